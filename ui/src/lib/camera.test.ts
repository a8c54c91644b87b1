import { expect, test } from "vitest";

import { problemOf } from "./camera";
import { isCrooked, isRestless, leanOf } from "./camera-level";
import { changeOf, type FrameSample, lightOf, toneOf } from "./camera-light";

/** A picture of one colour, with another in its outer quarter that no figure counts. */
function sample(inner: number[], outer = inner, size = 8): FrameSample {
  const data = new Uint8ClampedArray(size * size * 4);
  for (let y = 0; y < size; y += 1) {
    for (let x = 0; x < size; x += 1) {
      const isInner = x >= size / 4 && x < (size * 3) / 4 && y >= size / 4 && y < (size * 3) / 4;
      data.set([...(isInner ? inner : outer), 255], (y * size + x) * 4);
    }
  }
  return { width: size, height: size, data };
}

test("light is measured in the middle of the picture", () => {
  expect(toneOf(sample([100, 110, 120], [0, 0, 0]))).toEqual({
    red: 100,
    green: 110,
    blue: 120,
    dark_share: 0,
    bright_share: 0,
  });
  expect(toneOf(sample([5, 5, 5])).dark_share).toBe(100);
  expect(toneOf(sample([255, 255, 90])).bright_share).toBe(100);
});

test.each([
  [[120, 110, 100], null],
  [[20, 20, 20], "too_dark"],
  [[240, 240, 240], "too_bright"],
  [[200, 110, 40], "cast"],
  [[90, 110, 150], "cast"],
])("light of %j is %s", (colour, hint) => {
  expect(lightOf(toneOf(sample(colour)))).toBe(hint);
});

test("an empty picture says nothing of its light beyond darkness", () => {
  expect(lightOf(toneOf({ width: 0, height: 0, data: new Uint8ClampedArray() }))).toBe("too_dark");
});

test("change is the mean difference of a pixel", () => {
  expect(changeOf(sample([100, 100, 100]), sample([100, 130, 100]))).toBe(30);
  expect(changeOf(sample([1, 1, 1]), sample([1, 1, 1], [1, 1, 1], 4))).toBe(0);
});

test("a phone that leans is crooked, one that lies flat is not", () => {
  const upright = { beta: 90, gamma: 0, screen: 0 };
  expect(leanOf(upright)).toBeCloseTo(0, 5);
  expect(isCrooked({ ...upright, beta: 60, gamma: 10 })).toBe(true);
  expect(leanOf({ beta: 0, gamma: 0, screen: 0 })).toBeUndefined();
  // Held across, with the screen turned along.
  expect(leanOf({ beta: 0, gamma: -90, screen: 90 })).toBeCloseTo(0, 5);
  // So far over that it is meant.
  expect(leanOf({ beta: 45, gamma: 60, screen: 0 })).toBeUndefined();
});

test("a phone that turns fast is not still", () => {
  const held = { beta: 90, gamma: 0, screen: 0 };
  expect(isRestless(held, { ...held, beta: 92 })).toBe(false);
  expect(isRestless(held, { ...held, gamma: -4 })).toBe(true);
});

test.each([
  ["NotAllowedError", "refused"],
  ["SecurityError", "refused"],
  ["NotReadableError", "busy"],
  ["AbortError", "busy"],
  ["NotFoundError", "none"],
])("a camera that fails with %s is %s", (name, problem) => {
  expect(problemOf(new DOMException("", name))).toBe(problem);
});

test("a camera that fails otherwise is missing", () => {
  expect(problemOf(new TypeError())).toBe("none");
});
