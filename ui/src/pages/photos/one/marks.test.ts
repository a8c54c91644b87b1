import { afterEach, beforeEach, expect, test, vi } from "vitest";

import type { Mark } from "../../../generated/api";
import { answers, asked, resetHost, timesAsked } from "../../../testing/platform";
import { Drawing } from "../../hairline/drawing.svelte";
import { MarkEditor } from "./marks.svelte";

vi.mock("../../../platform", async () => (await import("../../../testing/platform")).fakeHost());

const saved = () => (asked.at(-1)?.args as { marks: Mark[] }).marks;

beforeEach(() => {
  vi.useFakeTimers();
  resetHost();
  answers.set("photo_marks_save", () => null);
  let drafts = 0;
  answers.set("hairline_save", (line) => (line as { id: string | null }).id ?? `draft ${(drafts += 1)}`);
});

afterEach(() => vi.useRealTimers());

test("moves that follow each other are saved as one", async () => {
  const editor = new MarkEditor("p", []);
  editor.add("circle");
  for (let step = 0; step < 5; step += 1) editor.move(0, "from", 100, 0);
  await vi.advanceTimersByTimeAsync(1000);
  expect(timesAsked("photo_marks_save")).toBe(1);
  expect(saved()).toHaveLength(1);
});

test("a mark cannot be moved out of its picture", () => {
  const editor = new MarkEditor("p", []);
  editor.add("arrow");
  editor.move(0, "from", -99_999, 99_999);
  expect(editor.marks[0]?.from).toEqual({ x: 0, y: 10_000 });
});

test("a text without words is not kept", async () => {
  const editor = new MarkEditor("p", []);
  editor.add("text", "  ");
  editor.add("circle");
  expect(await editor.save()).toBe(true);
  expect(saved().map(({ kind }) => kind)).toEqual(["circle"]);
});

test("undo brings a removed mark back and saves it", async () => {
  const editor = new MarkEditor("p", []);
  editor.add("circle");
  await editor.save();
  editor.remove(0);
  editor.undo();
  await editor.save();
  expect([editor.marks.length, saved().length]).toEqual([1, 1]);
});

test("a photo takes no more than its most marks", () => {
  const editor = new MarkEditor("p", []);
  for (let count = 0; count < 120; count += 1) editor.add("circle");
  expect(editor.marks).toHaveLength(100);
});

test("a new line becomes one draft, however often it is saved", async () => {
  const drawing = new Drawing("p");
  drawing.begin();
  const ids = await Promise.all([drawing.save(), drawing.save()]);
  expect(ids).toEqual(["draft 1", "draft 1"]);
  expect([timesAsked("hairline_save"), drawing.unsaved]).toEqual([1, false]);
});

test("a line can be changed and taken back step by step", () => {
  const drawing = new Drawing("p");
  drawing.begin();
  const first = drawing.points;
  drawing.add(0.5, 0.1, 1);
  drawing.remove(0);
  drawing.undo();
  drawing.undo();
  expect([drawing.points, drawing.canUndo]).toEqual([first, true]);
  drawing.undo();
  expect([drawing.points.length, drawing.canUndo, drawing.isLine]).toEqual([0, false, false]);
});
