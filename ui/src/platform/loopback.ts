import { asApiError, headerOf, type Platform, type Reply, type Value } from "./types";

/** The file that is being made: its pieces, and the name it gets. */
let saving: { name: string; pieces: Blob[] } | undefined;

const JSON_BODY = { "content-type": "application/json" };

/** A plain browser with a host on the same address. */
export const loopback: Platform = {
  async call(name, args) {
    const answer = await post("", JSON.stringify({ command: name, args }), JSON_BODY);
    return (await answer.json()) as Reply<Value<typeof name>>;
  },
  async send(name, args, bytes) {
    const answer = await post(`/bytes/${name}`, bytes, { "x-stipple-args": headerOf(args) });
    return (await answer.json()) as Reply<Value<typeof name>>;
  },
  async save(name, args, fileName) {
    const answer = await post(`/file/${name}`, JSON.stringify(args), JSON_BODY);
    download(await answer.blob(), fileName);
    return true;
  },
  pieces: {
    to(name) {
      saving = { name, pieces: [] };
      return Promise.resolve(true);
    },
    async next(name) {
      const answer = await post(`/pieces/${name}`, "", {});
      const reply = JSON.parse(answer.headers.get("x-stipple-reply") ?? "{}") as Reply<Value<typeof name>>;
      saving?.pieces.push(await answer.blob());
      if (reply.value.finished && saving) {
        download(new Blob(saving.pieces), saving.name);
        saving = undefined;
      }
      return reply;
    },
    stop() {
      saving = undefined;
      return Promise.resolve();
    },
  },
  async open(name) {
    const file = await chosenFile();
    if (!file) return false;
    await post(`/source/${name}`, file, {});
    return true;
  },
  // Relative: the host's address has a token, which the page's own address knows.
  photoUrl: (id, which) => `photo/${id}.${which}`,
  onPackOpened() {
    // A browser tab is never started with a file.
  },
  onChanged() {
    // This host changes nothing by itself.
  },
  capabilities: { nativeWindow: false },
};

async function post(path: string, body: string | Blob, headers: Record<string, string>): Promise<Response> {
  let answer: Response;
  try {
    answer = await fetch(`rpc${path}`, { method: "POST", headers: { ...headers, "x-stipple": "1" }, body });
  } catch (thrown) {
    throw asApiError(thrown);
  }
  if (answer.ok) return answer;
  throw asApiError(await answer.json().catch(() => undefined));
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
