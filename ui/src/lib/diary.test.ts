import { expect, test } from "vitest";

import type { DiaryEntry, DiaryPoint } from "../generated/api";
import { draw, type Frame, yOf } from "./chart";
import { answersOf, blank, dotsOf, isBlank } from "./diary.svelte";

const FRAME: Frame = { width: 120, height: 110, left: 10, right: 10, top: 5, bottom: 5 };
const point = (on: string, confidence: number | null): DiaryPoint => ({
  on,
  confidence,
  satisfaction: null,
  naturalness: null,
  discomfort: null,
});

test("the scale fills the frame's height", () => {
  expect(yOf(10, FRAME)).toBe(5);
  expect(yOf(0, FRAME)).toBe(105);
});

test("days are spread over the frame's width", () => {
  const dots = dotsOf([point("2026-11-01", 2), point("2026-11-03", null), point("2026-11-11", 10)], "confidence");
  const drawn = draw(dots, ["2026-10-31", "2026-11-06", "2026-11-12"], FRAME);
  expect(drawn.dots.map(({ x }) => x)).toEqual([10, 110]);
  expect(drawn.visits).toEqual([{ x: 60, on: "2026-11-06" }]);
  expect(drawn.line).toBe("10.0,85.0 110.0,5.0");
});

test("one answer is one dot, none is an empty chart", () => {
  expect(draw([{ on: "2026-11-01", value: 3 }], [], FRAME).dots).toHaveLength(1);
  expect(draw([], ["2026-11-01"], FRAME)).toEqual({ dots: [], line: "", visits: [] });
});

test("only an answer or words make an entry", () => {
  expect(isBlank(blank)).toBe(true);
  expect(isBlank({ ...blank, note: "  " })).toBe(true);
  expect(isBlank({ ...blank, discomfort: 0 })).toBe(false);
  expect(isBlank({ ...blank, compared: "same" })).toBe(false);
  const entry: DiaryEntry = { id: "d", on: "2026-11-01", ...blank, confidence: 4 };
  expect(answersOf(entry)).toEqual({ ...blank, confidence: 4 });
  expect(answersOf(undefined)).toBe(blank);
});
