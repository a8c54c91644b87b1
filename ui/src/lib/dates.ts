import { formatLocale, t } from "./locale.svelte";

const DAY_MS = 86_400_000;

/** A civil date as a moment that only ever meets UTC formatters, so no zone can shift it. */
function asUtc(date: string): Date {
  const [year = 1970, month = 1, day = 1] = date.split("-").map(Number);
  return new Date(Date.UTC(year, month - 1, day));
}

const formatters = new Map<string, Intl.DateTimeFormat>();

/** Formatters are costly to make, in time and memory, and a page shows dozens of dates: one of each kind is kept. */
export function formatter(options: Intl.DateTimeFormatOptions, lang = formatLocale()): Intl.DateTimeFormat {
  const key = JSON.stringify([lang, options]);
  const known = formatters.get(key) ?? new Intl.DateTimeFormat(lang, options);
  formatters.set(key, known);
  return known;
}

function format(date: string, options: Intl.DateTimeFormatOptions): string {
  return formatter({ timeZone: "UTC", ...options }).format(asUtc(date));
}

/** The patient's date by this device's clock, for first values of date fields; the rules use the one Rust sends. */
export function todayIn(): string {
  const now = new Date();
  return asIso(new Date(Date.UTC(now.getFullYear(), now.getMonth(), now.getDate())));
}

function asIso(utc: Date): string {
  return utc.toISOString().slice(0, 10);
}

/** A moment the device recorded, in milliseconds, as it is sent. */
export function instantOf(milliseconds: number): string {
  return new Date(milliseconds).toISOString();
}

export function daysBetween(a: string, b: string): number {
  return Math.round((asUtc(b).getTime() - asUtc(a).getTime()) / DAY_MS);
}

export function addDays(date: string, days: number): string {
  return asIso(new Date(asUtc(date).getTime() + days * DAY_MS));
}

/** "Thursday, 26 November", with the year where it is not this one. */
export function day(date: string): string {
  const year = date.slice(0, 4) === todayIn().slice(0, 4) ? undefined : "numeric";
  return format(date, { weekday: "long", day: "numeric", month: "long", year });
}

/** "Thu 26 Nov", with the year where it is not this one. */
export function shortDay(date: string): string {
  const year = date.slice(0, 4) === todayIn().slice(0, 4) ? undefined : "numeric";
  return format(date, { weekday: "short", day: "numeric", month: "short", year });
}

/** "Thursday". */
export function weekday(date: string): string {
  return format(date, { weekday: "long" });
}

/** "November 2026". */
export function month(date: string): string {
  return format(date, { month: "long", year: "numeric" });
}

/** "14:00" or "2:00 pm", as the system has it. */
export function time(civil: string): string {
  const [hours = 0, minutes = 0] = civil.split(":").map(Number);
  const at = new Date(Date.UTC(2000, 0, 1, hours, minutes));
  return formatter({ timeZone: "UTC", timeStyle: "short" }).format(at);
}

/** A recorded moment in a zone: "Thu 26 Nov, 14:05". */
export function moment(instant: string, zone?: string): string {
  const options: Intl.DateTimeFormatOptions = { dateStyle: "medium", timeStyle: "short", timeZone: zone };
  return formatter(options).format(new Date(instant));
}

/** A day near today in words: "today", "tomorrow", "yesterday", "in 3 days", "2 days ago"; no date. */
export function relativeDays(date: string, today: string): string {
  const days = daysBetween(today, date);
  if (days === 0) return t("common-today");
  if (days === 1) return t("common-tomorrow");
  if (days === -1) return t("common-yesterday");
  return days > 0 ? t("common-in-days", { days }) : t("common-days-ago", { days: -days });
}

/** A day as said in a sentence: "today", "tomorrow", the weekday within a week, then "26 November". */
export function named(date: string, today: string): string {
  const days = daysBetween(today, date);
  if (days >= -1 && days <= 1) return relativeDays(date, today);
  if (days > 1 && days < 7) return weekday(date);
  return date.slice(0, 4) === today.slice(0, 4)
    ? format(date, { day: "numeric", month: "long" })
    : format(date, { day: "numeric", month: "long", year: "numeric" });
}

/** "from Thursday": the first day of something. For what is not allowed yet, `date` is the first day it is. */
export function from(date: string, today: string): string {
  return t("common-from", { day: named(date, today) });
}

/** "until Thursday", `date` being the first day it no longer holds. For a permission say `through`. */
export function until(date: string, today: string): string {
  return t("common-until", { day: named(date, today) });
}

/** "until the end of Wednesday", from the first day it no longer holds: the safe way to end a permission. */
export function through(end: string, today: string): string {
  return t("common-through", { day: named(addDays(end, -1), today) });
}
