import type { Indication, PlanSessions, PlanView } from "../../generated/api";
import { call } from "../../lib/api.svelte";

export type Treatment = "shaved" | "density" | "scar" | "both" | "fue" | "fut";
export type Method = "fue" | "fut";

interface Wanted {
  pack: string;
  indication: Indication;
}

const FUE = "stipple.transplant-fue";
const FUT = "stipple.transplant-fut";
const BOTH = "stipple.smp-transplant";

const single: Record<Exclude<Treatment, "both">, Wanted> = {
  shaved: { pack: "stipple.smp-shaved", indication: "male_pattern" },
  density: { pack: "stipple.smp-density", indication: "female_diffuse" },
  scar: { pack: "stipple.smp-scar", indication: "scar_camouflage" },
  fue: { pack: FUE, indication: "transplant_only" },
  fut: { pack: FUT, indication: "transplant_only" },
};

function wanted(treatment: Treatment, method: Method | null): Wanted[] {
  if (treatment !== "both") return [single[treatment]];
  const indication = method === "fut" ? "with_fut" : "with_fue";
  const smp: Wanted = { pack: BOTH, indication };
  return method === null ? [smp] : [smp, { pack: method === "fut" ? FUT : FUE, indication }];
}

const offered = [...Object.values(single).map((w) => w.pack), BOTH];

/** What the patient answered, as the plans tell; none for a clinic's own instructions. */
export function treatmentOf(plans: PlanView[]): Treatment | null {
  const packs = plans.map((p) => p.pack);
  if (packs.includes(BOTH)) return "both";
  const found = Object.entries(single).find(([, w]) => packs.includes(w.pack));
  return (found?.[0] as Treatment | undefined) ?? null;
}

export function methodOf(plans: PlanView[]): Method | null {
  if (plans.some((p) => p.pack === FUT)) return "fut";
  return plans.some((p) => p.pack === FUE) ? "fue" : null;
}

/**
 * Makes the plans match the answer. A plan that fits stays as it is; one that does not is replaced, and its visits move
 * to the new plan of the same kind of treatment. A clinic's own plan is never touched.
 */
export async function choose(
  treatment: Treatment,
  method: Method | null,
  plans: PlanView[],
  sessions: PlanSessions[],
): Promise<void> {
  const want = wanted(treatment, method);
  const fits = (plan: PlanView): boolean => want.some((w) => w.pack === plan.pack && w.indication === plan.indication);
  const replaced = plans.filter((p) => offered.includes(p.pack) && !fits(p));
  for (const w of want) {
    if (plans.some((p) => p.pack === w.pack && p.indication === w.indication)) continue;
    const procedure = w.pack === FUE || w.pack === FUT ? "transplant" : "smp";
    const old = replaced.find((p) => p.procedure === procedure);
    const { scar_surgery_on = null, transplant_on = null } = old ?? {};
    const plan = await call("plan_add", { ...w, scar_surgery_on, transplant_on });
    await moveVisits(sessions.find((s) => s.plan === old?.id)?.sessions ?? [], plan);
  }
  for (const plan of replaced) await call("plan_delete", { id: plan.id });
}

async function moveVisits(visits: PlanSessions["sessions"], plan: string): Promise<void> {
  for (const { state, on, at, zone, minutes } of visits.filter((v) => v.state !== "cancelled")) {
    await call("session_add", { plan, state, on, at, zone, minutes });
  }
}
