import { daysBetween } from "./dates";
import type { Dot } from "./diary.svelte";

export interface Frame {
  width: number;
  height: number;
  /** Room for the numbers at the side and the dates below. */
  left: number;
  right: number;
  top: number;
  bottom: number;
}

export interface Drawn {
  dots: { x: number; y: number; dot: Dot }[];
  /** The points of the line. */
  line: string;
  /** Where the visits stand. */
  visits: { x: number; on: string }[];
}

const TOP_OF_SCALE = 10;

export function yOf(value: number, frame: Frame): number {
  const room = frame.height - frame.top - frame.bottom;
  return frame.top + room * (1 - value / TOP_OF_SCALE);
}

/** Answers over time, in the frame's own measure; visits outside the answers' days are left out. */
export function draw(dots: Dot[], visits: string[], frame: Frame): Drawn {
  const [first, last] = [dots[0]?.on, dots.at(-1)?.on];
  if (first === undefined || last === undefined) return { dots: [], line: "", visits: [] };
  const days = Math.max(daysBetween(first, last), 1);
  const room = frame.width - frame.left - frame.right;
  const x = (on: string) => frame.left + (room * daysBetween(first, on)) / days;
  const placed = dots.map((dot) => ({ x: x(dot.on), y: yOf(dot.value, frame), dot }));
  return {
    dots: placed,
    line: placed.map((p) => `${p.x.toFixed(1)},${p.y.toFixed(1)}`).join(" "),
    visits: visits.filter((on) => on >= first && on <= last).map((on) => ({ x: x(on), on })),
  };
}
