import type { Journey, JourneyEntry } from "../generated/api";
import { addDays, daysBetween, shortDay } from "./dates";
import { t } from "./locale.svelte";
import { dayWords, spanWords } from "./spans";

/** What stands on the line at one date. */
export interface Stop {
  on: string;
  entries: JourneyEntry[];
}

/** Something becomes allowed. */
export type Opens = JourneyEntry & { what: "opens" };
export type Other = Exclude<JourneyEntry, { what: "opens" }>;

export interface Line {
  /** Over and done; folded away. */
  earlier: Stop[];
  /** The latest visit, and what holds now. */
  current: Stop[];
  /** From today on. */
  ahead: Stop[];
  /** How many entries are folded away. */
  earlierCount: number;
}

function isWindow(entry: JourneyEntry): boolean {
  return entry.what === "expect" || entry.what === "arrange";
}

function isOver(entry: JourneyEntry, today: string): boolean {
  if (!isWindow(entry)) return entry.on < today;
  return entry.to !== null && entry.to <= today;
}

/** The latest visit of each plan that lies behind: it says what the days are counted from. */
function latestVisits(journey: Journey): Set<JourneyEntry> {
  const latest = new Map<string | null, JourneyEntry>();
  for (const entry of journey.entries) {
    if (entry.what === "visit" && entry.state !== "cancelled" && entry.on <= journey.today)
      latest.set(entry.plan, entry);
  }
  return new Set(latest.values());
}

function byDate(entries: JourneyEntry[]): Stop[] {
  const stops: Stop[] = [];
  for (const entry of entries) {
    const last = stops.at(-1);
    if (last?.on === entry.on) last.entries.push(entry);
    else stops.push({ on: entry.on, entries: [entry] });
  }
  return stops;
}

/** Under which a text is found: two plans may word one record differently. */
export function textKey(plan: string | null, instruction: string): string {
  return `${plan ?? ""} ${instruction}`;
}

/** The journey in the three parts its page shows. */
export function lineOf(journey: Journey): Line {
  const { today, entries } = journey;
  const kept = latestVisits(journey);
  const earlier = entries.filter((e) => e.on < today && isOver(e, today) && !kept.has(e));
  const current = entries.filter((e) => e.on < today && (!isOver(e, today) || kept.has(e)));
  return {
    earlier: byDate(earlier),
    current: byDate(current),
    ahead: byDate(entries.filter((e) => e.on >= today)),
    earlierCount: earlier.length,
  };
}

/** The days or months an entry is about, counted from its visit. */
export function entrySpan(entry: JourneyEntry): string | undefined {
  if (!("day" in entry)) return undefined;
  if (!isWindow(entry)) return dayWords(entry.day);
  return spanWords(entry.day, entry.to === null ? null : entry.day + daysBetween(entry.on, entry.to));
}

/** How long a window still goes, as a date. */
export function entryEnd(entry: JourneyEntry): string | undefined {
  if (!isWindow(entry)) return undefined;
  if (entry.to === null) return t("journey-ongoing");
  return daysBetween(entry.on, entry.to) > 1 ? t("journey-until", { day: shortDay(addDays(entry.to, -1)) }) : undefined;
}

/** What stands at a stop in the order it is read: visits and bands, what becomes allowed plan by plan, then the rest. */
export function sorted(stop: Stop): { before: Other[]; opens: Opens[][]; after: Other[] } {
  const others = stop.entries.filter((e): e is Other => e.what !== "opens");
  const leads = (e: Other) => e.what === "visit" || e.what === "expect" || e.what === "closed";
  const opens: Opens[][] = [];
  for (const entry of stop.entries.filter((e): e is Opens => e.what === "opens")) {
    const group = opens.find((g) => g[0]?.plan === entry.plan);
    if (group) group.push(entry);
    else opens.push([entry]);
  }
  return { before: others.filter(leads), opens, after: others.filter((e) => !leads(e)) };
}
