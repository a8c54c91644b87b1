import { SvelteMap } from "svelte/reactivity";

import type { Error as ApiError, OutcomeState } from "../generated/api";
import { call } from "./api.svelte";
import { sayFailure } from "./undo.svelte";

/** What was just recorded and is not read back yet. */
const pending = new SvelteMap<string, { state: OutcomeState | null }>();

/** What is recorded for an event, also in the moment before it is read back. */
export function recorded(event: string, state: OutcomeState | null): OutcomeState | null {
  const own = pending.get(event);
  return own ? own.state : state;
}

/** Records an event; shown at once, and put back with a word when it could not be saved. */
export async function record(event: string, state: OutcomeState | null): Promise<void> {
  const own = { state };
  pending.set(event, own);
  try {
    await call("tick", { event, state }, true);
  } catch (thrown) {
    sayFailure(thrown as ApiError);
  }
  if (pending.get(event) === own) pending.delete(event);
}
