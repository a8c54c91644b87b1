import type { Received } from "../generated/api";
import { asApiError, type Platform, type Reply, type Value } from "./types";

/** A plain browser with a host on the same address. */
export const loopback: Platform = {
  async call(name, args) {
    const answer = await post("/rpc", JSON.stringify({ command: name, args }), { "content-type": "application/json" });
    return (await answer.json()) as Reply<Value<typeof name>>;
  },
  saveTextFile(file) {
    download(new Blob([file.text], { type: file.media_type }), file.name);
    return Promise.resolve(true);
  },
  async receivePhoto(args, picture) {
    const answer = await post("/photo", picture, { "x-stipple-args": JSON.stringify(args) });
    return (await answer.json()) as Reply<Received>;
  },
  photoUrl: (id, which) => `/photo/${id}.${which}`,
  async sharePhotos(args, name) {
    const answer = await post("/share", JSON.stringify(args), { "content-type": "application/json" });
    download(await answer.blob(), name);
    return true;
  },
  async saveBookingFile(args, name) {
    const answer = await post("/booking-file", JSON.stringify(args), { "content-type": "application/json" });
    download(await answer.blob(), name);
    return true;
  },
  onOpenedPack() {
    // A browser tab is never started with a file.
  },
  onChanged() {
    // This host changes nothing by itself.
  },
  painted() {
    // Nobody waits for it.
  },
  capabilities: { nativeWindow: false },
};

async function post(path: string, body: string | Blob, headers: Record<string, string>): Promise<Response> {
  let answer: Response;
  try {
    answer = await fetch(path, { method: "POST", headers: { ...headers, "x-stipple": "1" }, body });
  } catch (thrown) {
    throw asApiError(thrown);
  }
  if (answer.ok) return answer;
  throw asApiError(await answer.json().catch(() => undefined));
}

function download(content: Blob, name: string): void {
  const address = URL.createObjectURL(content);
  const link = document.createElement("a");
  link.href = address;
  link.download = name;
  link.click();
  URL.revokeObjectURL(address);
}
