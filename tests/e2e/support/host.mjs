// The loopback host: a process of its own on a data folder of its own, at a moment that stands still.
import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";

export const root = fileURLToPath(new URL("../../../", import.meta.url));
export const binaries = process.env.STIPPLE_BINARIES ?? join(root, "target/e2e");

/** A folder of its own; whoever made it removes it when nothing uses it any more. */
export function freshFolder() {
  return mkdtemp(join(tmpdir(), "stipple-e2e-"));
}

export function remove(folder) {
  return rm(folder, { recursive: true, force: true, maxRetries: 5 });
}

/** Starts a host and gives its address and a way to call it as the page does. */
export async function startHost(t, options) {
  const folder = options.folder ?? (await freshFolder());
  const host = new Host(folder, { zone: "Europe/London", keyStore: "test", ...options });
  t.after(async () => {
    try {
      // A page that is still asking must not find nobody there.
      for (const close of host.closeFirst) await close();
    } finally {
      await host.stop();
      if (!options.folder) await remove(folder);
    }
  });
  await host.start();
  return host;
}

class Host {
  constructor(folder, options) {
    this.folder = folder;
    this.options = options;
    this.closeFirst = [];
    this.restFirst = [];
  }

  get now() {
    return this.options.now;
  }

  async start() {
    const { now, zone, keyStore, owner = false, port = 0, name = "data", env = process.env } = this.options;
    const words = ["--data", join(this.folder, name), "--zone", zone, "--now", now];
    words.push("--key-store", keyStore, "--port", String(port));
    if (owner) words.push("--owner");
    if (process.env.STIPPLE_UI) words.push("--ui", process.env.STIPPLE_UI);
    const named = this.token ? { ...env, STIPPLE_HOST_TOKEN: this.token } : env;
    this.child = spawn(join(binaries, "host"), words, { env: named, stdio: ["ignore", "pipe", "inherit"] });
    this.ended = once(this.child, "exit");
    const lines = createInterface({ input: this.child.stdout });
    const first = once(lines, "line").then(([line]) => line);
    const gone = this.ended.then(([code]) => Promise.reject(new Error(`the host ended with ${code}`)));
    gone.catch(() => {});
    this.address = await Promise.race([first, gone]);
  }

  async stop() {
    this.child.kill();
    await this.ended;
  }

  /** The same data at another moment, at the same address. */
  async restart(changes) {
    // A question that is still open would be cut off, and the page would rightly complain.
    for (const rest of this.restFirst) await rest();
    await this.stop();
    const { port, pathname } = new URL(this.address);
    this.token = pathname.replaceAll("/", "");
    Object.assign(this.options, { port: Number(port) }, changes);
    await this.start();
  }

  /** Calls a command and gives its value; a refusal is thrown. */
  call(command, args = {}) {
    return this.#post("rpc", { "content-type": "application/json" }, JSON.stringify({ command, args }), command);
  }

  /** Hands a picture's bytes over, as the page does. */
  receive(args, picture) {
    return this.#post("rpc/bytes/photo_receive", { "x-stipple-args": JSON.stringify(args) }, picture, "receive");
  }

  async #post(path, headers, content, what) {
    const request = { method: "POST", headers: { ...headers, "x-stipple": "1" }, body: content };
    const answer = await fetch(new URL(path, this.address), request);
    const body = await answer.json();
    if (!answer.ok) throw new Error(`${what}: ${JSON.stringify(body)}`);
    return body.value;
  }
}
