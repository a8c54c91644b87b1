import { afterAll, expect, test } from "vitest";

import type { Error as ApiError } from "../generated/api";
import { errorField, errorLine, errorWords } from "./errors";
import { foreign, formatLocale, languages, locale, t, useLocale } from "./locale.svelte";

afterAll(() => useLocale("en"));

const errors: ApiError[] = [
  { code: "locked" },
  { code: "passphrase_too_short", min_length: 12 },
  { code: "try_later", seconds: 61 },
  { code: "database_damaged", copy_from: null },
  { code: "too_long", field: "note", max: 2000 },
  { code: "out_of_scale", field: "confidence", min: 0, max: 10 },
  { code: "photo_refused", reason: { why: "too_many_bytes" } },
  { code: "bad_call" },
];

test.each(languages.map(({ tag }) => tag))("errors have a title, what is safe and what to do in %s", async (tag) => {
  await useLocale(tag);
  for (const error of errors) {
    const { title, what, next } = errorWords(error);
    for (const words of [title, what, next]) {
      expect(words, error.code).not.toMatch(/^error-|\{|^$/);
    }
  }
});

test("an error carries its figures into its words", async () => {
  await useLocale("en");
  expect(errorLine({ code: "passphrase_too_short", min_length: 12 })).toContain("12");
  expect(errorLine({ code: "try_later", seconds: 61 })).toContain("2");
});

test("an error about a field names it", () => {
  expect(errorField({ code: "empty", field: "name" })).toBe("name");
  expect(errorField({ code: "locked" })).toBeUndefined();
});

test("the language follows the choice, then the device", async () => {
  await useLocale("de-AT");
  expect([locale(), document.documentElement.lang, formatLocale()]).toEqual(["de", "de", "de"]);
  expect(foreign("de-CH")).toBeUndefined();
  expect(foreign("en")).toBe("en");
  await useLocale("fr");
  expect(locale()).toBe("en");
  await useLocale(null);
  expect([locale(), formatLocale()]).toEqual(["en", "en-GB"]);
});

test("a text without words shows its id", () => {
  expect(t("nothing-of-the-kind")).toBe("nothing-of-the-kind");
  expect(t("common-in-days", { days: 1 })).toBe("in 1 day");
});
