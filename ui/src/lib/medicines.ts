import type { FactKind, FactView, GuideView, MedicineView, Weekday } from "../generated/api";
import { addDays, day, shortDay, time } from "./dates";
import { locale, t } from "./locale.svelte";

/** A medicine no pack knows may have any of these. */
const TIMES_OF_OTHERS = [0, 1, 2, 3, 4];

/** In which order a patient needs them. */
const KINDS: readonly FactKind[] = ["take", "missed", "expect", "caution", "set_up"];

/** How many reminders a day may be chosen. */
export function timesOffered(guide: GuideView | undefined): number[] {
  return guide?.times_a_day ?? TIMES_OF_OTHERS;
}

const USUAL: Record<number, string[]> = {
  1: ["09:00:00"],
  2: ["08:00:00", "20:00:00"],
  3: ["08:00:00", "14:00:00", "20:00:00"],
  4: ["08:00:00", "12:00:00", "16:00:00", "20:00:00"],
};

/** This many times: those there are stay, the rest are the usual ones. */
export function timesFor(count: number, present: (string | null)[]): (string | null)[] {
  if (present.length === count) return present;
  return USUAL[count] ?? [];
}

/** Facts by what they are about, empty groups left out. */
export function byKind(facts: FactView[]): { kind: FactKind; facts: FactView[] }[] {
  return KINDS.map((kind) => ({ kind, facts: facts.filter((f) => f.kind === kind) })).filter((g) => g.facts.length > 0);
}

/** Whether it is still taken: one that ends today or later counts as taken. */
export function isTaken(medicine: MedicineView, today: string): boolean {
  return medicine.stopped_on === null || medicine.stopped_on > today;
}

/** "Since Thursday, 26 November", "26 Nov to 3 Dec". */
export function takenWords(medicine: MedicineView, today: string): string {
  const { started_on: from, stopped_on: stop } = medicine;
  if (stop !== null) return t("medicines-until", { from: shortDay(from), last: shortDay(addDays(stop, -1)) });
  return from > today ? t("medicines-begins", { date: day(from) }) : t("medicines-since", { date: day(from) });
}

/** In the order of a week. */
export const WEEKDAYS: Weekday[] = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"];

/** "Daily at 08:00 and 20:00", "Every 2 days at 08:00", "Monday and Friday at 08:00". */
export function timesWords(medicine: MedicineView): string {
  const list = (items: string[]): string => new Intl.ListFormat(locale(), { type: "conjunction" }).format(items);
  const { every_days: every, weekdays } = medicine;
  const times = list(medicine.times.map(time));
  if (medicine.times.length === 0) return t("medicines-daily", { count: 0, times });
  if (weekdays.length > 0) {
    return t("medicines-on-weekdays", { days: list(weekdays.map((d) => t(`touch-ups-day-${d}`))), times });
  }
  if (every !== null) return t("medicines-every", { count: every, times });
  return t("medicines-daily", { count: medicine.times.length, times });
}
