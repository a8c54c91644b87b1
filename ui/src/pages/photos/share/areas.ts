import type { Area } from "../../../generated/api";
import { WHOLE } from "../../../lib/curve";

export const corners = ["upper-left", "upper-right", "lower-left", "lower-right"] as const;
export type Corner = (typeof corners)[number];

/** Nothing is made smaller than this, so that it can still be held. */
const SMALLEST = 400;

/** The whole picture, cut a little on all sides: what one begins with. */
export const FIRST_CUT: Area = { x: 1000, y: 1000, width: 8000, height: 8000 };

/** About where the eyes are when one looks straight on. */
export const OVER_EYES: Area = { x: 2500, y: 4300, width: 5000, height: 900 };

function kept(value: number, least: number, most: number): number {
  return Math.round(Math.min(most, Math.max(least, value)));
}

/** Moved by these fractions of the picture, and kept inside of it. */
export function moved(area: Area, dx: number, dy: number): Area {
  return {
    ...area,
    x: kept(area.x + dx * WHOLE, 0, WHOLE - area.width),
    y: kept(area.y + dy * WHOLE, 0, WHOLE - area.height),
  };
}

/** One corner moved by these fractions; the opposite one stays. */
export function resized(area: Area, corner: Corner, dx: number, dy: number): Area {
  const [right, bottom] = [area.x + area.width, area.y + area.height];
  const next = { ...area };
  if (corner.endsWith("left")) {
    next.x = kept(area.x + dx * WHOLE, 0, right - SMALLEST);
    next.width = right - next.x;
  } else next.width = kept(area.width + dx * WHOLE, SMALLEST, WHOLE - area.x);
  if (corner.startsWith("upper")) {
    next.y = kept(area.y + dy * WHOLE, 0, bottom - SMALLEST);
    next.height = bottom - next.y;
  } else next.height = kept(area.height + dy * WHOLE, SMALLEST, WHOLE - area.y);
  return next;
}

/** Where a corner is, as fractions of the picture. */
export function cornerOf(area: Area, corner: Corner): { x: number; y: number } {
  return {
    x: (area.x + (corner.endsWith("left") ? 0 : area.width)) / WHOLE,
    y: (area.y + (corner.startsWith("upper") ? 0 : area.height)) / WHOLE,
  };
}

export function middleOf(area: Area): { x: number; y: number } {
  return { x: (area.x + area.width / 2) / WHOLE, y: (area.y + area.height / 2) / WHOLE };
}

/** As styles of an element in a box as large as the picture. */
export function placed({ x, y, width, height }: Area): Record<string, string> {
  const percent = (part: number) => `${(part / WHOLE) * 100}%`;
  return { left: percent(x), top: percent(y), width: percent(width), height: percent(height) };
}
