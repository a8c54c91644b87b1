import type { MedicineView, PackSummary, PlanSessions, PlanView, SessionView, Settings } from "../../generated/api";
import { call } from "../../lib/api.svelte";
import { go } from "../../lib/route.svelte";
import { treatmentOf, type Treatment } from "./treatment";

/** Every question, in order. The place in this list is what the settings remember. */
const screens = [
  "what",
  "which",
  "scar",
  "surgery",
  "last",
  "next",
  "hair",
  "person",
  "medicines",
  "setup",
  "reminder",
  "clinic",
] as const;
export type Screen = (typeof screens)[number];

/** Questions of one matter share a number in "2 of 6". */
const matters: readonly (readonly Screen[])[] = [
  ["what", "which"],
  ["scar", "surgery", "last", "next"],
  ["hair"],
  ["person", "medicines", "setup"],
  ["reminder"],
  ["clinic"],
];

/** The first questions: what is known so far, and which question is asked. */
export class Flow {
  date = $state("");
  settings = $state.raw<Settings>() as Settings;
  plans = $state.raw<PlanView[]>([]);
  sessions = $state.raw<PlanSessions[]>([]);
  taken = $state.raw<MedicineView[]>([]);
  packs = $state.raw<PackSummary[]>([]);
  screen = $state<Screen>("what");
  /** Medicines chosen and not added yet. */
  queue = $state.raw<string[]>([]);

  readonly treatment: Treatment | null = $derived(treatmentOf(this.plans));
  readonly smp = $derived(this.plans.find((p) => p.procedure === "smp"));
  readonly transplant = $derived(this.plans.find((p) => p.procedure === "transplant"));
  readonly shown: Screen[] = $derived(screens.filter((screen) => this.#isAsked(screen)));
  // Until the treatment is known, nothing is left out.
  readonly #asked = $derived(matters.filter((m) => this.plans.length === 0 || m.some((s) => this.shown.includes(s))));
  readonly count = $derived(this.#asked.length);
  readonly number = $derived(this.#asked.findIndex((m) => m.includes(this.screen)) + 1);

  /** Reads what is known, and goes to the question that was open when the patient left. */
  async begin(): Promise<void> {
    await this.load();
    const { step, done } = this.settings.onboarding;
    const left = (done ? undefined : screens[step]) ?? "what";
    this.screen = this.plans.length === 0 ? "what" : this.shown.includes(left) ? left : "what";
  }

  async load(): Promise<void> {
    const [today, settings, plans, sessions, medicines, packs] = await Promise.all([
      call("today", {}),
      call("settings", {}),
      call("plans", {}),
      call("sessions", {}),
      call("medicines", {}),
      call("packs", {}),
    ]);
    this.date = today.date;
    this.settings = settings;
    this.plans = plans;
    this.sessions = sessions.plans;
    this.taken = medicines.taken.filter((m) => m.stopped_on === null);
    this.packs = packs;
  }

  /** The next question, or Today after the last. */
  async next(): Promise<void> {
    if (this.screen === "setup" && this.queue.length > 1) {
      this.queue = this.queue.slice(1);
      return;
    }
    const place = screens.indexOf(this.screen);
    // Without a treatment there is nothing to ask about it.
    const following = this.plans.length === 0 ? undefined : this.shown.find((s) => screens.indexOf(s) > place);
    const done = following === undefined && this.plans.length > 0;
    const step = following === undefined ? place : screens.indexOf(following);
    await this.save({ onboarding: { step, done } });
    if (following === undefined) go("#/today");
    else this.screen = following;
  }

  /** The question before; none before the first. */
  readonly before: Screen | undefined = $derived(
    this.shown.findLast((s) => screens.indexOf(s) < screens.indexOf(this.screen) && s !== "setup"),
  );

  goBack(): void {
    if (this.before) this.screen = this.before;
  }

  async save(changed: Partial<Settings>): Promise<void> {
    const settings = { ...this.settings, ...changed };
    await call("settings_save", { settings });
    this.settings = settings;
  }

  /** The visits of a plan by their dates; called-off ones are left out. */
  visits(plan: PlanView | undefined): SessionView[] {
    const own = this.sessions.find((s) => s.plan === plan?.id)?.sessions ?? [];
    return own.filter((s) => s.state !== "cancelled").sort((a, b) => a.on.localeCompare(b.on));
  }

  #isAsked(screen: Screen): boolean {
    switch (screen) {
      case "which":
        return this.treatment === "both";
      case "scar":
        return this.treatment === "scar";
      case "surgery":
        return this.transplant !== undefined;
      case "last":
      case "next":
        return this.smp !== undefined;
      case "hair":
        return this.smp !== undefined && !this.#traits().includes("shaved");
      case "setup":
        return this.queue.length > 0;
      default:
        return true;
    }
  }

  /** Whether the instructions leave it open how the hair is worn. */
  get asksHair(): boolean {
    return !this.#traits().some((trait) => trait === "shaved" || trait === "long_hair");
  }

  #traits(): string[] {
    return this.packs.find((p) => p.name.id === this.smp?.pack)?.traits ?? [];
  }
}
