import { afterEach, beforeEach, expect, test, vi } from "vitest";

import { answers, asked, resetHost, timesAsked } from "../../testing/platform";
import { PhotoSequence } from "./sequence.svelte";
import { Timer } from "./timer.svelte";

vi.mock("../../platform", async () => (await import("../../testing/platform")).fakeHost());

beforeEach(() => {
  resetHost();
  answers.set("photo_receive", () => ({ state: "kept", incoming: "in" }));
  answers.set("photo_develop", () => ({
    photo: "new",
    on: "2026-11-26",
    date_from: "now",
    had_location: false,
    light: null,
  }));
  answers.set("photos_delete", () => null);
});

afterEach(() => vi.useRealTimers());

const picture = () => new File(["a picture"], "IMG_1.jpg", { lastModified: Date.UTC(2026, 10, 20) });

test("the timer counts whole seconds down to the picture", () => {
  vi.useFakeTimers();
  const timer = new Timer();
  const then = vi.fn();
  const seen: (number | undefined)[] = [];
  timer.begin(3, false, then);
  for (let second = 0; second < 3; second += 1) {
    seen.push(timer.left);
    vi.advanceTimersByTime(1000);
  }
  expect(seen).toEqual([3, 2, 1]);
  expect([timer.left, then.mock.calls.length]).toEqual([undefined, 1]);
});

test("a stopped timer takes no picture", () => {
  vi.useFakeTimers();
  const timer = new Timer();
  const then = vi.fn();
  timer.begin(10, false, then);
  vi.advanceTimersByTime(2500);
  timer.stop();
  vi.advanceTimersByTime(20_000);
  expect([timer.left, then.mock.calls.length]).toEqual([undefined, 0]);
});

test("a sequence keeps each view's picture and goes on", async () => {
  const sequence = new PhotoSequence(["front", "crown"]);
  await sequence.keep(picture(), "camera", "old");
  expect(sequence.step).toMatchObject({ state: "review", former: "old" });
  sequence.next();
  expect([sequence.view, sequence.step.state, sequence.taken.length]).toEqual(["crown", "camera", 1]);
  sequence.next();
  await sequence.keep(picture(), "camera", null);
  expect(timesAsked("photo_receive")).toBe(1);
});

test("the camera's picture has no date of a file, an imported one has", async () => {
  const facts = () =>
    (asked.find((one) => one.name === "photo_receive")?.args as { args: { facts: unknown } }).args.facts;
  await new PhotoSequence(["front"]).keep(picture(), "camera", null);
  expect(facts()).toMatchObject({ origin: "camera", file_at: null });
  asked.length = 0;
  await new PhotoSequence(["front"]).keep(picture(), "import", null);
  expect(facts()).toMatchObject({ origin: "import", file_at: "2026-11-20T00:00:00.000Z" });
});

test("a picture the device cannot keep is held until it can", async () => {
  answers.set("photo_develop", () => Promise.reject({ code: "disk_full" }));
  const sequence = new PhotoSequence(["front", "crown"]);
  await sequence.keep(picture(), "camera", null);
  expect(sequence.unkept).toBe(true);
  answers.set("photo_develop", () => ({ photo: "new" }));
  if (sequence.step.state === "held") await sequence.step.again();
  expect([sequence.step.state, sequence.unkept, sequence.taken[0]?.view]).toEqual(["review", false, "front"]);
});

test("a duplicate is asked about and taken only on request", async () => {
  answers.set("photo_receive", () => ({ state: "known", photo: "old", on: "2026-11-01", deleted: false }));
  const sequence = new PhotoSequence(["front"]);
  await sequence.keep(picture(), "import", null);
  expect(sequence.step).toMatchObject({ state: "duplicate", duplicate: { photo: "old" } });
  answers.set("photo_receive", () => ({ state: "kept", incoming: "in" }));
  await sequence.keepBoth(picture(), null);
  expect(sequence.step.state).toBe("review");
});

test("taking a picture again deletes the first", async () => {
  const sequence = new PhotoSequence(["front"]);
  await sequence.keep(picture(), "camera", null);
  await sequence.takeAgain();
  expect(asked.at(-1)).toEqual({ name: "photos_delete", args: { ids: ["new"] } });
  expect([sequence.step.state, sequence.taken.length]).toEqual(["camera", 0]);
});
