import type { BookingView, ClinicContact } from "../../generated/api";
import { t } from "../../lib/locale.svelte";

/** The request in the patient's words, to be sent by them. */
export function letter(booking: BookingView, day: number | null, again: boolean): string {
  const lines = [again ? t("touch-ups-letter-again") : t("touch-ups-letter")];
  if (day !== null) lines.push(t("touch-ups-letter-day", { day }));
  lines.push(t("touch-ups-letter-days", { days: list(booking.days.map((d) => t(`touch-ups-day-${d}`))) }));
  lines.push(t("touch-ups-letter-times", { times: list(booking.times.map((d) => t(`touch-ups-time-${d}`))) }));
  if (booking.note) lines.push(booking.note);
  if (booking.photos.length > 0) lines.push(t("touch-ups-letter-photos", { count: booking.photos.length }));
  lines.push(t("touch-ups-letter-end"));
  return lines.join("\n\n");
}

function list(items: string[]): string {
  return items.length > 0 ? items.join(", ") : t("touch-ups-any");
}

/** The address that opens the patient's own mail program. */
export function mailto(clinic: ClinicContact, text: string): string {
  // A mail address keeps its @; everything else that could end it is escaped.
  const to = encodeURIComponent(clinic.email).replace("%40", "@");
  const subject = encodeURIComponent(t("touch-ups-letter-subject"));
  return `mailto:${to}?subject=${subject}&body=${encodeURIComponent(text.replaceAll("\n", "\r\n"))}`;
}
