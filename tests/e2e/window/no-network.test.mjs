// No program of ours and no process of the web view opens a socket to the network.
import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { readFile, readdir } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";

import { openDesk } from "../support/desk.mjs";
import { begin, rpc } from "../support/first-questions.mjs";
import { binaries } from "../support/host.mjs";
import { keepOne } from "../support/inside.mjs";
import { end, processesOf } from "../support/processes.mjs";
import { test } from "../support/suite.mjs";
import { setTrap } from "../support/trap.mjs";
import { until } from "../support/until.mjs";

const run = promisify(execFile);

/** What runs a program and writes its calls to the network, and its children's, into a file for each thread. */
const under = (desk) => [
  "/usr/bin/strace",
  "-ff",
  "-y",
  "--seccomp-bpf",
  "-qq",
  "-e",
  "trace=%network",
  "-o",
  join(desk.home, "calls"),
];

/**
 * What the traced programs did: how many calls, of how many threads, and for each socket of the internet's families the calls
 * that made it and gave it an address. What the kernel tells of its routes (netlink) names the families too, and is no socket
 * of theirs.
 */
async function traced(desk) {
  const names = (await readdir(desk.home)).filter((name) => name.startsWith("calls."));
  const found = { calls: 0, threads: names.length, sockets: new Map() };
  for (const name of names) {
    const lines = (await readFile(join(desk.home, name), "utf8")).split("\n").filter((line) => /^\w+\(/.test(line));
    found.calls += lines.length;
    for (const line of lines.filter((line) => /^socket\(AF_INET6?,|sa_family=AF_INET6?\b/.test(line))) {
      const inodes = [...line.matchAll(/<socket:\[(\d+)\]>/g)].map(([, inode]) => inode);
      // One that was refused has no number, and counts all the same.
      for (const inode of inodes.length > 0 ? inodes : [line]) {
        found.sockets.set(inode, [...(found.sockets.get(inode) ?? []), line]);
      }
    }
  }
  return found;
}

/**
 * The calls on sockets that have nothing to do with the driver's port: neither bound to it, nor led to it, nor accepted by one
 * that is.
 */
function strangers({ sockets }, port) {
  const led = (line) => line.includes(`htons(${port})`);
  const listening = (line) => /^accept4?\(\d+<socket:\[(\d+)\]>/.exec(line)?.[1];
  const known = (line) => led(line) || sockets.get(listening(line))?.some(led);
  return [...sockets.values()].filter((calls) => !calls.some(known)).flat();
}

/** The port on which the web view waits for its driver: the one thing here that is the test's own. */
async function driversPort(home) {
  const words = (await processesOf(home)).flatMap(({ env }) => env);
  const found = words.find((word) => word.startsWith("WEBKIT_INSPECTOR_SERVER="));
  assert.ok(found, "the driver's port is not known");
  return found.split(":").at(-1);
}

/** Ends the traced programs, so that strace ends too and its file is complete. */
async function endTraced(desk) {
  await until("the trace is whole", async () => {
    const all = await processesOf(desk.home);
    for (const { pid, name } of all) if (/^(stipple|WebKit|MiniBrowser)/.test(name)) end(pid);
    return !all.some(({ name }) => name === "strace");
  });
}

test("a session opens only the driver's socket", async (t) => {
  if (process.getuid() !== 0) return t.skip("which socket is which in Stipple's own process is shown to root alone");
  const desk = await openDesk(t, { keyStore: true });
  const window = await desk.openWindow({}, under(desk));
  const port = await driversPort(desk.home);
  await begin(window);
  await keepOne(window);
  const pages = ["today", "photos", "sessions", "diary", "medicines", "reminders", "settings", "may-i", "history"];
  for (const page of pages) {
    await window.go(`#/${page}`);
    await window.find("h1");
  }
  assert.equal((await rpc(window, "photos")).sets.length, 1);
  await endTraced(desk);
  const found = await traced(desk);
  t.diagnostic(
    `${found.calls} calls of ${found.threads} threads, ${pages.length} pages, ${found.sockets.size} inet sockets, all the driver's`,
  );
  assert.ok(found.calls > 200 && found.threads >= 3, "hardly anything was traced");
  assert.deepEqual(strangers(found, port), []);
  assert.ok(found.sockets.size >= 1, "the driver's own are seen");
});

test("without a driver no socket is opened", async (t) => {
  const desk = await openDesk(t, { keyStore: true });
  const [program, ...words] = [...under(desk), join(binaries, "stipple")];
  desk.start(program, words, "ignore");
  const search = ["search", "--onlyvisible", "--name", "^Stipple$"];
  const id = await until("the window is there", async () =>
    (await run("xdotool", search, { env: desk.env })).stdout.trim(),
  );
  await run("xdotool", ["windowfocus", id.split("\n")[0]], { env: desk.env });
  await until("the page is drawn", async () => (await traced(desk)).threads >= 3);
  for (const key of ["Tab", "space", "Tab", "Tab", "Return", "Tab", "Down", "Return", "End"]) {
    await run("xdotool", ["key", key], { env: desk.env });
  }
  await until("its data is there", async () =>
    (await readdir(join(desk.home, "data"), { recursive: true })).some((name) => name.endsWith("stipple.db")),
  );
  await endTraced(desk);
  const found = await traced(desk);
  t.diagnostic(`${found.calls} calls of ${found.threads} threads, ${found.sockets.size} inet sockets`);
  assert.ok(found.calls > 100, "hardly anything was traced");
  assert.deepEqual([...found.sockets.values()].flat(), []);
});

/** The same web view on a page from a server. */
test("control run: an outgoing connection is seen", async (t) => {
  const trap = await setTrap(t);
  const desk = await openDesk(t, { keyStore: false });
  const bare = await desk.openBare(under(desk));
  const port = await driversPort(desk.home);
  await bare.driver.get(`${trap.address}/weak.html`);
  await until("it was asked", () => trap.connections > 0);
  await endTraced(desk);
  const found = await traced(desk);
  const calls = strangers(found, port);
  const there = `htons(${new URL(trap.address).port})`;
  assert.ok(
    calls.some((line) => line.startsWith("connect(") && line.includes(there)),
    calls.join("\n"),
  );
  t.diagnostic(`${found.sockets.size} inet sockets, ${calls.length} calls on those that are not the driver's`);
});
