import { expect, test } from "vitest";

import type { JourneyEntry } from "../generated/api";
import { card, expected, logOf, setOn, visit } from "../testing/build";
import { beside, isNoted, lineOfView, oldestFirst, ofView } from "./compare";
import { fitted, sized } from "./fit";

const sets = [
  setOn("2026-11-20", card("c", "top"), card("b")),
  setOn("2026-10-01", card("a"), card("z", "crown", true)),
];

test("photos come by date, then as they came in", () => {
  expect(oldestFirst(sets).map(({ card: { id } }) => id)).toEqual(["a", "z", "b", "c"]);
});

test("only photos of the view that can be shown are compared", () => {
  expect(ofView(logOf(...sets), "crown").map(({ card: { id } }) => id)).toEqual(["a", "b"]);
  expect(ofView(logOf(), "crown")).toEqual([]);
});

test("notes between the first and last photo stand before a day's photos", () => {
  const photos = ofView(logOf(...sets), "crown");
  const entries = [visit("2026-11-20"), expected("2026-10-10", null), visit("2026-09-30"), visit("2026-12-01")];
  const stops = lineOfView(photos, entries).map((stop) => ("photo" in stop ? stop.photo.id : stop.entry.what));
  expect(stops).toEqual(["a", "expect", "visit", "b"]);
});

test("cancelled visits and what opens are not noted", () => {
  const opens: JourneyEntry = { what: "opens", on: "2026-11-20", to: null, plan: "p", instruction: "i", day: 1 };
  expect(isNoted(visit("2026-11-20", { state: "cancelled" }))).toBe(false);
  expect(isNoted(opens)).toBe(false);
  expect(isNoted(visit("2026-11-20"))).toBe(true);
});

test("two pictures stand in a row unless a column shows much more", () => {
  expect(beside(1280, 800, 4 / 3)).toBe("row");
  expect(beside(390, 700, 3 / 4)).toBe("column");
  expect(beside(390, 700, 16 / 9)).toBe("row");
});

test("a picture fits its room in both directions", () => {
  expect(fitted(400, 300, 0.5)).toEqual({ width: 400, height: 200 });
  expect(fitted(400, 300, 2)).toEqual({ width: 150, height: 300 });
  expect(fitted(-5, 300, 1)).toEqual({ width: 0, height: 0 });
  expect(sized({ width: 3, height: 4 })).toEqual({ width: "3px", height: "4px" });
});
