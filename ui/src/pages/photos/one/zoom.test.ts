import { beforeEach, expect, test, vi } from "vitest";

import { pinch } from "./zoom";

const zoomTo = vi.fn<(zoom: number) => void>();
let frame: HTMLElement;
let zoom = 1;

beforeEach(() => {
  zoomTo.mockReset();
  zoomTo.mockImplementation((to) => (zoom = to));
  zoom = 1;
  frame = document.createElement("div");
  pinch(() => zoom, zoomTo)(frame);
});

function touch(kind: string, ...places: [number, number][]): Event {
  const touches = places.map(([clientX, clientY]) => ({ clientX, clientY }));
  const event = Object.assign(new Event(kind, { cancelable: true }), { touches });
  frame.dispatchEvent(event);
  return event;
}

test("a pinch zooms by how far the fingers part", () => {
  touch("touchstart", [0, 0], [100, 0]);
  expect(touch("touchmove", [0, 0], [250, 0]).defaultPrevented).toBe(true);
  expect(zoom).toBeCloseTo(2.5);
});

test("zoom stays within its limits", () => {
  touch("touchstart", [0, 0], [10, 0]);
  touch("touchmove", [0, 0], [900, 0]);
  expect(zoom).toBe(4);
  touch("touchmove", [0, 0], [1, 0]);
  expect(zoom).toBe(1);
});

test("one finger scrolls the page", () => {
  touch("touchstart", [0, 0]);
  expect(touch("touchmove", [50, 0]).defaultPrevented).toBe(false);
  expect(zoomTo).not.toHaveBeenCalled();
});

test("only the wheel of a touchpad's pinch zooms", () => {
  frame.dispatchEvent(new WheelEvent("wheel", { deltaY: -200 }));
  expect(zoomTo).not.toHaveBeenCalled();
  frame.dispatchEvent(Object.assign(new WheelEvent("wheel", { deltaY: -200 }), { ctrlKey: true }));
  expect(zoom).toBeCloseTo(Math.E);
});
