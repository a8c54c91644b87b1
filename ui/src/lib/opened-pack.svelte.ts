import { platform } from "../platform";
import { go } from "./route.svelte";

let text = $state.raw<string | undefined>();

/** The text of a pack file that was opened and is not used yet: held here between whoever received it and its page. */
export const openedPack = {
  get text(): string | undefined {
    return text;
  },
  /** Shows a pack in full before it is used. */
  show(opened: string): void {
    text = opened;
    go("#/packs/open");
  },
  /** Used, or put aside. */
  close(): void {
    text = undefined;
  },
};

/** From now on a pack the patient opens with the app is shown. */
export function followOpenedPacks(): void {
  platform.onOpenedPack((opened) => openedPack.show(opened));
}
