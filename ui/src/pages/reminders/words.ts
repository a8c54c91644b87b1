import type { MissedWhy, ReminderAbout, ReminderKind } from "../../generated/api";
import { formatter, moment, shortDay, time } from "../../lib/dates";
import { t } from "../../lib/locale.svelte";

/** What a reminder is about, in full: only the patient's own pages say so. */
export function aboutWords(about: ReminderAbout): string {
  switch (about.what) {
    case "step":
      return about.title;
    case "dose":
      return about.name;
    case "photo_set":
      return t("reminders-about-photos", { day: about.day });
    case "session": {
      const when = t(`reminders-stage-${about.stage.replace("_", "-")}`);
      return t("reminders-about-session", { number: about.number, when });
    }
    case "cancel":
      return t("reminders-about-cancel", { by: moment(about.by) });
    case "settle":
      return t("reminders-about-settle");
    case "free_opens":
      return t("reminders-about-free-opens", { day: shortDay(about.until) });
    case "free_ends":
      return t("reminders-about-free-ends", { day: shortDay(about.until) });
    case "yearly":
      return t("reminders-about-yearly");
    case "booking":
      return t("reminders-about-booking");
    case "test":
      return t("reminders-about-test");
    case "gap":
      return t("reminders-about-gap", { from: shortDay(about.from), to: shortDay(about.to) });
  }
}

export function whyWords(why: MissedWhy | null): string {
  return why === null ? "" : t(`reminders-why-${why.replace("_", "-")}`);
}

export function kindWords(kind: ReminderKind): string {
  return t(`reminders-kind-${kind.replace("_", "-")}`);
}

/** A moment with its seconds, as a proof needs it: "14:03:12". */
export function clockWords(instant: string): string {
  return formatter({ timeStyle: "medium" }).format(new Date(instant));
}

/** The time of a civil moment such as "2026-11-25T20:00:00". */
export function civilTime(civil: string): string {
  return time(civil.slice(11));
}

/** Whole seconds from one moment to another. */
export function secondsLate(due: string, shown: string): number {
  return Math.max(0, Math.round((new Date(shown).getTime() - new Date(due).getTime()) / 1000));
}
