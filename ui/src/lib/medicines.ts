import type { FactKind, FactView, GuideView, MedicineView } from "../generated/api";
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

/** "Daily at 08:00 and 20:00". */
export function timesWords(times: string[]): string {
  const list = new Intl.ListFormat(locale(), { type: "conjunction" }).format(times.map(time));
  return t("medicines-daily", { count: times.length, times: list });
}
