import { expect, test } from "vitest";

import type { PhotoSet } from "../../generated/api";
import { card, setOn } from "../../testing/build";
import { type Block, blocksOf, heightOf, shownOf, tilesOf } from "./layout";

const PHONE = { width: 358, rem: 16 };
const WORDS = () => ({ date: "26 November", healing: "Day 4" });
const ONE_LINE = () => 1;

function sets(count: number, photos: number): PhotoSet[] {
  const cards = (set: number) =>
    Array.from({ length: photos }, (_, at) => card(`${set}-${at}`, at === 0 ? "top" : "crown"));
  return Array.from({ length: count }, (_, set) => setOn(`2026-01-${String(set + 1).padStart(2, "0")}`, ...cards(set)));
}

function blocks(view: string | null = null, measures = PHONE): Block[] {
  return blocksOf(sets(40, 7), view, measures, WORDS, ONE_LINE);
}

test.each([
  [320, 2],
  [358, 3],
  [736, 4],
  [1200, 7],
  [40, 1],
])("a grid %i pixels wide has %i columns", (width, columns) => {
  expect(tilesOf({ width, rem: 16 }).columns).toBe(columns);
});

test("a row's tiles and gaps fill the width", () => {
  for (const rem of [16, 32]) {
    const { columns, height, pitch } = tilesOf({ width: 700, rem });
    const side = (700 - (columns - 1) * rem * 0.5) / columns;
    expect(height).toBe(Math.ceil(side + 2.5 * rem));
    expect(pitch - height).toBe(rem * 0.5);
  }
});

test("sets stand below each other without a gap or an overlap", () => {
  const all = blocks();
  let top = 0;
  for (const block of all) {
    expect(block.top).toBe(top);
    expect(block.height).toBe(block.head + block.rows * tilesOf(PHONE).pitch);
    top += block.height;
  }
  expect(heightOf(all)).toBe(top);
  expect(heightOf([])).toBe(0);
});

test("larger text gives larger headings and fewer columns", () => {
  const [normal, large] = [blocks()[0], blocks(null, { ...PHONE, rem: 32 })[0]];
  expect(large?.head).toBeGreaterThan((normal?.head ?? 0) * 1.9);
  expect(large?.rows).toBeGreaterThan(normal?.rows ?? 0);
});

test("a filter leaves out sets without the view", () => {
  expect(blocks("top").every((block) => block.photos.length === 1)).toBe(true);
  expect(blocks("back")).toEqual([]);
});

test("exactly the rows in view are drawn, at every place", () => {
  const all = blocks();
  const { height, pitch } = tilesOf(PHONE);
  for (let from = -200; from < heightOf(all); from += 137) {
    const to = from + 700;
    const drawn = new Set(
      shownOf(all, pitch, from, to).flatMap(({ block, fromRow, toRow }) =>
        Array.from({ length: toRow - fromRow }, (_, at) => `${block.set.on} ${fromRow + at}`),
      ),
    );
    for (const block of all) {
      for (let row = 0; row < block.rows; row += 1) {
        const top = block.top + block.head + row * pitch;
        const isSeen = top < to && top + height > from;
        if (isSeen) expect(drawn, `row ${row} of ${block.set.on} at ${from}`).toContain(`${block.set.on} ${row}`);
      }
    }
    expect(drawn.size).toBeLessThanOrEqual(Math.ceil(700 / pitch) + 2);
  }
});

test("nothing is drawn beyond either end", () => {
  const all = blocks();
  expect(shownOf(all, 100, -900, -100)).toEqual([]);
  expect(shownOf(all, 100, heightOf(all), heightOf(all) + 700)).toEqual([]);
});
