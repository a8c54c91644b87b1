import { afterEach, beforeEach, expect, test, vi } from "vitest";

import { answers, asked, resetHost, timesAsked } from "../../testing/platform";
import { Timer } from "./timer.svelte";
import { Walk } from "./walk.svelte";

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

test("a walk keeps each view's picture and goes on", async () => {
  const walk = new Walk(["front", "crown"]);
  await walk.keep(picture(), "camera", "old");
  expect(walk.step).toMatchObject({ state: "review", former: "old" });
  walk.next();
  expect([walk.view, walk.step.state, walk.taken.length]).toEqual(["crown", "look", 1]);
  walk.next();
  await walk.keep(picture(), "camera", null);
  expect(timesAsked("photo_receive")).toBe(1);
});

test("the camera's picture has no date of a file, an imported one has", async () => {
  const facts = () =>
    (asked.find((one) => one.name === "photo_receive")?.args as { args: { facts: unknown } }).args.facts;
  await new Walk(["front"]).keep(picture(), "camera", null);
  expect(facts()).toMatchObject({ origin: "camera", file_at: null });
  asked.length = 0;
  await new Walk(["front"]).keep(picture(), "import", null);
  expect(facts()).toMatchObject({ origin: "import", file_at: "2026-11-20T00:00:00.000Z" });
});

test("a picture the device cannot keep is held until it can", async () => {
  answers.set("photo_develop", () => Promise.reject({ code: "disk_full" } as unknown as Error));
  const walk = new Walk(["front", "crown"]);
  await walk.keep(picture(), "camera", null);
  expect(walk.unkept).toBe(true);
  answers.set("photo_develop", () => ({ photo: "new" }));
  if (walk.step.state === "held") await walk.step.again();
  expect([walk.step.state, walk.unkept, walk.taken[0]?.view]).toEqual(["review", false, "front"]);
});

test("a duplicate is asked about and taken only on request", async () => {
  answers.set("photo_receive", () => ({ state: "known", photo: "old", on: "2026-11-01", deleted: false }));
  const walk = new Walk(["front"]);
  await walk.keep(picture(), "import", null);
  expect(walk.step).toMatchObject({ state: "twin", twin: { photo: "old" } });
  answers.set("photo_receive", () => ({ state: "kept", incoming: "in" }));
  await walk.keepBoth(picture(), null);
  expect(walk.step.state).toBe("review");
});

test("taking a picture again deletes the first", async () => {
  const walk = new Walk(["front"]);
  await walk.keep(picture(), "camera", null);
  await walk.takeAgain();
  expect(asked.at(-1)).toEqual({ name: "photos_delete", args: { ids: ["new"] } });
  expect([walk.step.state, walk.taken.length]).toEqual(["look", 0]);
});
