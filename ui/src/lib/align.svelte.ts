import { SvelteMap } from "svelte/reactivity";

import type { PairSaveArgs, PhotoId, Transform } from "../generated/api";
import { call } from "./api.svelte";

/** The known alignment of one photo with another: null when they could not be aligned. */
export interface Alignment {
  transform: Transform | null;
  /** It is the quick first answer; the exact one is on its way. */
  rough: boolean;
}

interface Job {
  former: PhotoId;
  later: PhotoId;
  /** A quick answer first. */
  quickly: boolean;
  /** What comes of it holds no longer. */
  stale?: boolean;
}

const known = new SvelteMap<string, Alignment>();
/** Laying pictures over each other is work for one core: one after the other, and none that nobody waits for any more. */
let waiting: Job[] = [];
let busy: Job | undefined;

function keyOf({ former, later }: Pick<Job, "former" | "later">): string {
  return `${former} ${later}`;
}

/** How `later` lies over `former`, as far as is known; nothing while it was not asked for or is on its way. */
export function alignmentOf(former: PhotoId, later: PhotoId): Alignment | undefined {
  return known.get(keyOf({ former, later }));
}

/** The two cannot be aligned, which stays so. */
export function isUnalignable(former: PhotoId, later: PhotoId): boolean {
  const found = alignmentOf(former, later);
  return found !== undefined && !found.rough && found.transform === null;
}

/** Keeps how the patient lays two photos over each other; what was known of the two is asked anew. */
export async function savePair(how: PairSaveArgs): Promise<void> {
  await call("photo_pair_save", how, true);
  const { former, later } = how;
  for (const pair of [how, { former: later, later: former }]) {
    known.delete(keyOf(pair));
    if (busy && keyOf(busy) === keyOf(pair)) busy.stale = true;
  }
}

/**
 * Asks how `later` lies over `former`: at first quickly, where that is wanted, then exactly. Gives what withdraws the
 * question, as long as nobody has begun with it.
 */
export function requestAlignment(former: PhotoId, later: PhotoId, quickly = true): () => void {
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
      if (!busy.stale) known.set(key, { transform: null, rough: false });
    }
    if (busy.stale) waiting.unshift({ ...busy, stale: false });
  }
}

async function ask(job: Job, quick: boolean): Promise<void> {
  if (job.stale) return;
  const { former, later } = job;
  const { transform } = await call("photo_align", { former, later, quick });
  if (job.stale) return;
  // A quick answer that found nothing proves nothing yet.
  if (quick && transform === null) return;
  known.set(keyOf({ former, later }), { transform, rough: quick });
}
