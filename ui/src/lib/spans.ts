import { t } from "./locale.svelte";

/** From here on people count in months. */
const MONTHS_FROM = 60;
const MONTH_DAYS = 365.25 / 12;

function months(days: number): number {
  return Math.round(days / MONTH_DAYS);
}

/** One day after a visit: "Day 4", "Month 3", "2 days before". */
export function dayWords(day: number): string {
  if (day < 0) return t("journey-span-before-one", { days: -day });
  if (day === 0) return t("journey-span-itself");
  return day < MONTHS_FROM ? t("journey-span-day", { day }) : t("journey-span-month", { month: months(day) });
}

/** A window `[from, to)` in days after its anchor: "Days 4 to 9", "Months 12 to 15", "From day 10", "7 to 3 days before". */
export function spanWords(from: number, to: number | null): string {
  if (to === null) return openSpan(from);
  const last = to - 1;
  if (last <= from) return dayWords(from);
  if (from < 0) return spanBefore(from, last);
  if (last < MONTHS_FROM) return t("journey-span-days", { from, last });
  if (from < MONTHS_FROM) return t("journey-span-day-month", { day: from, month: months(last) });
  const [first, end] = [months(from), months(last)];
  return first === end
    ? t("journey-span-month", { month: first })
    : t("journey-span-months", { from: first, last: end });
}

function openSpan(from: number): string {
  if (from < 0) return t("journey-span-from-before", { days: -from });
  if (from === 0) return t("journey-span-from-itself");
  if (from < MONTHS_FROM) return t("journey-span-from-day", { day: from });
  return t("journey-span-from-month", { month: months(from) });
}

function spanBefore(from: number, last: number): string {
  if (last < 0) return t("journey-span-before", { from: -from, last: -last });
  if (last === 0) return t("journey-span-before-itself", { days: -from });
  return t("journey-span-before-after", { days: -from, day: last });
}
