import { afterEach, beforeEach, expect, test, vi } from "vitest";

import type {
  ChangeView,
  FieldChange,
  MedicineView,
  PackSummary,
  PlanAnswer,
  TopicAnswer,
  Verdict,
} from "../generated/api";
import { only, plan, session } from "../testing/build";
import { dateIn, fieldsOf, opWords, valueWords } from "./history";
import { useLocale } from "./locale.svelte";
import { isTaken, timesFor } from "./medicines";
import { faultWords, indicationOf } from "./packs";
import { hairWords, healingLine, isStandard, ownViewId, viewWords } from "./photos";
import { emergencyRegion } from "./region";
import { firstToShow, hasCome, lengthWords } from "./sessions";
import { endsSoon, groupOf, isSilent, verdictWhen } from "./verdict";

vi.mock("../platform", async () => (await import("../testing/platform")).fakeHost());

const TODAY = "2026-11-26";

beforeEach(() => {
  vi.useFakeTimers({ toFake: ["Date"] });
  vi.setSystemTime("2026-11-26T12:00:00+01:00");
});

afterEach(async () => {
  vi.useRealTimers();
  await useLocale("en");
});

const yes = (until: string | null): Verdict => ({ answer: "yes", since: null, until });
const notBefore = (date: string | null, then_ask = false): Verdict => ({ answer: "not_before", date, then_ask });
const topic = (...verdicts: Verdict[]) =>
  only<TopicAnswer>({ answers: verdicts.map((verdict) => only<PlanAnswer>({ verdict })) });

test.each<[Verdict, string]>([
  [notBefore(null), ""],
  [notBefore("2026-11-28"), "Saturday"],
  [notBefore("2026-11-28", true), "ask your clinic from Saturday"],
  [yes(null), ""],
  [yes("2026-11-29"), "until the end of Saturday"],
  [{ answer: "no_rule", until: "2026-11-29" }, "until Sunday"],
  [{ answer: "ask" }, ""],
])("the answer %j says when: %s", (verdict, words) => {
  expect(verdictWhen(verdict, TODAY)).toBe(words);
});

test("only a yes that ends far off keeps its date to itself", () => {
  expect(endsSoon(yes("2026-11-29"), TODAY)).toBe(true);
  expect(endsSoon(yes("2026-11-30"), TODAY)).toBe(false);
  expect(endsSoon(notBefore("2027-11-30"), TODAY)).toBe(true);
});

test("a topic stands in the group of its first answer", () => {
  expect(groupOf(topic(notBefore(null), yes(null)))).toBe("no");
  expect(groupOf(topic(notBefore("2026-12-01")))).toBe("not-yet");
  expect(groupOf(topic({ answer: "ask" }))).toBe("ask");
  expect(groupOf(topic(yes(null)))).toBe("yes");
  expect(groupOf(topic())).toBe("no-rule");
  const silent: Verdict = { answer: "no_rule", until: null };
  expect(isSilent(topic(silent, silent))).toBe(true);
  expect(isSilent(topic(silent, yes(null)))).toBe(false);
});

test("a session's length is said in hours and minutes", () => {
  expect([45, 120, 210].map(lengthWords)).toEqual(["45 min", "2 hours", "3 h 30 min"]);
});

test("the session to show is one to confirm, the next, or the last", () => {
  const plans = (...sessions: Parameters<typeof session>[0][]) => [
    only<Parameters<typeof firstToShow>[0][number]>({ sessions: sessions.map(session) }),
  ];
  const ahead = { id: "ahead", left: { unit: "days", count: 3 } } as const;
  const shown = (...sessions: Parameters<typeof session>[0][]) => firstToShow(plans(...sessions))?.session.id;
  expect(shown({ id: "done", state: "done" }, ahead, { id: "past", assumed: true })).toBe("past");
  expect(shown({ id: "done", state: "done" }, ahead)).toBe("ahead");
  expect(shown({ id: "first", state: "done" }, { id: "second", state: "done" })).toBe("second");
  expect(shown()).toBeUndefined();
});

test("a session can be marked done from its own day on", () => {
  const left = { unit: "hours", count: 2 } as const;
  expect(hasCome(session({ on: TODAY, left }))).toBe(true);
  expect(hasCome(session({ on: "2026-11-27", left }))).toBe(false);
  expect(hasCome(session({ on: TODAY, state: "cancelled" }))).toBe(false);
});

