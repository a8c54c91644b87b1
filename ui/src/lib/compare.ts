import type { JourneyEntry, PhotoCard, PhotoLog, PhotoSet, View } from "../generated/api";

/** The ways to look at two photos. */
export const modes = ["side", "slider", "fade", "play"] as const;
export type Mode = (typeof modes)[number];

/** A photo with its date. */
export interface Dated {
  card: PhotoCard;
  on: string;
}

/** The photos by their dates, the oldest first; those of one date in the order in which they came in. */
export function oldestFirst(sets: readonly PhotoSet[]): Dated[] {
  const ofDay = ({ on, photos }: PhotoSet) =>
    photos.map((card) => ({ card, on })).sort((a, b) => (a.card.id < b.card.id ? -1 : 1));
  return [...sets].sort((a, b) => (a.on < b.on ? -1 : 1)).flatMap(ofDay);
}

/** All photos of a view that can be shown, the oldest first. */
export function ofView(log: PhotoLog, view: View): Dated[] {
  return oldestFirst(log.sets).filter(({ card }) => card.view === view && card.file === "whole");
}

/** What stands on the line of a view's photos: the photos, and what was noted around them. */
export type Stop = { on: string } & ({ photo: PhotoCard } | { entry: Noted });

/** What is marked between photos: visits, medicines, and from when something is usual. */
export type Noted = Extract<JourneyEntry, { what: "visit" | "expect" | "medicine_start" | "medicine_stop" | "closed" }>;

export function isNoted(entry: JourneyEntry): entry is Noted {
  if (entry.what === "visit") return entry.state !== "cancelled";
  return ["expect", "medicine_start", "medicine_stop", "closed"].includes(entry.what);
}

/** The photos of a view among what was noted from the first of them to the last; a day's notes come before its photos. */
export function lineOfView(photos: readonly Dated[], entries: readonly JourneyEntry[]): Stop[] {
  const [first, last] = [photos[0]?.on ?? "", photos.at(-1)?.on ?? ""];
  const notes = entries.filter(isNoted).filter(({ on }) => on >= first && on <= last);
  const stops: Stop[] = [
    ...notes.map((entry) => ({ on: entry.on, entry })),
    ...photos.map(({ on, card }) => ({ on, photo: card })),
  ];
  return stops.sort((a, b) => a.on.localeCompare(b.on) || Number("photo" in a) - Number("photo" in b));
}

/** A row is what "before and after" looks like; a column must make the pictures this much larger to be worth it. */
const WORTH = 1.3;

/** Whether two pictures stand in a row or in a column. `aspect` is height per width. */
export function beside(width: number, height: number, aspect: number): "row" | "column" {
  const inRow = Math.min(width / 2, height / aspect);
  const inColumn = Math.min(width, height / 2 / aspect);
  return inRow * WORTH >= inColumn ? "row" : "column";
}
