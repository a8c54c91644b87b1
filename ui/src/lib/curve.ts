import type { Point } from "../generated/api";

/** The far edge of a picture in the unit of a `Point`. */
export const WHOLE = 10_000;

/** The most points of a line, as in crates/core. */
export const MOST_POINTS = 60;

interface Spot {
  x: number;
  y: number;
}

function distance(a: Spot, b: Spot): number {
  return Math.hypot(b.x - a.x, b.y - a.y);
}

/** A point as a place in a drawing of this size. */
export function inDrawing(point: Point, width: number, height: number): Spot {
  return { x: (point.x / WHOLE) * width, y: (point.y / WHOLE) * height };
}

/** A place on a picture as a point, kept inside of it. Fractions of its width and height. */
export function pointAt(x: number, y: number): Point {
  const inside = (part: number) => Math.round(Math.min(1, Math.max(0, part)) * WHOLE);
  return { x: inside(x), y: inside(y) };
}

/**
 * A smooth line through all spots, as the path of an SVG: a centripetal Catmull-Rom curve, which makes no loops between
 * spots that lie close together.
 */
export function pathThrough(spots: readonly Spot[]): string {
  const [first, ...rest] = spots;
  if (!first) return "";
  const parts = [`M ${show(first)}`];
  let from = first;
  for (const [index, to] of rest.entries()) {
    const before = spots[index - 1] ?? from;
    const after = rest[index + 1] ?? to;
    parts.push(`C ${show(handle(before, from, to))} ${show(handle(after, to, from))} ${show(to)}`);
    from = to;
  }
  return parts.join(" ");
}

/** The handle at `at` for the piece towards `to`, with `before` on the other side. */
function handle(before: Spot, at: Spot, to: Spot): Spot {
  const [back, on] = [Math.sqrt(distance(before, at)), Math.sqrt(distance(at, to))];
  if (back === 0) return at;
  const [mine, whole] = [2 * back * back + 3 * back * on + on * on, 3 * back * (back + on)];
  const along = (axis: "x" | "y") => (back * back * to[axis] - on * on * before[axis] + mine * at[axis]) / whole;
  return { x: along("x"), y: along("y") };
}

function show({ x, y }: Spot): string {
  return `${x.toFixed(2)} ${y.toFixed(2)}`;
}

/** Adds a point where it makes the line least longer: between two others, or at an end. `aspect` is height per width. */
export function withPoint(points: readonly Point[], added: Point, aspect: number): Point[] {
  const spot = (point: Point) => ({ x: point.x, y: point.y * aspect });
  const gap = (a: Point | undefined, b: Point | undefined) => (a && b ? distance(spot(a), spot(b)) : 0);
  let best = { at: points.length, cost: Infinity };
  for (let at = 0; at <= points.length; at += 1) {
    const [before, after] = [points[at - 1], points[at]];
    const cost = gap(before, added) + gap(added, after) - gap(before, after);
    if (cost < best.cost) best = { at, cost };
  }
  return points.toSpliced(best.at, 0, added);
}

/** A point in the middle of the longest gap; the way to add one without a pointer. */
export function withMiddle(points: readonly Point[], aspect: number): { points: Point[]; at: number } {
  let best = { at: 1, length: -1 };
  for (let at = 1; at < points.length; at += 1) {
    const [a, b] = [points[at - 1], points[at]];
    if (!a || !b) continue;
    const length = Math.hypot(b.x - a.x, (b.y - a.y) * aspect);
    if (length > best.length) best = { at, length };
  }
  const [a, b] = [points[best.at - 1], points[best.at]];
  if (!a || !b) return { points: [...points], at: 0 };
  const middle = { x: Math.round((a.x + b.x) / 2), y: Math.round((a.y + b.y) / 2) };
  return { points: points.toSpliced(best.at, 0, middle), at: best.at };
}

/** A first line to begin with: a gentle arc across the upper part of a picture. */
export function firstLine(): Point[] {
  return [
    { x: 2600, y: 4200 },
    { x: 3600, y: 3300 },
    { x: 5000, y: 3000 },
    { x: 6400, y: 3300 },
    { x: 7400, y: 4200 },
  ];
}
