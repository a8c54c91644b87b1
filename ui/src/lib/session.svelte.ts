import type { Appearance, Deleted, Error as ApiError, Older, Restored, Start } from "../generated/api";
import { call, readAhead, whenClosed } from "./api.svelte";
import { useLocale } from "./locale.svelte";

/** The daily copy waits until the first screen has long been painted. */
const COPY_AFTER_MS = 20_000;

/** How long the first screen waits for the typeface; it is in the app itself, so it comes at once. */
const TYPEFACE_MS = 100;

let found = $state.raw<Start | undefined>();
let failure = $state.raw<ApiError | undefined>();
let restored = $state.raw<Restored | undefined>();
let older = $state.raw<Older | undefined>();

/** What the app found when it started. */
export const session = {
  get start(): Start | undefined {
    return found;
  },
  get failure(): ApiError | undefined {
    return failure;
  },
  get deleted(): Deleted | undefined {
    return deletion;
  },
  /** What came of a copy that was put back, until it was read. */
  get restored(): Restored | undefined {
    return restored;
  },
  /** The database was put back to an older copy of itself, and the patient has not answered yet. */
  get older(): Older | undefined {
    return older;
  },
};

/** It was read. */
export function restoredRead(): void {
  restored = undefined;
}

/** The patient goes on with the older database; where that cannot be noted, the next start tells it again. */
export async function olderAccepted(): Promise<void> {
  await call("older_accept", {}).catch(() => undefined);
  older = undefined;
}

/** Opens the store again with this command; a screen of the start states shows what comes of it. */
export async function begin(command: "start" | "restore_copy" | "start_empty" = "start"): Promise<void> {
  try {
    await opened(await call(command, {}));
  } catch (thrown) {
    failure = thrown as ApiError;
  }
}

/** The store answered: words and appearance, then the first screen. */
export async function opened(start: Start): Promise<void> {
  if (start.state === "ready") {
    await Promise.all([applyAppearance(start.settings), readAhead("today", {}), readAhead("settings", {}), typeface()]);
  }
  if (start.state === "secret_needed" || start.state === "code_needed") await applyAppearance(start.appearance);
  failure = undefined;
  found = start;
  if (start.state === "ready" && start.restored) restored = start.restored;
  if (start.state === "ready") older = start.older ?? undefined;
  if (start.state === "ready") setTimeout(() => void call("housekeeping", {}).catch(() => undefined), COPY_AFTER_MS);
}

/** Letters do not change under the reader's eyes: a moment's wait for the typeface, and no more than that. */
async function typeface(): Promise<void> {
  const loaded = document.fonts.load('1em "Atkinson Hyperlegible Next Variable"').catch(() => undefined);
  await Promise.race([loaded, new Promise((resolve) => setTimeout(resolve, TYPEFACE_MS))]);
}

/** Something stands in the way of the store; its screen takes over. */
export function fail(error: ApiError): void {
  failure = error;
}

let deletion = $state.raw<Deleted | undefined>();

/** Everything was deleted: its screen takes over, and nothing is read or made any more. */
export function everythingDeleted(deleted: Deleted): void {
  deletion = deleted;
}

/** Closes the store at once, where it has a lock. */
export async function lockNow(): Promise<void> {
  const start = await call("close", {});
  if (start.state !== "ready") reloadPage();
}

/** Reloads the page, so that nothing it has read stays in its memory. */
function reloadPage(): void {
  history.replaceState(null, "", location.pathname);
  location.reload();
}

/** The store was found closed: by its lock, or because the app behind the page restarted and opens it again. */
async function closed(): Promise<void> {
  if (found?.state !== "ready") return begin();
  const start = await call("start", {}).catch(() => undefined);
  if (start?.state === "ready") await opened(start);
  else reloadPage();
}

whenClosed((error) => {
  if (deletion) return;
  if (error.code === "locked") void closed();
  else failure = error;
});

/** Applies the language and theme of the settings. */
export async function applyAppearance(settings: Appearance): Promise<void> {
  if (settings.theme === "system") delete document.documentElement.dataset["theme"];
  else document.documentElement.dataset["theme"] = settings.theme;
  await useLocale(settings.locale);
}
