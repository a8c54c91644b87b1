// Waiting for a state: asked again and again, up to a deadline that only ends what never comes.
import { setTimeout as pause } from "node:timers/promises";

import { DEADLINE_MS } from "./deadline.mjs";

const POLL_MS = 25;

/** Asks until the answer is truthy, and gives it; what it was about is said when it never is. */
export async function until(about, ask, deadline = DEADLINE_MS) {
  const end = Date.now() + deadline;
  let last;
  for (;;) {
    try {
      const answer = await ask();
      if (answer) return answer;
    } catch (thrown) {
      last = thrown;
    }
    if (Date.now() >= end) break;
    await pause(POLL_MS);
  }
  throw new Error(`waited in vain: ${about}${last ? ` (${last.message})` : ""}`);
}
