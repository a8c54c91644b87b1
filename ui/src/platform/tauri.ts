import { convertFileSrc, invoke } from "@tauri-apps/api/core";

import type { LeavingProgress, Received, Tag } from "../generated/api";
import { t } from "../lib/locale.svelte";
import { asApiError, type Platform, type Reply, type Value } from "./types";

/** The answers to the first questions, which the host puts at the end of the page; each is taken once. */
const ahead = new Map(Object.entries(cameAlong()));

function cameAlong(): Record<string, unknown> {
  const element = document.getElementById("ahead");
  element?.remove();
  return JSON.parse(element?.textContent ?? "{}") as Record<string, unknown>;
}

/** The app's own window. */
export const tauri: Platform = {
  async call(name, args) {
    const known = ahead.get(name) as Reply<Value<typeof name>> | undefined;
    ahead.delete(name);
    if (known) return known;
    try {
      return await invoke("rpc", { command: name, args });
    } catch (thrown) {
      throw asApiError(thrown);
    }
  },
  saveTextFile: ({ name, text }) => asked<boolean>("save_text_file", { name, title: saveTitle(), text }),
  async receivePhoto(args, picture) {
    const bytes = new Uint8Array(await picture.arrayBuffer());
    try {
      // The facts hold words of closed sets, dates and numbers only, so they fit into a header.
      return await invoke<Reply<Received>>("receive_photo", bytes, {
        headers: { "x-stipple-args": JSON.stringify(args) },
      });
    } catch (thrown) {
      throw asApiError(thrown);
    }
  },
  photoUrl: (id, which) => convertFileSrc(`${id}.${which}`, "stipplephoto"),
  sharePhotos: (args, name) => asked<boolean>("share_photos", { args, name, title: saveTitle() }),
  saveBookingFile: (args, name) => asked<boolean>("booking_file", { args, name, title: saveTitle() }),
  savePrint: (args, name) => asked<boolean>("print_file", { args, name, title: saveTitle() }),
  fileTo: (name) => asked("file_to", { name, title: saveTitle() }),
  fileStop: () => asked("file_stop", {}),
  backupStep: () => asked<Reply<LeavingProgress>>("backup_step", {}),
  exportStep: () => asked<Reply<LeavingProgress>>("export_step", {}),
  restoreFrom: () => asked("restore_from", { title: t("place-open") }),
  onOpenedPack(opened) {
    void listenForPacks(opened);
  },
  onChanged(changed) {
    void import("@tauri-apps/api/event").then(({ listen }) =>
      listen<Tag[]>("changed", (event) => changed(event.payload)),
    );
  },
  painted() {
    void invoke("painted");
  },
  capabilities: { nativeWindow: true },
};

/** What the system's dialog is headed with; it knows no language but its own. */
const saveTitle = () => t("place-save");

async function asked<T>(command: string, args: Record<string, unknown>): Promise<T> {
  try {
    return await invoke<T>(command, args);
  } catch (thrown) {
    throw asApiError(thrown);
  }
}

/** The host keeps the file's text until the page comes for it, so none is lost while the page is still being made. */
async function listenForPacks(opened: (text: string) => void): Promise<void> {
  const { listen } = await import("@tauri-apps/api/event");
  const fetch = async () => {
    const text = await invoke<string | null>("opened_pack");
    if (text !== null) opened(text);
  };
  await listen("pack-opened", () => void fetch());
  await fetch();
}
