import type { Journey, JourneyEntry, PhotoCard, PhotoSet } from "../generated/api";
import { addDays, daysBetween, shortDay } from "./dates";
import { t } from "./locale.svelte";
import { dayWords, spanWords } from "./spans";

/** What stands on the line at one date. */
export interface Stop {
  on: string;
  entries: JourneyEntry[];
  /** The photos of that date. */
  photos: PhotoCard[];
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

/** Entries and photos by their date; both come in its order. */
function byDate(entries: JourneyEntry[], sets: PhotoSet[]): Stop[] {
  const stops = new Map<string, Stop>();
  const at = (on: string): Stop => {
    const stop = stops.get(on) ?? { on, entries: [], photos: [] };
    stops.set(on, stop);
    return stop;
  };
  for (const entry of entries) at(entry.on).entries.push(entry);
  for (const set of sets) at(set.on).photos.push(...set.photos);
  return [...stops.values()].sort((a, b) => a.on.localeCompare(b.on));
}

/** Under which a text is found: two plans may word one record differently. */
export function textKey(plan: string | null, instruction: string): string {
  return `${plan ?? ""} ${instruction}`;
}

/** The journey in the three parts its page shows, with the photo log's sets on it. */
export function lineOf(journey: Journey, sets: readonly PhotoSet[]): Line {
  const { today, entries } = journey;
  const kept = latestVisits(journey);
  const earlier = entries.filter((e) => e.on < today && isOver(e, today) && !kept.has(e));
  const current = entries.filter((e) => e.on < today && (!isOver(e, today) || kept.has(e)));
  // Photos since the latest visit stand beside it; those of former visits are folded away with them.
  const since = [...kept].map((visit) => visit.on).sort()[0] ?? today;
  const between = (from: string, to: string) => sets.filter((set) => set.on >= from && set.on < to);
  const former = between("", since);
  return {
    earlier: byDate(earlier, former),
    current: byDate(current, between(since, today)),
    ahead: byDate(
      entries.filter((e) => e.on >= today),
      sets.filter((set) => set.on >= today),
    ),
    earlierCount: earlier.length + former.length,
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
