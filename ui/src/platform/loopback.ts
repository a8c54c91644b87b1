import type { TextFile } from "../generated/api";
import { asApiError, type Platform, type Reply, type Value } from "./types";

/** A plain browser with a host on the same address. */
export const loopback: Platform = {
  async call(name, args) {
    const answer = await post(JSON.stringify({ command: name, args }));
    if (answer.ok) return (await answer.json()) as Reply<Value<typeof name>>;
    throw asApiError(await answer.json().catch(() => undefined));
  },
  saveTextFile(file) {
    download(file);
    return Promise.resolve(true);
  },
  onOpenedPack() {
    // A browser tab is never started with a file.
  },
  painted() {
    // Nobody waits for it.
  },
  capabilities: { nativeWindow: false },
};

async function post(body: string): Promise<Response> {
  const headers = { "content-type": "application/json", "x-stipple": "1" };
  try {
    return await fetch("/rpc", { method: "POST", headers, body });
  } catch (thrown) {
    throw asApiError(thrown);
  }
}

function download(file: TextFile): void {
  const address = URL.createObjectURL(new Blob([file.text], { type: file.media_type }));
  const link = document.createElement("a");
  link.href = address;
  link.download = file.name;
  link.click();
  URL.revokeObjectURL(address);
}
