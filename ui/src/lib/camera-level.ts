/** Further from upright than this is worth a word, in degrees. */
const CROOKED = 4;
/** Further than this it is meant: the picture is taken from above, or the other way up. */
const MEANT = 30;
/** How much of gravity must lie in the plane of the screen for "upright" to mean anything: with less, the phone lies flat. */
const FLAT = 0.5;
/** Turning faster than this, in degrees between two samples, is not still. */
const RESTLESS = 3;

/** How the phone is held, from its motion sensor. Angles as in the DeviceOrientation events. */
export interface Held {
  beta: number;
  gamma: number;
  /** How the screen is turned, in degrees. */
  screen: number;
}

/** How far the picture leans, in degrees clockwise; nothing where the phone lies flat or is held so on purpose. */
export function leanOf({ beta, gamma, screen }: Held): number | undefined {
  const [b, g] = [(beta * Math.PI) / 180, (gamma * Math.PI) / 180];
  // Which way down is, in the phone's own axes.
  const down = { x: Math.cos(b) * Math.sin(g), y: -Math.sin(b) };
  if (Math.hypot(down.x, down.y) < FLAT) return undefined;
  const lean = (Math.atan2(down.x, -down.y) * 180) / Math.PI + screen;
  const wrapped = ((((lean + 180) % 360) + 360) % 360) - 180;
  return Math.abs(wrapped) > MEANT ? undefined : wrapped;
}

/** Whether that is worth a word. */
export function isCrooked(held: Held): boolean {
  return Math.abs(leanOf(held) ?? 0) > CROOKED;
}

/** Whether the phone moved between two samples. */
export function isRestless(before: Held, now: Held): boolean {
  return Math.max(Math.abs(now.beta - before.beta), Math.abs(now.gamma - before.gamma)) > RESTLESS;
}
