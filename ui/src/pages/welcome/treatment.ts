import type { Indication, PlanView } from "../../generated/api";
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

/** Makes the plans match the answer, all at once: plans that fit stay, and the others are replaced with their visits. */
export async function choose(treatment: Treatment, method: Method | null): Promise<void> {
  const plans = wanted(treatment, method).map((plan) => ({ ...plan, scar_surgery_on: null, transplant_on: null }));
  await call("treatment_choose", { plans, instead_of: offered });
}
