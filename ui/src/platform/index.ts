import { loopback } from "./loopback";
import { tauri } from "./tauri";
import type { Platform } from "./types";

export type { Args, Platform, Reply, Value } from "./types";

export const platform: Platform = "__TAURI_INTERNALS__" in window ? tauri : loopback;
