import { afterEach, beforeEach, expect, test, vi } from "vitest";

import type { Nudge, Place } from "../../lib/align";
import { gestures } from "./gesture";

const moved = vi.fn<(by: Nudge, about: Place) => void>();
let frame: HTMLElement;
let end: () => void;

beforeEach(() => {
  moved.mockReset();
  frame = document.createElement("div");
  frame.setPointerCapture = () => undefined;
  frame.getBoundingClientRect = () => new DOMRect(100, 50, 200, 100);
  end = gestures(moved)(frame) as () => void;
});

afterEach(() => end());

function finger(kind: string, pointerId: number, clientX: number, clientY: number): void {
  frame.dispatchEvent(new PointerEvent(kind, { pointerId, clientX, clientY }));
}

test("one finger moves, in widths of the frame", () => {
  finger("pointerdown", 1, 150, 100);
  finger("pointermove", 1, 170, 90);
  const [by, about] = moved.mock.lastCall ?? [];
  expect(by?.x).toBeCloseTo(0.1);
  expect(by?.y).toBeCloseTo(-0.05);
  expect(about).toEqual({ x: 0.35, y: 0.2 });
});

test("two fingers turn and size about the resting one", () => {
  finger("pointerdown", 1, 200, 100);
  finger("pointerdown", 2, 220, 100);
  finger("pointermove", 2, 200, 140);
  const [by, about] = moved.mock.lastCall ?? [];
  expect(by?.turn).toBeCloseTo(90);
  expect(by?.scale).toBeCloseTo(2);
  expect(about).toEqual({ x: 0.5, y: 0.25 });
});

test("a finger that was lifted or never came down moves nothing", () => {
  finger("pointermove", 1, 150, 100);
  finger("pointerdown", 1, 150, 100);
  finger("pointerup", 1, 150, 100);
  finger("pointermove", 1, 190, 100);
  finger("pointerdown", 2, 150, 100);
  finger("pointercancel", 2, 150, 100);
  finger("pointermove", 2, 190, 100);
  expect(moved).not.toHaveBeenCalled();
});

test("two fingers on one spot change nothing", () => {
  finger("pointerdown", 1, 200, 100);
  finger("pointerdown", 2, 200, 100);
  finger("pointermove", 2, 220, 100);
  expect(moved.mock.lastCall?.[0]).toEqual({});
});

test("the wheel sizes and never scrolls the page", () => {
  const wheel = new WheelEvent("wheel", { deltaY: -150, clientX: 200, clientY: 100, cancelable: true });
  frame.dispatchEvent(wheel);
  expect(wheel.defaultPrevented).toBe(true);
  expect(moved.mock.lastCall?.[0].scale).toBeCloseTo(Math.exp(0.1));
});

test("after it is taken away nothing is heard", () => {
  end();
  finger("pointerdown", 1, 150, 100);
  finger("pointermove", 1, 170, 100);
  expect(moved).not.toHaveBeenCalled();
});
