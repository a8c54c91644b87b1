import { convertFileSrc, invoke, type InvokeArgs, type InvokeOptions } from "@tauri-apps/api/core";

import type { Tag } from "../generated/api";
import { t } from "../lib/locale.svelte";
import { asApiError, headerOf, type Platform, type Reply, type Value } from "./types";

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
    return known ?? (await asked("rpc", { command: name, args }));
  },
  async send(name, args, bytes) {
    const headers = { "x-stipple-command": name, "x-stipple-args": headerOf(args) };
    return asked("rpc_bytes", new Uint8Array(await bytes.arrayBuffer()), { headers });
  },
  async save(name, args, fileName) {
    return (await asked("rpc_file", { command: name, args, name: fileName, title: t("place-save") })) !== null;
  },
  pieces: {
    to: (name) => asked("rpc_pieces", { step: { step: "to", name, title: t("place-save") } }),
    next: (name) => asked("rpc_pieces", { step: { step: "next", command: name } }),
    stop: () => asked("rpc_pieces", { step: { step: "stop" } }),
  },
  async open(name) {
    return (await asked("rpc_source", { command: name, title: t("place-open") })) !== null;
  },
  photoUrl: (id, which) => convertFileSrc(`${id}.${which}`, "stipplephoto"),
  onPackOpened(opened) {
    // Only a page that listens misses none; one may have been opened before.
    void listenTo("pack-opened", opened).then(opened);
  },
  onChanged(changed) {
    void listenTo("changed", changed);
  },
  capabilities: { nativeWindow: true },
};

async function asked<T>(command: string, args: InvokeArgs, options?: InvokeOptions): Promise<T> {
  try {
    return await invoke<T>(command, args, options);
  } catch (thrown) {
    throw asApiError(thrown);
  }
}

async function listenTo(event: "pack-opened" | "changed", heard: (payload: Tag[]) => void): Promise<void> {
  const { listen } = await import("@tauri-apps/api/event");
  await listen<Tag[]>(event, ({ payload }) => heard(payload));
}
