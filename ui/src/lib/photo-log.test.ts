import { expect, test } from "vitest";

import { card, logOf, setOn } from "../testing/build";
import { joined } from "./photo-log.svelte";

const on = (log: { sets: { on: string }[] }): string[] => log.sets.map((set) => set.on);
const first = { ...logOf(setOn("2026-11-20", card("c")), setOn("2026-11-13", card("b"))), more: true };

test("earlier photos follow the first part", () => {
  const rest = [setOn("2026-11-06", card("a"))];
  expect(on(joined(first, rest))).toEqual(["2026-11-20", "2026-11-13", "2026-11-06"]);
});

test("no day comes twice when the first part has grown", () => {
  const rest = [setOn("2026-11-13", card("b")), setOn("2026-11-06", card("a"))];
  expect(on(joined(first, rest))).toEqual(["2026-11-20", "2026-11-13", "2026-11-06"]);
});

test("a log of one part has nothing behind it", () => {
  const rest = [setOn("2026-11-06", card("a"))];
  expect(on(joined({ ...first, more: false }, rest))).toEqual(["2026-11-20", "2026-11-13"]);
});
