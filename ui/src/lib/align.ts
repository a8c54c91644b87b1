import type { Transform } from "../generated/api";

/** Leaves everything where it is. */
export const IDENTITY: Transform = { a: 1, b: 0, c: 0, d: 0, e: 1, f: 0 };

/** A place, counted in the widths of its own picture. */
export interface Place {
  x: number;
  y: number;
}

/** What a hand does to a picture: shifts in widths, a turn in degrees clockwise, larger above 1. */
export interface Nudge {
  x?: number;
  y?: number;
  turn?: number;
  scale?: number;
}

/** A picture is never made so small, large or distorted that it is lost. */
const SMALLEST = 0.2;
const LARGEST = 5;

export function apply(move: Transform, { x, y }: Place): Place {
  return { x: move.a * x + move.b * y + move.c, y: move.d * x + move.e * y + move.f };
}

/** First `first`, then `second`. */
export function compose(first: Transform, second: Transform): Transform {
  const middle = apply(second, { x: first.c, y: first.f });
  return {
    a: second.a * first.a + second.b * first.d,
    b: second.a * first.b + second.b * first.e,
    c: middle.x,
    d: second.d * first.a + second.e * first.d,
    e: second.d * first.b + second.e * first.e,
    f: middle.y,
  };
}

/** Moves a picture by hand; turns and sizes are about `about`. Null where it would go out of hand. */
export function nudged(move: Transform, by: Nudge, about: Place): Transform | null {
  const { x = 0, y = 0, turn = 0, scale = 1 } = by;
  const angle = (turn * Math.PI) / 180;
  const [along, across] = [scale * Math.cos(angle), scale * Math.sin(angle)];
  const hand = {
    a: along,
    b: -across,
    c: about.x - along * about.x + across * about.y + x,
    d: across,
    e: along,
    f: about.y - across * about.x - along * about.y + y,
  };
  const next = compose(move, hand);
  const size = Math.sqrt(Math.abs(next.a * next.e - next.b * next.d));
  const near = Math.abs(next.c) < LARGEST && Math.abs(next.f) < LARGEST;
  return size >= SMALLEST && size <= LARGEST && near ? next : null;
}

/** As a CSS transform from the top left corner of an element as wide as the one below it; `aspect` is its height per width. */
export function asCss(move: Transform, aspect: number): string {
  const shift = `translate(${move.c * 100}%, ${(move.f * 100) / aspect}%)`;
  return `${shift} matrix(${move.a}, ${move.d}, ${move.b}, ${move.e}, 0, 0)`;
}

/** As an SVG transform, in a drawing whose unit is the picture's width times `unit`. */
export function asSvg(move: Transform, unit: number): string {
  return `matrix(${move.a} ${move.d} ${move.b} ${move.e} ${move.c * unit} ${move.f * unit})`;
}