test("views and hair are said in words", () => {
  expect(isStandard("front_down")).toBe(true);
  expect(isStandard("own/1")).toBe(false);
  expect(ownViewId("own/1")).toBe("1");
  expect(viewWords("own/1", "Behind the ear")).toBe("Behind the ear");
  expect(hairWords({ hours_since_shave: null, clipper_tenths: null })).toBeUndefined();
  expect(hairWords({ hours_since_shave: 72, clipper_tenths: 5 })).toContain("0.5");
});

test("two plans that read alike give one line of healing", () => {
  const after = (id: string) => ({ phase: "after", plan: id, number: 1, of: 3, day: 7 }) as const;
  expect(healingLine([after("p"), after("q")], [plan("p"), plan("q")])).toBe("Day 7 after session 1");
  expect(healingLine([after("p"), after("q")], [plan("p"), plan("q", "transplant")])).toContain(" · ");
});

test("the history hides keys and puts the telling fields first", () => {
  const fields = ["id", "note", "on", "reminding.kinds.care", "unheard_of"].map((field): FieldChange => ({
    field,
    from: null,
    to: 1,
  }));
  const shown = fieldsOf(only<ChangeView>({ fields })).map((f) => f.field);
  expect(shown.filter((field) => field !== "unheard_of")).toEqual(["on", "note"]);
});

test("recorded values are shown in the patient's words", () => {
  const none = new Map<string, string>();
  expect(valueWords("note", "", none)).toBeUndefined();
  expect(valueWords("private", true, none)).toBe("Yes");
  expect(valueWords("minutes", 90, none)).toBe("1 h 30 min");
  expect(valueWords("at", "14:05:00", none)).toBe("14:05");
  expect(valueWords("pack", "p1", new Map([["p1", "My pack"]]))).toBe("My pack");
  expect(valueWords("zone", "America/New_York", none)).toBe("America/New York");
  expect(valueWords("areas", ["crown", "temples"], none)).toBe("crown, temples");
  expect(valueWords("locale", "de", none)).toBe("Deutsch");
});

test("a session that got another date was moved", () => {
  const changed = (field: string, to: unknown) =>
    opWords(only<ChangeView>({ noun: "session", op: "changed", fields: [{ field, from: null, to }] }));
  const words = [
    changed("on", "2026-12-01"),
    changed("state", "done"),
    changed("state", "cancelled"),
    changed("note", "x"),
  ];
  expect(new Set(words).size).toBe(4);
});

test("a recorded moment has the date of the zone it was recorded in", () => {
  expect(dateIn("2026-11-26T23:30:00Z", "Pacific/Auckland")).toBe("2026-11-27");
  expect(dateIn("2026-11-26T23:30:00Z", "America/New_York")).toBe("2026-11-26");
});

test("the emergency number follows the choice, then the zone", () => {
  expect(emergencyRegion("GB")).toBe("gb");
  expect(emergencyRegion("fr")).toBe("eu");
  expect(emergencyRegion("BR")).toBe("other");
  vi.stubEnv("TZ", "America/Toronto");
  expect(emergencyRegion(null)).toBe("ca");
  vi.stubEnv("TZ", "Pacific/Auckland");
  expect(emergencyRegion(null)).toBe("nz");
});

test("reminder times stay where their number does", () => {
  expect(timesFor(1, ["07:30:00"])).toEqual(["07:30:00"]);
  expect(timesFor(3, ["07:30:00"])).toHaveLength(3);
  expect(timesFor(0, ["07:30:00"])).toEqual([]);
});

test("a medicine is taken until the day it stops", () => {
  const until = (stopped_on: string | null) => isTaken(only<MedicineView>({ stopped_on }), TODAY);
  expect([until(null), until("2026-11-27"), until(TODAY)]).toEqual([true, true, false]);
});

test("a gap in a pack names its last day", () => {
  expect(faultWords({ code: "gap", topic: "Sport", from: 4, to: 8 })).toContain("7");
  expect(faultWords({ code: "gap", topic: "Sport", from: 4, to: null })).toContain("Sport");
});

test("a pack is for what it takes for granted", () => {
  const pack = (fields: Partial<PackSummary>) => only<PackSummary>({ procedure: "smp", traits: [], ...fields });
  expect(indicationOf(pack({ procedure: "transplant" }), "with_fue")).toBe("transplant_only");
  expect(indicationOf(pack({ traits: ["with_transplant"] }), "with_fut")).toBe("with_fut");
  expect(indicationOf(pack({ traits: ["scar", "long_hair"] }), "with_fue")).toBe("scar_camouflage");
  expect(indicationOf(pack({ traits: ["long_hair"] }), "with_fue")).toBe("female_diffuse");
  expect(indicationOf(pack({}), "with_fue")).toBe("male_pattern");
});
