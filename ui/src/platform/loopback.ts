import type { LeavingProgress, Received } from "../generated/api";
import { asApiError, type Platform, type Reply, type Value } from "./types";

/** The file that is being made: its pieces, and the name it gets. */
let leaving: { name: string; pieces: Blob[] } | undefined;

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
  async savePrint(args, name) {
    const answer = await post("/print", JSON.stringify(args), { "content-type": "application/json" });
    download(await answer.blob(), name);
    return true;
  },
  fileTo(name) {
    leaving = { name, pieces: [] };
    return Promise.resolve(true);
  },
  fileStop() {
    leaving = undefined;
    return Promise.resolve();
  },
  async backupStep() {
    const value = await piece("/backup/piece");
    if (!value.finished) return { value, changed: [] };
    const kept = (await (await post("/backup/kept", "", {})).json()) as Reply<null>;
    return { value, changed: kept.changed };
  },
  async exportStep() {
    return { value: await piece("/export/piece"), changed: [] };
  },
  async restoreFrom() {
    const file = await chosenFile();
    if (!file) return false;
    await post("/restore/file", file, {});
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

/** Fetches the next piece of the file that leaves; after the last one it is handed over. */
async function piece(path: string): Promise<LeavingProgress> {
  const answer = await post(path, "", {});
  const progress = JSON.parse(answer.headers.get("x-stipple-progress") ?? "{}") as LeavingProgress;
  leaving?.pieces.push(await answer.blob());
  if (progress.finished && leaving) {
    download(new Blob(leaving.pieces), leaving.name);
    leaving = undefined;
  }
  return progress;
}

/** The file somebody chooses; none when they changed their mind. */
function chosenFile(): Promise<File | undefined> {
  const input = document.createElement("input");
  input.type = "file";
  return new Promise((done) => {
    input.addEventListener("change", () => done(input.files?.[0]));
    input.addEventListener("cancel", () => done(undefined));
    input.click();
  });
}

function download(content: Blob, name: string): void {
  const address = URL.createObjectURL(content);
  const link = document.createElement("a");
  link.href = address;
  link.download = name;
  link.click();
  URL.revokeObjectURL(address);
}
