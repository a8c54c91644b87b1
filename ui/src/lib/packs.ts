import type {
  Anchor,
  Trait,
  FaultReason,
  PackName,
  PackSummary,
  PhotoDays,
  Indication,
  SignOff,
  StandardView,
} from "../generated/api";
import { day } from "./dates";
import { locale, t } from "./locale.svelte";
import { viewWords } from "./photos";
import { spanWords } from "./spans";

/** What is wrong, in words. */
export function faultWords(reason: FaultReason): string {
  const code = reason.code.replaceAll("_", "-");
  if (reason.code === "gap") {
    const { topic, from, to } = reason;
    return to === null ? t("packs-fault-gap-open", { topic, from }) : t("packs-fault-gap", { topic, from, to: to - 1 });
  }
  const args: Record<string, string | number> = {};
  if ("found" in reason) args["found"] = reason.found;
  if ("detail" in reason) args["detail"] = reason.detail;
  if ("topic" in reason) args["topic"] = reason.topic;
  if ("other" in reason) args["other"] = reason.other;
  if ("from" in reason) args["from"] = reason.from;
  return t(`packs-fault-${code}`, args);
}

/** "Days 0 to 3, counted from the end of each session"; a warning sign counts from nothing. */
export function windowWords(said: { from: number; to: number | null; anchor: Anchor | null }): string {
  const span = spanWords(said.from, said.to);
  if (said.anchor === null) return span;
  return t("packs-window", { span, anchor: t(`packs-anchor-${said.anchor.replaceAll("_", "-")}`) });
}

/** For whom a record is. */
export function traitWords(traits: readonly Trait[]): string {
  return traits.map((trait) => t(`packs-trait-${trait.replaceAll("_", "-")}`)).join(", ");
}

/** By when a visit is called off; a pack may say nothing about it. */
export function cancelWords(hours: number | null): string {
  return hours === null ? t("packs-cancel-none") : t("packs-cancel", { hours });
}

function listed(words: string[]): string {
  return new Intl.ListFormat(locale(), { type: "conjunction" }).format(words);
}

/** When photo sets are due: "Photos on days 0, 7 and 14, then every 91 days." */
export function photoDaysWords({ days, then_every_days: every, before_check_days: before }: PhotoDays): string {
  const due = t("packs-photos-days", { count: days.length, days: listed(days.map(String)), every });
  return before === 0 ? due : `${due} ${t("packs-photos-before", { days: before })}`;
}

/** The views of a set. */
export function viewsWords(views: readonly StandardView[]): string {
  return t("packs-photos-views", { views: listed(views.map((view) => viewWords(view))) });
}

/** "From Riverside Clinic", "General guidance". */
export function originWords(name: PackName): string {
  return name.clinic === null ? t("packs-general") : t("packs-by-clinic", { clinic: name.clinic });
}

/** Who stands behind it. */
export function signOffWords({ status, approved_by: by, approved_on: on }: SignOff): string {
  return status === "none" || by === null || on === null
    ? t("packs-not-signed")
    : t("packs-signed", { by, on: day(on) });
}

/** What a pack is most likely for, from what it takes for granted; only a transplant's kind is asked. */
export function indicationOf(pack: PackSummary, method: "with_fue" | "with_fut"): Indication {
  if (pack.procedure === "transplant") return "transplant_only";
  if (pack.traits.includes("scar")) return "scar_camouflage";
  if (pack.traits.includes("with_transplant")) return method;
  return pack.traits.includes("long_hair") ? "female_diffuse" : "male_pattern";
}
