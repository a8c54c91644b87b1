import { flushSync } from "svelte";
import { afterEach, beforeEach, expect, test, vi } from "vitest";

import type { Error as ApiError } from "../generated/api";
import { answers, asked, changes, resetHost, timesAsked } from "../testing/platform";
import { call, read, readAhead, type Resource, whenClosed } from "./api.svelte";
import { asked as question, confirmed } from "./confirm.svelte";
import { record, recorded } from "./outcomes.svelte";
import { forPhotos } from "./photo-save";
import { back, go, route } from "./route.svelte";
import { Saving } from "./saving.svelte";
import { dismissUndo, offerUndo, sayFailure, takeBack, undoOffer } from "./undo.svelte";

vi.mock("../platform", async () => (await import("../testing/platform")).fakeHost());

const FULL: ApiError = { code: "disk_full" };
const cleanups: (() => void)[] = [];

beforeEach(resetHost);
afterEach(() => {
  cleanups.splice(0).forEach((end) => end());
  dismissUndo();
});

/** A read as a component on screen has it, until the test is over. */
function onScreen<T>(make: () => Resource<T>): Resource<T> {
  let made: Resource<T> | undefined;
  cleanups.push($effect.root(() => void (made = make())));
  flushSync();
  return made as Resource<T>;
}

test("one read is asked for once, however many show it", async () => {
  answers.set("packs", () => []);
  await readAhead("packs", {});
  onScreen(() => read("packs", {}));
  onScreen(() => read("packs", {}));
  expect(timesAsked("packs")).toBe(1);
});

test("a write has what is on screen read again, and nothing else", async () => {
  let kept = 0;
  answers.set("medicines", () => []);
  answers.set("plans", () => [kept]);
  answers.set("keys", () => ({}));
  answers.set("plan_delete", () => null);
  changes.set("plan_delete", ["plans"]);
  await Promise.all([readAhead("plans", {}), readAhead("keys", {})]);
  const plans = onScreen(() => read("plans", {}));
  onScreen(() => read("keys", {}));
  kept = 1;
  await call("plan_delete", { id: "p" }, true);
  expect(plans.value).toEqual([1]);
  expect([timesAsked("plans"), timesAsked("keys")]).toEqual([2, 1]);
});

test("what is not on screen is read only when it is asked for again", async () => {
  answers.set("history", () => ({}));
  answers.set("plan_delete", () => null);
  changes.set("plan_delete", ["history", "plans"]);
  answers.set("touch_ups", () => []);
  await readAhead("touch_ups", {});
  await call("plan_delete", { id: "p" }, true);
  expect(timesAsked("touch_ups")).toBe(1);
  await readAhead("touch_ups", {});
  expect(timesAsked("touch_ups")).toBe(2);
});

test("a read that is asked again on its way sees the last write", async () => {
  let stored = "old";
  let release = (): void => undefined;
  answers.set("reminders", async () => {
    const seen = stored;
    await new Promise<void>((resolve) => (release = resolve));
    return seen;
  });
  const reminders = onScreen(() => read("reminders", {}));
  stored = "new";
  const again = reminders.refresh();
  release();
  await vi.waitFor(() => expect(timesAsked("reminders")).toBe(2));
  release();
  await again;
  expect(reminders.value).toBe("new");
});

test("a failed read keeps its value and says why", async () => {
  answers.set("help", () => "entries");
  await readAhead("help", {});
  const help = onScreen(() => read("help", {}));
  answers.set("help", () => Promise.reject(FULL));
  await help.refresh();
  expect([help.value, help.error]).toEqual(["entries", FULL]);
});

test("a store that is found locked is told to the app", async () => {
  const closed = vi.fn();
  whenClosed(closed);
  answers.set("active", () => Promise.reject({ code: "locked" }));
  await expect(call("active", {})).rejects.toEqual({ code: "locked" });
  expect(closed).toHaveBeenCalledWith({ code: "locked" });
});

test("a form writes once at a time and keeps its error", async () => {
  const saving = new Saving();
  let release = (): void => undefined;
  const slow = saving.run(() => new Promise<void>((resolve) => (release = resolve)));
  expect(saving.busy).toBe(true);
  expect(await saving.run(() => Promise.resolve())).toBe(false);
  release();
  expect(await slow).toBe(true);
  expect(await saving.run(() => Promise.reject(FULL as unknown as Error))).toBe(false);
  expect([saving.busy, saving.error]).toEqual([false, FULL]);
});

test("a tick is shown at once and taken back when it fails", async () => {
  answers.set("tick", () => Promise.reject(FULL));
  const written = record("e1", "done");
  expect(recorded("e1", null)).toBe("done");
  await written;
  expect(recorded("e1", null)).toBeNull();
  expect(undoOffer.failure).toEqual(FULL);
});

test("a later tick is not undone by an earlier one that ends", async () => {
  const ends: (() => void)[] = [];
  answers.set("tick", () => new Promise<null>((resolve) => ends.push(() => resolve(null))));
  const first = record("e2", "done");
  const second = record("e2", null);
  ends[0]?.();
  await first;
  expect(recorded("e2", "done")).toBeNull();
  ends[1]?.();
  await second;
  expect(recorded("e2", "done")).toBe("done");
});

test("undo runs once, and a failure takes its place", async () => {
  const undo = vi.fn(() => Promise.reject(FULL as unknown as Error));
  offerUndo("Deleted", undo);
  expect(undoOffer.current?.message).toBe("Deleted");
  await Promise.all([takeBack(), takeBack()]);
  expect(undo).toHaveBeenCalledTimes(1);
  expect([undoOffer.current, undoOffer.failure]).toEqual([undefined, FULL]);
  offerUndo("Moved", () => Promise.resolve());
  expect(undoOffer.failure).toBeUndefined();
  sayFailure(FULL);
  expect(undoOffer.current).toBeUndefined();
});

test("an act that needs the secret waits for it and then runs again", async () => {
  let known = false;
  const act = () => (known ? Promise.resolve("done") : Promise.reject({ code: "confirm_needed", kind: "pin" }));
  const given = confirmed(act);
  await vi.waitFor(() => expect(question.current?.kind).toBe("pin"));
  known = true;
  question.current?.answered(true);
  expect(await given).toBe("done");
  known = false;
  const refused = confirmed(act);
  await vi.waitFor(() => expect(question.current).toBeDefined());
  question.current?.answered(false);
  expect(await refused).toBeUndefined();
});

test("many photos are sent in parts, in order", async () => {
  answers.set("photos_delete", () => null);
  const ids = Array.from({ length: 1201 }, (_, index) => String(index));
  await forPhotos("photos_delete", ids);
  const parts = asked.map(({ args }) => (args as { ids: string[] }).ids);
  expect(parts.map((part) => part.length)).toEqual([500, 500, 201]);
  expect(parts.flat()).toEqual(ids);
});

test("a place has its path, its question and the place before", async () => {
  go("#/sessions/4%2F2?done");
  await vi.waitFor(() => expect(route.path).toEqual(["sessions", "4/2"]));
  expect(route.query.has("done")).toBe(true);
  const moves = route.moves;
  go("#/journey");
  await vi.waitFor(() => expect(route.moves).toBe(moves + 1));
  expect(route.before).toBe("#/sessions/4%2F2?done");
  back();
});
