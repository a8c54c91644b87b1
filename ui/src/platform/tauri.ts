import { invoke } from "@tauri-apps/api/core";

import { asApiError, type Platform } from "./types";

/** The app's own window. */
export const tauri: Platform = {
  async call(name, args) {
    try {
      return await invoke("rpc", { command: name, args });
    } catch (thrown) {
      throw asApiError(thrown);
    }
  },
  async saveTextFile(file) {
    return invoke<boolean>("save_text_file", { name: file.name, text: file.text });
  },
  onOpenedPack(opened) {
    void listenForPacks(opened);
  },
  painted() {
    void invoke("painted");
  },
  capabilities: { nativeWindow: true },
};

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
