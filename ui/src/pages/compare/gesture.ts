import type { Attachment } from "svelte/attachments";

import type { Nudge, Place } from "../../lib/align";

interface Finger {
  x: number;
  y: number;
}

/**
 * One finger moves, two turn and size as well. Tells each movement in widths of the frame, and about which place it is.
 * A wheel sizes.
 */
export function gestures(onmove: (by: Nudge, about: Place) => void): Attachment<HTMLElement> {
  return (frame) => {
    const fingers = new Map<number, Finger>();

    const place = ({ x, y }: Finger): Place => {
      const box = frame.getBoundingClientRect();
      return { x: (x - box.left) / box.width, y: (y - box.top) / box.width };
    };
    const down = (event: PointerEvent) => {
      fingers.set(event.pointerId, { x: event.clientX, y: event.clientY });
      frame.setPointerCapture(event.pointerId);
    };
    const move = (event: PointerEvent) => {
      const was = fingers.get(event.pointerId);
      if (!was) return;
      const now = { x: event.clientX, y: event.clientY };
      const other = [...fingers].find(([id]) => id !== event.pointerId)?.[1];
      const [from, to] = [place(was), place(now)];
      fingers.set(event.pointerId, now);
      if (other) onmove(around(place(other), from, to), place(other));
      else onmove({ x: to.x - from.x, y: to.y - from.y }, to);
    };
    const up = (event: PointerEvent) => fingers.delete(event.pointerId);
    const wheel = (event: WheelEvent) => {
      event.preventDefault();
      onmove({ scale: Math.exp(-event.deltaY / 1500) }, place({ x: event.clientX, y: event.clientY }));
    };

    frame.addEventListener("pointerdown", down);
    frame.addEventListener("pointermove", move);
    frame.addEventListener("pointerup", up);
    frame.addEventListener("pointercancel", up);
    frame.addEventListener("wheel", wheel, { passive: false });
    return () => {
      frame.removeEventListener("pointerdown", down);
      frame.removeEventListener("pointermove", move);
      frame.removeEventListener("pointerup", up);
      frame.removeEventListener("pointercancel", up);
      frame.removeEventListener("wheel", wheel);
    };
  };
}

/** One finger moves while the other rests: the picture turns and grows about the resting one. */
function around(rest: Place, from: Place, to: Place): Nudge {
  const [before, after] = [Math.hypot(from.x - rest.x, from.y - rest.y), Math.hypot(to.x - rest.x, to.y - rest.y)];
  if (before === 0 || after === 0) return {};
  const angle = (at: Place) => Math.atan2(at.y - rest.y, at.x - rest.x);
  return { turn: ((angle(to) - angle(from)) * 180) / Math.PI, scale: after / before };
}
