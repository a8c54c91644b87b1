import { beforeEach, expect, test, vi } from "vitest";

import { platform } from "../../platform";
import { answers, resetHost, timesAsked } from "../../testing/platform";
import { FileWriter, Restorer } from "./transfer.svelte";

vi.mock("../../platform", async () => (await import("../../testing/platform")).fakeHost());

const piece = (done: number, finished = false) => ({ done, total: 3, left_out: 0, lost: [], lost_rows: [], finished });

beforeEach(() => {
  resetHost();
  vi.mocked(platform.pieces.to).mockResolvedValue(true);
  vi.mocked(platform.pieces.stop).mockResolvedValue();
  answers.set("backup_cancel", () => null);
  answers.set("backup_saved", () => null);
  answers.set("restore_cancel", () => null);
});

test("a file is made piece by piece until it is whole", async () => {
  let done = 0;
  answers.set("backup_piece", () => piece((done += 1), done === 3));
  const writer = new FileWriter("backup_piece", "backup_cancel");
  expect(await writer.make("b.age", () => Promise.resolve(piece(0)))).toBe(true);
  expect([writer.phase, timesAsked("backup_piece"), timesAsked("backup_cancel")]).toEqual(["made", 3, 0]);
  expect(timesAsked("backup_saved")).toBe(1);
});

test("nothing begins when the patient chooses no place", async () => {
  vi.mocked(platform.pieces.to).mockResolvedValue(false);
  const begin = vi.fn();
  const writer = new FileWriter("backup_piece", "backup_cancel");
  expect(await writer.make("b.age", begin)).toBe(false);
  expect([begin.mock.calls.length, writer.phase, writer.asking]).toEqual([0, "ready", false]);
});

test("a stopped file leaves nothing behind", async () => {
  const writer = new FileWriter("backup_piece", "backup_cancel");
  answers.set("backup_piece", () => {
    writer.stop();
    return piece(1);
  });
  expect(await writer.make("b.age", () => Promise.resolve(piece(0)))).toBe(false);
  expect([writer.phase, timesAsked("backup_cancel")]).toEqual(["stopped", 1]);
  expect(platform.pieces.stop).toHaveBeenCalled();
});

test("a failed file leaves nothing behind and says why", async () => {
  answers.set("backup_piece", () => Promise.reject({ code: "place_full" }));
  const writer = new FileWriter("backup_piece", "backup_cancel");
  expect(await writer.make("b.age", () => Promise.resolve(piece(0)))).toBe(false);
  expect([writer.phase, writer.error?.code, timesAsked("backup_cancel")]).toEqual(["ready", "place_full", 1]);
});

test("without the secret nothing is made", async () => {
  const writer = new FileWriter("backup_piece", "backup_cancel");
  expect(await writer.make("b.age", () => Promise.resolve(undefined))).toBe(false);
  expect(writer.phase).toBe("ready");
});

test("a restore that is stopped is cancelled before its last step", async () => {
  const restorer = new Restorer();
  answers.set("restore_begin", () => piece(0));
  answers.set("restore_step", () => {
    restorer.stop();
    return piece(1);
  });
  await restorer.restore();
  expect([restorer.phase, timesAsked("restore_finish")]).toEqual(["stopped", 0]);
});

test("a restore that fails can be tried again", async () => {
  answers.set("restore_begin", () => Promise.reject({ code: "disk_full" }));
  const restorer = new Restorer();
  await restorer.restore();
  expect([restorer.phase, restorer.error?.code, restorer.busy]).toEqual(["ready", "disk_full", false]);
});
