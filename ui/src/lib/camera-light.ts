import type { LightHint } from "../generated/api";

/*
 * The same figures as in crates/picture/src/light.rs, on a tiny copy of the live picture: what is said before a photo is
 * taken and what is said after it agree.
 */
const DARK_MEAN = 59;
const DARK_SHARE = 50;
const BRIGHT_MEAN = 226;
const BRIGHT_SHARE = 12;
const WARM = 2.4;
const COLD = 1.15;

/** A tiny copy of what the camera sees. */
export interface FrameSample {
  width: number;
  height: number;
  /** Red, green, blue and opacity of each pixel. */
  data: Uint8ClampedArray;
}

/** A figure about the light, and about nothing else: means of 0 to 255, shares in per cent. */
interface Tone {
  red: number;
  green: number;
  blue: number;
  dark_share: number;
  bright_share: number;
}

/** Means over the middle half, each way. */
export function toneOf({ width, height, data }: FrameSample): Tone {
  let [red, green, blue, dark, bright, count] = [0, 0, 0, 0, 0, 0];
  const middle = (length: number): [number, number] => [
    Math.floor(length / 4),
    Math.floor(length / 4) + Math.ceil(length / 2),
  ];
  const [top, bottom] = middle(height);
  const [left, right] = middle(width);
  for (let y = top; y < bottom; y += 1) {
    for (let x = left; x < right; x += 1) {
      const at = (y * width + x) * 4;
      const [r = 0, g = 0, b = 0] = data.subarray(at, at + 3);
      red += r;
      green += g;
      blue += b;
      if (r <= 15 && g <= 15 && b <= 15) dark += 1;
      if (Number(r >= 250) + Number(g >= 250) + Number(b >= 250) >= 2) bright += 1;
      count += 1;
    }
  }
  const mean = (sum: number) => Math.floor(sum / Math.max(1, count));
  const tone = { red: mean(red), green: mean(green), blue: mean(blue) };
  return { ...tone, dark_share: mean(dark * 100), bright_share: mean(bright * 100) };
}

/** What could be said of the light; the most telling first, and nothing where there is nothing to say. */
export function lightOf({ red, green, blue, dark_share, bright_share }: Tone): LightHint | null {
  const mean = Math.floor((red * 30 + green * 59 + blue * 11) / 100);
  if (mean < DARK_MEAN || dark_share > DARK_SHARE) return "too_dark";
  if (mean > BRIGHT_MEAN || bright_share > BRIGHT_SHARE) return "too_bright";
  const balance = (one: number, other: number) => (one + 1) / (other + 1);
  const cast = balance(red, blue) > WARM || balance(blue, red) > COLD || balance(green, red) > COLD;
  return cast ? "cast" : null;
}

/** How much changed from one sample to the next: the mean difference of a pixel, 0 to 255. */
export function changeOf(before: FrameSample, now: FrameSample): number {
  if (before.data.length !== now.data.length) return 0;
  let sum = 0;
  for (let at = 1; at < now.data.length; at += 4) sum += Math.abs((now.data[at] ?? 0) - (before.data[at] ?? 0));
  return (sum * 4) / Math.max(1, now.data.length);
}
