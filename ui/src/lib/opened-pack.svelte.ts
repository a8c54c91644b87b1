import { platform } from "../platform";
import { call } from "./api.svelte";
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

async function take(): Promise<void> {
  const opened = await call("pack_opened", {}).catch(() => null);
  if (opened !== null) openedPack.show(opened);
}

/** From now on a pack the patient opens with the app is shown; also the one that started it. */
export function followOpenedPacks(): void {
  platform.onPackOpened(() => void take());
}
