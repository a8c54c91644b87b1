import type { PlanView, SessionView } from "../../generated/api";
import { call } from "../../lib/api.svelte";

export type When = "today" | "yesterday" | "other" | "none";

/** Writes one visit as answered: a new one, another date for the known one, or none any more. */
export async function keepVisit(
  plan: PlanView,
  known: SessionView | undefined,
  state: "done" | "planned",
  on: string | null,
  at: string | null,
): Promise<void> {
  if (on === null) {
    if (known) await call("session_delete", { id: known.id });
  } else if (!known) {
    await call("session_add", { plan: plan.id, state, on, at, zone: null, minutes: null });
  } else if (state === "done") {
    const { id, minutes, areas, pigment, note } = known;
    await call("session_done", { id, on, at, minutes, areas, pigment, note });
  } else {
    await call("session_move", { id: known.id, on, at, zone: null, minutes: known.minutes });
  }
}

/** Remembers at the SMP plan when the transplant was, because SMP waits for it. */
export async function keepTransplantDate(plan: PlanView, transplant_on: string | null): Promise<void> {
  const { id, sessions_planned, closed_on, scar_surgery_on, suture_removal_on } = plan;
  await call("plan_edit", { id, sessions_planned, closed_on, scar_surgery_on, transplant_on, suture_removal_on });
}
