import { loopback } from "./loopback";
import { tauri } from "./tauri";
import type { Platform } from "./types";

export type { Args, Platform, Reply, Value } from "./types";

export const platform: Platform = "__TAURI_INTERNALS__" in window ? tauri : loopback;

let painted = false;

/** Tells the host, once, that the first screen stands with its answers: two frames on, it has been painted. */
export function firstScreen(): void {
  if (painted) return;
  painted = true;
  requestAnimationFrame(() => requestAnimationFrame(() => void platform.call("painted", {}).catch(() => undefined)));
}
