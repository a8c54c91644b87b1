import type { Error as ApiError } from "../generated/api";
import { t } from "./locale.svelte";

export type Severity = "info" | "warning" | "error";
/** What a screen offers beside the words. */
export type Remedy = "none" | "retry" | "unlock" | "restore";

/** Every error has a line here; a new one does not compile without. */
const table: Record<ApiError["code"], { severity: Severity; action: Remedy }> = {
  locked: { severity: "info", action: "unlock" },
  wrong_passphrase: { severity: "warning", action: "none" },
  passphrase_too_short: { severity: "warning", action: "none" },
  pin_not_digits: { severity: "warning", action: "none" },
  pin_too_plain: { severity: "warning", action: "none" },
  try_later: { severity: "warning", action: "none" },
  code_mistyped: { severity: "warning", action: "none" },
  wrong_code: { severity: "warning", action: "none" },
  confirm_needed: { severity: "info", action: "none" },
  not_recognised: { severity: "warning", action: "none" },
  key_store_unreachable: { severity: "error", action: "retry" },
  key_file_damaged: { severity: "error", action: "retry" },
  database_damaged: { severity: "error", action: "restore" },
  database_newer: { severity: "error", action: "none" },
  disk_full: { severity: "error", action: "retry" },
  read_only: { severity: "error", action: "retry" },
  unreadable: { severity: "error", action: "retry" },
  interrupted: { severity: "info", action: "retry" },
  already_open: { severity: "info", action: "retry" },
  disk_fault: { severity: "error", action: "retry" },
  place_not_writable: { severity: "warning", action: "none" },
  place_full: { severity: "warning", action: "none" },
  pack_refused: { severity: "warning", action: "none" },
  pack_for_other_treatment: { severity: "warning", action: "none" },
  not_found: { severity: "info", action: "none" },
  date_out_of_range: { severity: "warning", action: "none" },
  done_in_future: { severity: "warning", action: "none" },
  too_long: { severity: "warning", action: "none" },
  empty: { severity: "warning", action: "none" },
  out_of_scale: { severity: "warning", action: "none" },
  photo_refused: { severity: "warning", action: "none" },
  photo_missing: { severity: "warning", action: "none" },
  photo_damaged: { severity: "warning", action: "none" },
  hairline_agreed: { severity: "info", action: "none" },
  backup_refused: { severity: "warning", action: "none" },
  photo_private: { severity: "info", action: "none" },
  nothing_ahead: { severity: "info", action: "none" },
  bad_call: { severity: "error", action: "retry" },
};

export interface ErrorWords {
  severity: Severity;
  action: Remedy;
  /** What happened. */
  title: string;
  /** What is safe. */
  what: string;
  /** What to do. */
  next: string;
}

/** An error in the patient's words. */
export function errorWords(error: ApiError): ErrorWords {
  const id = error.code.replaceAll("_", "-");
  const numbers = {
    min: "min_length" in error ? error.min_length : "min" in error ? error.min : 0,
    max: "max" in error ? error.max : 0,
    minutes: "seconds" in error ? Math.ceil(error.seconds / 60) : 0,
  };
  if (error.code === "photo_refused") {
    const why = error.reason.why.replaceAll("_", "-");
    return {
      ...table[error.code],
      title: t(`error-photo-refused-${why}`),
      what: t("error-photo-refused.what"),
      next: t(`error-photo-refused-${why}.next`),
    };
  }
  if (error.code === "backup_refused") {
    const why = error.reason.replaceAll("_", "-");
    return {
      ...table[error.code],
      title: t(`error-backup-refused-${why}`),
      what: t("error-backup-refused.what"),
      next: t(`error-backup-refused-${why}.next`),
    };
  }
  return {
    ...table[error.code],
    title: t(`error-${id}`, numbers),
    what: t(`error-${id}.what`, numbers),
    next: t(`error-${id}.next`, numbers),
  };
}

/** The short form beside a form field. */
export function errorLine(error: ApiError): string {
  const words = errorWords(error);
  return `${words.title} ${words.next}`;
}

/** The field an error is about, so that a form can show it there. */
export function errorField(error: ApiError): string | undefined {
  return "field" in error ? error.field : undefined;
}
