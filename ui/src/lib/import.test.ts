import { afterEach, beforeEach, expect, test, vi } from "vitest";

import { answers, resetHost, timesAsked } from "../testing/platform";
import { imports, type ImportOptions, waiting } from "./import.svelte";

vi.mock("../platform", async () => (await import("../testing/platform")).fakeHost());

const OPTIONS: ImportOptions = {
  view: "crown",
  sort: true,
  hair: { hours_since_shave: null, clipper_tenths: null },
  private: false,
};
const pictures = (count: number) => Array.from({ length: count }, (_, at) => new File([`picture ${at}`], `${at}.jpg`));

beforeEach(() => {
  resetHost();
  let next = 0;
  answers.set("photo_receive", () => ({ state: "kept", incoming: `in ${(next += 1)}` }));
  answers.set("photo_develop", (args) => ({ photo: (args as { id: string }).id, on: "2026-11-26", date_from: "file" }));
});

afterEach(() => {
  imports.cancel();
  imports.close();
});

async function ended(): Promise<void> {
  await vi.waitFor(() => expect(["done", "stopped"]).toContain(imports.phase));
}

test("chosen pictures wait until the patient has said what they show", async () => {
  imports.offer(pictures(2));
  imports.offer(pictures(1));
  expect([imports.phase, imports.total, timesAsked("photo_receive")]).toEqual(["asking", 3, 0]);
  imports.begin(OPTIONS);
  await ended();
  expect([imports.taken.length, imports.at, imports.sorting]).toEqual([3, 3, true]);
});

test("no pictures begin nothing", () => {
  imports.offer([]);
  imports.begin(OPTIONS);
  expect(imports.phase).toBe("idle");
});

test("a refused picture or a duplicate does not stop the others", async () => {
  const replies = [
    () => Promise.reject({ code: "photo_refused", reason: { why: "too_many_bytes" } }),
    () => ({ state: "known", photo: "old", on: "2026-11-01", deleted: true }),
    () => ({ state: "kept", incoming: "in" }),
  ];
  answers.set("photo_receive", () => replies.shift()?.());
  imports.offer(pictures(3));
  imports.begin(OPTIONS);
  await ended();
  expect(imports.refused.map(({ name }) => name)).toEqual(["0.jpg"]);
  expect(imports.duplicates.map(({ photo }) => photo)).toEqual(["old"]);
  expect(imports.taken).toHaveLength(1);
});

test("a full disk stops at the picture it happened at, and goes on from it", async () => {
  const good = answers.get("photo_receive");
  let calls = 0;
  answers.set("photo_receive", (args) => ((calls += 1) === 2 ? Promise.reject({ code: "disk_full" }) : good?.(args)));
  imports.offer(pictures(3));
  imports.begin(OPTIONS);
  await ended();
  expect([imports.phase, imports.at, imports.stop?.code]).toEqual(["stopped", 1, "disk_full"]);
  imports.resume();
  await ended();
  expect([imports.phase, imports.taken.length]).toEqual(["done", 3]);
});

test("cancelling keeps what is in", async () => {
  imports.offer(pictures(5));
  imports.begin(OPTIONS);
  await vi.waitFor(() => expect(imports.at).toBeGreaterThan(0));
  imports.cancel();
  await ended();
  expect(imports.cancelled).toBe(imports.taken.length < 5);
  expect(imports.taken.length).toBe(imports.at);
});

test("a duplicate can be added all the same", async () => {
  answers.set("photo_receive", (args) =>
    (args as { args: { keep_both: boolean } }).args.keep_both
      ? { state: "kept", incoming: "in" }
      : { state: "known", photo: "old", on: "2026-11-01", deleted: false },
  );
  imports.offer(pictures(1));
  imports.begin(OPTIONS);
  await ended();
  imports.keepBoth(imports.duplicates);
  await ended();
  expect([imports.duplicates.length, imports.taken.length]).toEqual([0, 1]);
});

test("a file beyond the limit is never sent", async () => {
  const huge = new File(["x"], "huge.jpg");
  Object.defineProperty(huge, "size", { value: 41 * 1024 * 1024 });
  imports.offer([huge]);
  imports.begin(OPTIONS);
  await ended();
  expect([timesAsked("photo_receive"), imports.refused[0]?.error?.code]).toEqual([0, "photo_refused"]);
});

test("pictures left behind are developed once", async () => {
  answers.set("photos_tidy", () => ({ waiting: [{ id: "a" }, { id: "b" }], back: 1, lost: 0 }));
  await waiting.resume();
  await waiting.resume();
  expect([timesAsked("photos_tidy"), timesAsked("photo_develop"), waiting.at]).toEqual([1, 2, 2]);
  expect(waiting.found).toEqual({ back: 1, lost: 0 });
});
