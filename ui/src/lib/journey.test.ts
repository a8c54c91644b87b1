import { expect, test } from "vitest";

import type { Journey, JourneyEntry } from "../generated/api";
import { card, expected, only, setOn, visit } from "../testing/build";
import { entryEnd, entrySpan, lineOf, sorted } from "./journey";
import { dayWords, spanWords } from "./spans";

const TODAY = "2026-11-26";

function journey(...entries: JourneyEntry[]): Journey {
  return only<Journey>({ today: TODAY, entries });
}

function opens(instruction: string, plan = "p"): JourneyEntry {
  return { what: "opens", on: TODAY, to: null, plan, instruction, day: 4 };
}

test("what is over is folded, what holds now is not", () => {
  const line = lineOf(
    journey(
      visit("2026-10-01"),
      expected("2026-10-02", "2026-10-05"),
      visit("2026-11-22", { number: 2 }),
      expected("2026-11-24", "2026-11-30"),
      visit("2026-12-20", { number: 3, state: "planned" }),
    ),
    [],
  );
  expect(line.earlier.map((stop) => stop.on)).toEqual(["2026-10-01", "2026-10-02"]);
  expect(line.current.map((stop) => stop.on)).toEqual(["2026-11-22", "2026-11-24"]);
  expect(line.ahead.map((stop) => stop.on)).toEqual(["2026-12-20"]);
  expect(line.earlierCount).toBe(2);
});

test("a window that ends today is over, one without an end never is", () => {
  const line = lineOf(journey(expected("2026-11-20", TODAY), expected("2026-11-21", null)), []);
  expect(line.earlier.map((stop) => stop.on)).toEqual(["2026-11-20"]);
  expect(line.current.map((stop) => stop.on)).toEqual(["2026-11-21"]);
});

test("the latest visit of each plan stays, a cancelled one does not count", () => {
  const cancelled = visit("2026-11-10", { state: "cancelled" });
  const line = lineOf(journey(visit("2026-10-01"), visit("2026-10-05", { plan: "q" }), cancelled), []);
  expect(line.current.map((stop) => stop.on)).toEqual(["2026-10-01", "2026-10-05"]);
  expect(line.earlier.map((stop) => stop.on)).toEqual(["2026-11-10"]);
});

test("photos since the latest visit stand beside it", () => {
  const sets = [setOn("2026-09-01", card("a")), setOn("2026-11-23", card("b")), setOn("2026-11-27", card("c"))];
  const line = lineOf(journey(visit("2026-11-22")), sets);
  expect(line.earlier.flatMap((stop) => stop.photos.map((p) => p.id))).toEqual(["a"]);
  expect(line.current.flatMap((stop) => stop.photos.map((p) => p.id))).toEqual(["b"]);
  expect(line.ahead.flatMap((stop) => stop.photos.map((p) => p.id))).toEqual(["c"]);
  expect(line.earlierCount).toBe(1);
});

test("a day's entries and photos share one stop", () => {
  const line = lineOf(journey(visit(TODAY), expected(TODAY, null)), [setOn(TODAY, card("a"))]);
  expect(line.ahead).toHaveLength(1);
  expect(line.ahead[0]?.entries).toHaveLength(2);
  expect(line.ahead[0]?.photos).toHaveLength(1);
});

test("visits lead, what opens is grouped by plan, the rest follows", () => {
  const photos: JourneyEntry = { what: "photo_set", on: TODAY, to: null, plan: "p", event: "e", day: 4, state: null };
  const stop = { on: TODAY, photos: [], entries: [photos, opens("a"), opens("b", "q"), visit(TODAY), opens("c")] };
  const order = sorted(stop);
  expect(order.before.map((e) => e.what)).toEqual(["visit"]);
  expect(order.opens.map((group) => group.map((e) => e.instruction))).toEqual([["a", "c"], ["b"]]);
  expect(order.after.map((e) => e.what)).toEqual(["photo_set"]);
});

test("an entry says its days after the visit and its last date", () => {
  const window = expected("2026-11-24", "2026-11-30", 2);
  expect(entrySpan(window)).toBe("Days 2 to 7");
  expect(entryEnd(window)?.replace(",", "")).toBe("to Sun 29 Nov");
  expect(entryEnd(expected("2026-11-24", "2026-11-25", 2))).toBeUndefined();
  expect(entryEnd(expected("2026-11-24", null, 2))).toBe("from then on");
  expect(entrySpan(visit(TODAY))).toBeUndefined();
});

test.each([
  [-3, "3 days before"],
  [-1, "The day before"],
  [0, "The day itself"],
  [59, "Day 59"],
  [60, "Month 2"],
  [365, "Month 12"],
])("day %i is %s", (days, words) => {
  expect(dayWords(days)).toBe(words);
});

test.each<[number, number | null, string]>([
  [4, 10, "Days 4 to 9"],
  [4, 5, "Day 4"],
  [365, 457, "Months 12 to 15"],
  [365, 370, "Month 12"],
  [10, 366, "Day 10 to month 12"],
  [10, null, "From day 10"],
  [0, null, "From the day itself"],
  [-3, null, "From 3 days before"],
  [90, null, "From month 3"],
  [-7, -2, "7 to 3 days before"],
  [-2, 1, "2 days before, up to the day itself"],
  [-2, 3, "From 2 days before to day 2"],
])("the window from %s to %s is %s", (first, end, words) => {
  expect(spanWords(first, end)).toBe(words);
});
