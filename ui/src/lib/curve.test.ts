import { expect, test } from "vitest";

import { firstLine, inDrawing, pathThrough, pointAt, WHOLE, withMiddle, withPoint } from "./curve";

const at = (x: number, y: number) => ({ x, y });

test("a place on a picture is kept inside of it", () => {
  expect(pointAt(0.5, 0.25)).toEqual(at(5000, 2500));
  expect(pointAt(-1, 2)).toEqual(at(0, WHOLE));
  expect(inDrawing(at(5000, 2500), 200, 400)).toEqual(at(100, 100));
});

test("a line goes through every point", () => {
  const spots = [at(0, 0), at(10, 5), at(30, 5), at(40, 20)];
  const ends = pathThrough(spots)
    .split(/[MC]/)
    .filter(Boolean)
    .map((part) => part.trim().split(" ").slice(-2).map(Number));
  expect(ends).toEqual(spots.map(({ x, y }) => [x, y]));
});

test("a line through nothing or one point is no curve", () => {
  expect(pathThrough([])).toBe("");
  expect(pathThrough([at(1, 2)])).toBe("M 1.00 2.00");
});

test("points on top of each other give a finite line", () => {
  expect(pathThrough([at(5, 5), at(5, 5), at(5, 5), at(9, 9)])).not.toMatch(/NaN|Infinity/);
});

test("a new point lengthens the line least", () => {
  const line = [at(1000, 5000), at(5000, 3000), at(9000, 5000)];
  expect(withPoint(line, at(3000, 4000), 1)[1]).toEqual(at(3000, 4000));
  expect(withPoint(line, at(500, 5500), 1)[0]).toEqual(at(500, 5500));
  expect(withPoint(line, at(9500, 5500), 1)[3]).toEqual(at(9500, 5500));
  expect(withPoint([], at(1, 1), 1)).toEqual([at(1, 1)]);
});

test("a point in the middle goes into the longest gap, as seen", () => {
  const line = [at(0, 0), at(4000, 0), at(4000, 3000)];
  expect(withMiddle(line, 1)).toMatchObject({ at: 1, points: [at(0, 0), at(2000, 0), at(4000, 0), at(4000, 3000)] });
  // On a picture twice as high as wide, the upright part is the longer one.
  expect(withMiddle(line, 2).at).toBe(2);
  expect(withMiddle([at(1, 1)], 1)).toEqual({ points: [at(1, 1)], at: 0 });
});

test("the first line is symmetric", () => {
  const line = firstLine();
  expect(line.map(({ x }) => WHOLE - x).reverse()).toEqual(line.map(({ x }) => x));
});
