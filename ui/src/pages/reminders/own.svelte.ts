import type { Error as ApiError, Reminders, Reminding } from "../../generated/api";
import { call } from "../../lib/api.svelte";

interface Chosen {
  reminding: Reminding;
  list_at: string;
}

/** What was chosen about reminders, as it is on screen: each field saves by itself, one after the other. */
export class OwnReminding {
  #value = $state.raw<Chosen | undefined>();
  saved = $state<string | undefined>();
  failed = $state.raw<{ field: string; error: ApiError } | undefined>();
  #last: Promise<void> = Promise.resolve();

  get value(): Chosen | undefined {
    return this.#value;
  }

  /** Begins with what was read; from then on what is saved here is the newest there is. */
  take({ reminding, list_at }: Reminders): void {
    this.#value ??= { reminding, list_at };
  }

  /** Saves one change on top of everything saved before it. */
  save(field: string, change: (chosen: Chosen) => Chosen): Promise<void> {
    this.#last = this.#last.then(() => this.#write(field, change));
    return this.#last;
  }

  /** The same for what stands in the list of choices. */
  set<K extends keyof Reminding>(field: K, value: Reminding[K]): void {
    void this.save(field, (c) => ({ ...c, reminding: { ...c.reminding, [field]: value } }));
  }

  async #write(field: string, change: (chosen: Chosen) => Chosen): Promise<void> {
    if (!this.#value) return;
    const chosen = change(this.#value);
    if (JSON.stringify(chosen) === JSON.stringify(this.#value)) return;
    this.saved = undefined;
    this.failed = undefined;
    try {
      await call("reminders_save", chosen);
      this.#value = chosen;
      this.saved = field;
    } catch (thrown) {
      this.failed = { field, error: thrown as ApiError };
    }
  }
}
