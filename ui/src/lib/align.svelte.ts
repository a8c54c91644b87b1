import { untrack } from "svelte";
import { SvelteMap, SvelteSet } from "svelte/reactivity";

import type { PhotoId, Transform } from "../generated/api";
import { call } from "./api.svelte";

/** What is known of how one photo lies over another: null when they could not be laid over each other. */
export interface Lying {
  transform: Transform | null;
  /** It is the quick first answer; the exact one is on its way. */
  rough: boolean;
}

const known = new SvelteMap<string, Lying>();
const asked = new SvelteSet<string>();
/** Laying pictures over each other is work for one core: one after the other. */
let last: Promise<unknown> = Promise.resolve();

function keyOf(former: PhotoId, later: PhotoId): string {
  return `${former} ${later}`;
}

/** How `later` lies over `former`, as far as is known; nothing while it was not asked for or is on its way. */
export function lying(former: PhotoId, later: PhotoId): Lying | undefined {
  return known.get(keyOf(former, later));
}

/** Asks how `later` lies over `former`: at first quickly, where that is wanted, then exactly. Each pair is asked for once. */
export function layOver(former: PhotoId, later: PhotoId, quickly = true): void {
  const key = keyOf(former, later);
  // Whoever asks does not ask again because something was asked.
  if (untrack(() => asked.has(key))) return;
  asked.add(key);
  last = last.then(async () => {
    try {
      if (quickly) await ask(former, later, true);
      await ask(former, later, false);
    } catch {
      // Left alone, as they are; the next visit asks again.
      known.set(key, { transform: null, rough: false });
      asked.delete(key);
    }
  });
}

async function ask(former: PhotoId, later: PhotoId, quick: boolean): Promise<void> {
  const { transform } = await call("photo_align", { former, later, quick });
  // A first look that saw nothing says nothing yet.
  if (quick && transform === null) return;
  known.set(keyOf(former, later), { transform, rough: quick });
}
