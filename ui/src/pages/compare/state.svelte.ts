import type { Error as ApiError, Pair, Transform } from "../../generated/api";
import { IDENTITY, nudged, type Nudge, type Place } from "../../lib/align";
import { requestAlignment, alignmentOf, savePair } from "../../lib/align.svelte";
import { Saving } from "../../lib/saving.svelte";
import { offerUndo, sayFailure } from "../../lib/undo.svelte";

/** How far laying the two over each other has come. */
export type Lined = "off" | "by_hand" | "other_views" | "asking" | "lined" | "cannot";

/** How the later photo of a pair lies over the former. */
export class PairAlignment {
  /** While it is moved by hand. */
  hand = $state.raw<Transform | undefined>();
  saving = new Saving();
  #pair: () => Pair | undefined;

  constructor(pair: () => Pair | undefined) {
    this.#pair = pair;
  }

  /** Asks for what is needed; call it in an effect, and what it gives when that ends. */
  ask(): (() => void) | undefined {
    const pair = this.#pair();
    return pair && this.lined === "asking" ? requestAlignment(pair.former.id, pair.later.id) : undefined;
  }

  get lined(): Lined {
    const pair = this.#pair();
    if (!pair) return "asking";
    if (pair.off) return "off";
    if (pair.by_hand) return "by_hand";
    if (pair.former.file !== "whole" || pair.later.file !== "whole") return "cannot";
    if (pair.unfair.includes("view")) return "other_views";
    const found = alignmentOf(pair.former.id, pair.later.id);
    if (!found) return "asking";
    return found.transform ? "lined" : "cannot";
  }

  /** How it lies now; null: as it is, whole. */
  get move(): Transform | null {
    if (this.hand) return this.hand;
    const pair = this.#pair();
    if (!pair || pair.off) return null;
    return pair.by_hand ?? alignmentOf(pair.former.id, pair.later.id)?.transform ?? null;
  }

  /** Begins with how it lies now, or in the middle. */
  begin(): void {
    const pair = this.#pair();
    if (!pair) return;
    const { former, later } = pair;
    const drop = (former.height / former.width - later.height / later.width) / 2;
    this.hand = this.move ?? { ...IDENTITY, f: drop };
  }

  nudge(by: Nudge, about?: Place): void {
    const pair = this.#pair();
    if (!pair || !this.hand) return;
    const middle = { x: 0.5, y: pair.former.height / pair.former.width / 2 };
    this.hand = nudged(this.hand, by, about ?? middle) ?? this.hand;
  }

  cancel(): void {
    this.hand = undefined;
  }

  async save(): Promise<void> {
    if (!this.hand) return;
    if (await this.#keep({ by_hand: this.hand, off: false })) this.hand = undefined;
  }

  /** Lets the app do it again; the patient's own can be had back. */
  async reset(message: string): Promise<void> {
    const pair = this.#pair();
    if (!pair) return;
    const before = { by_hand: pair.by_hand, off: pair.off };
    if (!(await this.#keep({ by_hand: null, off: false }))) return;
    this.hand = undefined;
    offerUndo(message, () => savePair({ ...idsOf(pair), ...before }));
  }

  async switch(on: boolean): Promise<void> {
    const pair = this.#pair();
    if (pair) await this.#keep({ by_hand: pair.by_hand, off: !on });
  }

  async #keep(how: { by_hand: Transform | null; off: boolean }): Promise<boolean> {
    const pair = this.#pair();
    if (!pair) return false;
    const kept = await this.saving.run(() => savePair({ ...idsOf(pair), ...how }));
    if (this.saving.error) sayFailure(this.saving.error satisfies ApiError);
    return kept;
  }
}

function idsOf({ former, later }: Pair): { former: string; later: string } {
  return { former: former.id, later: later.id };
}
