import { SvelteMap } from "svelte/reactivity";

import type { PhotoId, Transform } from "../generated/api";
import { call } from "./api.svelte";

/** What is known of how one photo lies over another: null when they could not be laid over each other. */
export interface Lying {
  transform: Transform | null;
  /** It is the quick first answer; the exact one is on its way. */
  rough: boolean;
}

interface Job {
  former: PhotoId;
  later: PhotoId;
  /** A quick answer first. */
  quickly: boolean;
}

const known = new SvelteMap<string, Lying>();
/** Laying pictures over each other is work for one core: one after the other, and none that nobody waits for any more. */
let waiting: Job[] = [];
let busy: Job | undefined;

function keyOf({ former, later }: Pick<Job, "former" | "later">): string {
  return `${former} ${later}`;
}

/** How `later` lies over `former`, as far as is known; nothing while it was not asked for or is on its way. */
export function lying(former: PhotoId, later: PhotoId): Lying | undefined {
  return known.get(keyOf({ former, later }));
}

/**
 * Asks how `later` lies over `former`: at first quickly, where that is wanted, then exactly. Gives what withdraws the
 * question, as long as nobody has begun with it.
 */
export function layOver(former: PhotoId, later: PhotoId, quickly = true): () => void {
  const job = { former, later, quickly };
  waiting.push(job);
  if (!busy) void work();
  return () => {
    waiting = waiting.filter((one) => one !== job);
  };
}

async function work(): Promise<void> {
  for (busy = waiting.shift(); busy; busy = waiting.shift()) {
    const key = keyOf(busy);
    if (known.get(key)?.rough === false) continue;
    try {
      if (busy.quickly) await ask(busy, true);
      await ask(busy, false);
    } catch {
      // Left alone, as they are.
      known.set(key, { transform: null, rough: false });
    }
  }
}

async function ask({ former, later }: Job, quick: boolean): Promise<void> {
  const { transform } = await call("photo_align", { former, later, quick });
  // A first look that saw nothing says nothing yet.
  if (quick && transform === null) return;
  known.set(keyOf({ former, later }), { transform, rough: quick });
}
