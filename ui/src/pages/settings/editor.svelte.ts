import type { Error as ApiError, Settings } from "../../generated/api";
import { call } from "../../lib/api.svelte";
import { applyAppearance } from "../../lib/session.svelte";

/** The settings as they are on screen: each field saves by itself, one after the other. */
export class SettingsEditor {
  #value = $state.raw<Settings | undefined>();
  /** The field that was saved last. */
  saved = $state<string | undefined>();
  /** The field that could not be saved, and why. */
  failed = $state.raw<{ field: string; error: ApiError } | undefined>();
  #last: Promise<void> = Promise.resolve();

  get value(): Settings | undefined {
    return this.#value;
  }

  /** Begins with what was read; from then on what is saved here is the newest there is. */
  load(read: Settings): void {
    this.#value ??= read;
  }

  /** Saves one field's change on top of everything saved before it. */
  save(field: string, change: (settings: Settings) => Settings): Promise<void> {
    this.#last = this.#last.then(() => this.#write(field, change));
    return this.#last;
  }

  async #write(field: string, change: (settings: Settings) => Settings): Promise<void> {
    if (!this.#value) return;
    const settings = change(this.#value);
    if (JSON.stringify(settings) === JSON.stringify(this.#value)) return;
    this.saved = undefined;
    this.failed = undefined;
    try {
      await call("settings_save", { settings });
      this.#value = settings;
      this.saved = field;
      await applyAppearance(settings);
    } catch (thrown) {
      this.failed = { field, error: thrown as ApiError };
    }
  }
}
