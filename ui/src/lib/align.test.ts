import { expect, test } from "vitest";

import type { Transform } from "../generated/api";
import { apply, asCss, asSvg, compose, IDENTITY, nudged } from "./align";

function near(found: Transform | null, wanted: Transform): void {
  expect(found).not.toBeNull();
  for (const key of ["a", "b", "c", "d", "e", "f"] as const) expect(found?.[key]).toBeCloseTo(wanted[key], 10);
}

const SHIFT: Transform = { ...IDENTITY, c: 0.5, f: -0.25 };
const QUARTER: Transform = { a: 0, b: -1, c: 0, d: 1, e: 0, f: 0 };

test("two moves after each other are one", () => {
  const place = { x: 0.3, y: 0.7 };
  expect(apply(compose(SHIFT, QUARTER), place)).toEqual(apply(QUARTER, apply(SHIFT, place)));
  expect(compose(IDENTITY, SHIFT)).toEqual(SHIFT);
  expect(compose(SHIFT, IDENTITY)).toEqual(SHIFT);
});

test("a nudge leaves the place it turns about", () => {
  const about = { x: 0.4, y: 0.6 };
  const moved = nudged(IDENTITY, { turn: 30, scale: 1.5 }, about);
  const stays = moved && apply(moved, about);
  expect(stays?.x).toBeCloseTo(about.x, 10);
  expect(stays?.y).toBeCloseTo(about.y, 10);
});

test("a nudge and its opposite cancel out", () => {
  const about = { x: 0.5, y: 0.5 };
  const there = nudged(SHIFT, { x: 0.1, y: 0.2, turn: 12, scale: 1.2 }, about);
  const turned = there && nudged(there, { x: -0.1, y: -0.2 }, about);
  near(turned && nudged(turned, { turn: -12, scale: 1 / 1.2 }, about), SHIFT);
});

test("a picture cannot be lost by hand", () => {
  const middle = { x: 0.5, y: 0.5 };
  expect(nudged(IDENTITY, { scale: 0.1 }, middle)).toBeNull();
  expect(nudged(IDENTITY, { scale: 6 }, middle)).toBeNull();
  expect(nudged(IDENTITY, { x: 5 }, middle)).toBeNull();
  expect(nudged(IDENTITY, { scale: 0.2001 }, middle)).not.toBeNull();
});

test("css and svg place a picture alike", () => {
  expect(asCss(SHIFT, 2)).toBe("translate(50%, -12.5%) matrix(1, 0, 0, 1, 0, 0)");
  expect(asSvg(QUARTER, 100)).toBe("matrix(0 1 -1 0 0 0)");
});
