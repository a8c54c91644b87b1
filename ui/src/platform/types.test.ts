import { expect, test } from "vitest";

import { headerOf } from "./types";

test("arguments travel in a header whatever letters they have", () => {
  const args = { view: "Scheitel ö", note: "“\u{1F642}”\n" };
  const header = headerOf(args);
  expect(header).toMatch(/^[\x20-\x7e]*$/);
  expect(JSON.parse(header)).toEqual(args);
});
