import type { Reminding } from "../../generated/api";
import type { SettingsEditor } from "../settings/editor.svelte";

/** Saves one choice about reminders, under its own name. */
export function choose<K extends keyof Reminding>(editor: SettingsEditor, field: K, value: Reminding[K]): void {
  void editor.save(field, (s) => ({ ...s, reminding: { ...s.reminding, [field]: value } }));
}
