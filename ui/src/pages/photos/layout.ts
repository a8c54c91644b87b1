import type { PhotoCard, PhotoSet } from "../../generated/api";

/** What the grid is laid out from; everything else follows, so that nothing has to be measured while it scrolls. */
export interface Measures {
  /** The grid's width in CSS pixels. */
  width: number;
  /** The size of the root's text in CSS pixels. */
  rem: number;
}

/** How tiles stand in a row. */
export interface Tiles {
  columns: number;
  /** Height of a tile with its caption. */
  height: number;
  /** From the top of one row to the top of the next. */
  pitch: number;
}

/** A set's place on the page. */
export interface Block {
  set: PhotoSet;
  /** Its photos under the filter. */
  photos: PhotoCard[];
  healing: string;
  date: string;
  top: number;
  /** Height of its heading. */
  head: number;
  rows: number;
  height: number;
}

/** The part of a set that is drawn. */
export interface Shown {
  block: Block;
  fromRow: number;
  toRow: number;
}

export const GAP_REM = 0.5;
const NARROWEST_REM = 6.5;
const NARROWEST_WIDE_REM = 9;
const WIDE_REM = 40;
/** Two lines of a caption and the space above it. */
const CAPTION_REM = 2.5;
const DATE_REM = 1.25;
const HEALING_REM = 0.875;
const DATE_LINE = 1.2;
const HEALING_LINE = 1.4;
/** Around a heading. */
const HEAD_SPACE_REM = 2.25;

export function tilesOf({ width, rem }: Measures): Tiles {
  const gap = GAP_REM * rem;
  const narrowest = (width < WIDE_REM * rem ? NARROWEST_REM : NARROWEST_WIDE_REM) * rem;
  const columns = Math.max(1, Math.floor((width + gap) / (narrowest + gap)));
  const side = (width - gap * (columns - 1)) / columns;
  const height = Math.ceil(side + CAPTION_REM * rem);
  return { columns, height, pitch: height + gap };
}

/** How many lines words take; a little too many does no harm, one too few would let the page jump. */
export type LinesOf = (words: string, rem: number, bold: boolean) => number;

export interface Words {
  date: string;
  healing: string;
}

/** Every set's place, from the top down. */
export function blocksOf(
  sets: readonly PhotoSet[],
  view: string | null,
  measures: Measures,
  wordsOf: (set: PhotoSet) => Words,
  linesOf: LinesOf,
): Block[] {
  const { columns, pitch } = tilesOf(measures);
  const blocks: Block[] = [];
  let top = 0;
  for (const set of sets) {
    const photos = view === null ? set.photos : set.photos.filter((p) => p.view === view);
    if (photos.length === 0) continue;
    const { date, healing } = wordsOf(set);
    const dateLines = linesOf(date, DATE_REM, true) * DATE_REM * DATE_LINE;
    const healingLines = healing === "" ? 0 : linesOf(healing, HEALING_REM, false) * HEALING_REM * HEALING_LINE;
    const head = Math.ceil((HEAD_SPACE_REM + dateLines + healingLines) * measures.rem);
    const rows = Math.ceil(photos.length / columns);
    const height = head + rows * pitch;
    blocks.push({ set, photos, date, healing, top, head, rows, height });
    top += height;
  }
  return blocks;
}

/** The height of all of them. */
export function heightOf(blocks: readonly Block[]): number {
  const last = blocks.at(-1);
  return last ? last.top + last.height : 0;
}

/** What lies between two heights. */
export function shownOf(blocks: readonly Block[], pitch: number, from: number, to: number): Shown[] {
  const shown: Shown[] = [];
  for (let index = firstBelow(blocks, from); index < blocks.length; index += 1) {
    const block = blocks[index];
    if (!block || block.top >= to) break;
    const first = block.top + block.head;
    const fromRow = Math.min(block.rows, Math.max(0, Math.floor((from - first) / pitch)));
    const toRow = Math.min(block.rows, Math.max(0, Math.ceil((to - first) / pitch)));
    shown.push({ block, fromRow, toRow });
  }
  return shown;
}

/** The first set that ends below this height. */
function firstBelow(blocks: readonly Block[], height: number): number {
  let [low, high] = [0, blocks.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    const block = blocks[middle];
    if (block && block.top + block.height <= height) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Counts lines by the widths of the words in this typeface. */
export function lineCounter({ width, rem }: Measures, family: string): LinesOf {
  const pen = document.createElement("canvas").getContext("2d");
  const widths = new Map<string, number>();
  const widthOf = (word: string, font: string): number => {
    const key = `${font} ${word}`;
    let known = widths.get(key);
    if (known === undefined && pen) {
      pen.font = font;
      known = pen.measureText(word).width;
      widths.set(key, known);
    }
    return known ?? 0;
  };
  // A hair's breadth less than there is, so that rounding never hides a line.
  const room = width * 0.98;
  return (words, size, bold) => {
    const font = `${bold ? 650 : 400} ${size * rem}px ${family}`;
    const space = widthOf(" ", font);
    let [lines, at] = [1, 0];
    for (const word of words.split(" ")) {
      const long = widthOf(word, font);
      if (at > 0 && at + space + long > room) {
        lines += 1;
        at = long;
      } else {
        at += (at > 0 ? space : 0) + long;
      }
    }
    return lines;
  };
}
