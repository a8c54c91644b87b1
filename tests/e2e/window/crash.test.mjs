// A crash leaves no image of the memory: not of the app, nor of the web view's processes.
import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { once } from "node:events";
import { mkdir, readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";

import { search } from "../support/canary.mjs";
import { openDesk } from "../support/desk.mjs";
import { binaries } from "../support/host.mjs";
import { processesOf } from "../support/processes.mjs";
import { test } from "../support/suite.mjs";
import { until } from "../support/until.mjs";

const run = promisify(execFile);

/** Runs a program in a folder, as somebody who wants to see its memory after a crash. */
function crashing(desk, folder, words) {
  return desk.start("bash", ["-c", 'cd "$0" && ulimit -c unlimited && exec "$@"', folder, ...words], "ignore");
}

/** The numbers of this desk's processes with this name. */
async function processes(desk, name) {
  return (await processesOf(desk.home)).filter((one) => one.name === name.slice(0, 15)).map(({ pid }) => pid);
}

test("a crash leaves no memory dump", async (t) => {
  const desk = await openDesk(t, { keyStore: true });
  const folder = join(desk.home, "here");
  await mkdir(folder);
  desk.env.MARK = "zqcrashcanaryqz";
  const app = crashing(desk, folder, [join(binaries, "stipple")]);
  const ended = once(app, "exit");
  const seen = ["search", "--onlyvisible", "--name", "^Stipple$"];
  await until("the window is there", async () => (await run("xdotool", seen, { env: desk.env })).stdout.trim());
  const [web] = await until("its page's process is there", async () => {
    const all = await processes(desk, "WebKitWebProcess");
    return all.length > 0 && all;
  });
  await until("the store is there", async () =>
    (await readdir(join(desk.home, "data"), { recursive: true })).some((name) => name.endsWith("stipple.db")),
  );
  for (const pid of [app.pid, web]) {
    const limits = await readFile(`/proc/${pid}/limits`, "utf8");
    assert.match(limits, /Max core file size +0 +0 /, `process ${pid}`);
  }
  for (const pid of [web, app.pid]) process.kill(pid, "SIGABRT");
  const [, signal] = await ended;
  assert.equal(signal, "SIGABRT");
  await until("the page's process is gone", async () => (await processes(desk, "WebKitWebProcess")).length === 0);
  assert.deepEqual(await readdir(folder), []);
  assert.deepEqual((await search(folder, [desk.env.MARK])).hits, []);
  t.diagnostic("2 processes aborted with core files wanted: 0 files");

  // Control run: another program, ended in the same way, leaves its memory with all that is in it.
  const pattern = (await readFile("/proc/sys/kernel/core_pattern", "utf8")).trim();
  if (/^[|/]/.test(pattern)) {
    t.diagnostic(`the control run was left out: this system puts such files elsewhere (${pattern})`);
    return;
  }
  const other = crashing(desk, folder, ["sleep", "600"]);
  const gone = once(other, "exit");
  await until("it runs", async () => (await readFile(`/proc/${other.pid}/comm`, "utf8")).trim() === "sleep");
  other.kill("SIGABRT");
  await gone;
  assert.ok((await search(folder, [desk.env.MARK])).hits.length > 0, "its memory was there to be read");
});
