import type { Reminding } from "../../generated/api";
import type { OwnSettings } from "../settings/editor.svelte";

/** Saves one choice about reminders, under its own name. */
export function choose<K extends keyof Reminding>(own: OwnSettings, field: K, value: Reminding[K]): void {
  void own.save(field, (s) => ({ ...s, reminding: { ...s.reminding, [field]: value } }));
}
