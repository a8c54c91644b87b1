import { afterEach, beforeEach, expect, test, vi } from "vitest";

import {
  addDays,
  day,
  daysBetween,
  from,
  instantOf,
  moment,
  month,
  relativeDays,
  shortDay,
  through,
  time,
  todayIn,
  until,
  weekday,
} from "./dates";
import { useLocale } from "./locale.svelte";

beforeEach(() => {
  vi.useFakeTimers({ toFake: ["Date"] });
  vi.setSystemTime("2026-11-26T12:00:00+01:00");
});

afterEach(async () => {
  vi.useRealTimers();
  await useLocale("en");
});

/** Where a comma stands is up to the version of the language data. */
const bare = (words: string) => words.replaceAll(",", "");

const ZONES = ["Pacific/Kiritimati", "Pacific/Pago_Pago", "America/Sao_Paulo", "Europe/Berlin", "Asia/Kolkata"];

test.each(ZONES)("civil dates do not shift in %s", (zone) => {
  vi.stubEnv("TZ", zone);
  expect(addDays("2026-03-28", 1)).toBe("2026-03-29");
  expect(addDays("2026-03-29", 1)).toBe("2026-03-30");
  expect(daysBetween("2026-01-01", "2027-01-01")).toBe(365);
  expect(bare(shortDay("2026-10-25"))).toBe("Sun 25 Oct");
});

test("days are counted across leap years and clock changes", () => {
  expect(daysBetween("2028-02-28", "2028-03-01")).toBe(2);
  expect(daysBetween("2026-10-24", "2026-10-26")).toBe(2);
  expect(daysBetween("2026-11-26", "2026-11-20")).toBe(-6);
  expect(addDays("2028-02-28", 1)).toBe("2028-02-29");
  expect(addDays("2026-12-31", 1)).toBe("2027-01-01");
  expect(addDays("2026-01-01", -1)).toBe("2025-12-31");
});

test("adding days and counting them are inverse", () => {
  for (let days = -800; days <= 800; days += 37)
    expect(daysBetween("2026-11-26", addDays("2026-11-26", days))).toBe(days);
});

test("today is the date on this device's clock", () => {
  vi.setSystemTime("2026-11-26T23:30:00Z");
  vi.stubEnv("TZ", "Pacific/Auckland");
  expect(todayIn()).toBe("2026-11-27");
  vi.stubEnv("TZ", "America/Los_Angeles");
  expect(todayIn()).toBe("2026-11-26");
});

test("a date names its year only when it is another", () => {
  expect(bare(day("2026-12-03"))).toBe("Thursday 3 December");
  expect(bare(day("2027-01-07"))).toBe("Thursday 7 January 2027");
  expect(bare(shortDay("2025-12-31"))).toBe("Wed 31 Dec 2025");
  expect(month("2026-11-01")).toBe("November 2026");
  expect(weekday("2026-11-26")).toBe("Thursday");
});

test("times and moments follow the language's own form", async () => {
  expect(time("14:05:00")).toBe("14:05");
  expect(time("00:00:00")).toBe("00:00");
  expect(bare(moment("2026-11-26T13:05:00Z", "Asia/Tokyo"))).toBe("26 Nov 2026 22:05");
  expect(instantOf(0)).toBe("1970-01-01T00:00:00.000Z");
  await useLocale("de");
  expect(day("2026-12-03")).toBe("Donnerstag, 3. Dezember");
});

test("days near today are said in words", () => {
  const said = (days: number) => relativeDays(addDays("2026-11-26", days), "2026-11-26");
  expect([-2, -1, 0, 1, 2].map(said)).toEqual(["2 days ago", "yesterday", "today", "tomorrow", "in 2 days"]);
});

test("a week ahead goes by weekdays, further dates by the calendar", () => {
  const today = "2026-11-26";
  expect(from("2026-11-27", today)).toBe("from tomorrow");
  expect(from("2026-12-02", today)).toBe("from Wednesday");
  expect(from("2026-12-03", today)).toBe("from 3 December");
  expect(until("2027-01-02", today)).toBe("until 2 January 2027");
  expect(until("2026-11-20", today)).toBe("until 20 November");
});

test("a permission ends with the last day it holds", () => {
  expect(through("2026-11-30", "2026-11-26")).toBe("until the end of Sunday");
  expect(through("2026-11-27", "2026-11-26")).toBe("until the end of today");
});
