// A hostile page in the real window gets nothing: no request, no script of its own, no command that is not ours, no photo.
import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";

import { attempt, attempts, marked } from "../support/attacks.mjs";
import { DEADLINE_MS } from "../support/deadline.mjs";
import { openDesk } from "../support/desk.mjs";
import { begin, rpc } from "../support/first-questions.mjs";
import { root } from "../support/host.mjs";
import { forbiddenCommands, inside, keepOne } from "../support/inside.mjs";
import { test } from "../support/suite.mjs";
import { setTrap } from "../support/trap.mjs";
import { until } from "../support/until.mjs";

const run = promisify(execFile);
/** How long an attempt that never answers is waited for. What it does later is still seen by the trap, or by the mark. */
const ATTEMPT_MS = 1_500;
const OURS = /^tauri:\/\/localhost(\/|#|$)/;

/** Every command that reads, by the command table. */
async function reads() {
  const table = await readFile(join(root, "ui/src/generated/api.ts"), "utf8");
  const [, rows] = /dependsOn = \{\n([^}]*)\}/.exec(table);
  return [...rows.matchAll(/^ {2}(\w+):/gm)].map(([, name]) => name);
}

/** What a locked app answers: that it is locked, how to unlock it, and general articles. */
const SHOWN_WHILE_LOCKED = ["start", "learn"];

/** Ours is still the page, and its host still answers it. */
async function stillOurs(window) {
  const place = await window.driver.getCurrentUrl();
  assert.match(place, OURS);
  assert.equal(typeof (await rpc(window, "start")), "object");
  assert.equal((await window.driver.getAllWindowHandles()).length, 1);
}

test("no attempt of a page gets out", async (t) => {
  const trap = await setTrap(t);
  const desk = await openDesk(t, { keyStore: true });
  const window = await desk.openWindow();
  await begin(window);
  const options = { at: trap.address, stun: trap.stun, deadline: ATTEMPT_MS };
  const worked = [];
  for (const row of attempts) {
    const answer = await attempt(window.driver, row, options);
    const mark = await marked(window.driver);
    if (answer === true || mark) worked.push(`${row.name}: ${mark ?? answer}`);
    await stillOurs(window);
  }
  for (let times = 0; times < 10; times += 1) await window.driver.navigate().refresh();
  await window.heading("Day 1");
  await stillOurs(window);
  assert.deepEqual(worked, []);
  const { hits, connections, datagrams } = trap;
  assert.deepEqual({ hits, connections, datagrams }, { hits: [], connections: 0, datagrams: 0 });
  // It was listening all the time.
  await fetch(`${trap.address}/at-last`);
  assert.deepEqual(trap.hits, ["/at-last"]);
  t.diagnostic(`${attempts.length} attempts, ${worked.length} worked, ${connections} connections, 10 reloads`);
  assert.ok(attempts.length >= 50, `only ${attempts.length}`);
});

/** The same list, in the same web view, on a page without our rules. */
test("control run: without rules every attempt works", async (t) => {
  const trap = await setTrap(t);
  const desk = await openDesk(t, { keyStore: false });
  const bare = await desk.openBare();
  await bare.driver.manage().setTimeouts({ pageLoad: DEADLINE_MS, script: 10_000 });
  const failed = [];
  for (const row of attempts) {
    await bare.driver.get(`${trap.address}/weak.html`);
    await until("the page is there", async () => (await bare.driver.getTitle()) === "weak");
    const before = { hits: trap.hits.length, connections: trap.connections, datagrams: trap.datagrams };
    const options = { at: trap.address, stun: trap.stun, deadline: ATTEMPT_MS };
    const answer = await attempt(bare.driver, row, options).catch((gone) => `the page is gone: ${gone.message}`);
    const seen = async () =>
      trap.hits.slice(before.hits).some((path) => path !== "/weak.html" && path !== "/favicon.ico") ||
      trap.datagrams > before.datagrams ||
      answer === true ||
      (await marked(bare.driver).catch(() => null)) !== null;
    const worked = await until(row.name, seen).catch(() => false);
    if (!worked) failed.push(`${row.name} (${answer})`);
    for (const handle of (await bare.driver.getAllWindowHandles()).slice(1)) {
      await bare.driver.switchTo().window(handle);
      await bare.driver.close();
    }
    await bare.driver.switchTo().window((await bare.driver.getAllWindowHandles())[0]);
  }
  t.diagnostic(
    `${attempts.length} attempts, ${attempts.length - failed.length} worked, ${trap.connections} connections`,
  );
  assert.deepEqual(failed, []);
});

test("a script inside our page gets nothing", async (t) => {
  const desk = await openDesk(t, { keyStore: true });
  const window = await desk.openWindow();
  await begin(window);
  const photo = await keepOne(window);
  const worked = [];
  for (const [name, go] of Object.entries(inside)) {
    const answer = await attempt(window.driver, { go: go.toString() }, { photo, deadline: 3 * ATTEMPT_MS });
    if (answer === true) worked.push(name);
    await stillOurs(window);
  }
  for (const command of forbiddenCommands) {
    const answer = await attempt(
      window.driver,
      { go: "({ command, args }) => window.__TAURI_INTERNALS__.invoke(command, args).then(() => true)" },
      { ...command, deadline: DEADLINE_MS },
    );
    if (!String(answer).startsWith("refused:")) worked.push(`${command.command}: ${answer}`);
  }
  assert.deepEqual(worked, []);
  t.diagnostic(`${Object.keys(inside).length} attempts and ${forbiddenCommands.length} commands, 0 worked`);

  // Control run: in the same way, what is ours does work.
  const ours = { command: "rpc", args: { command: "start", args: {} }, deadline: DEADLINE_MS };
  const call = "({ command, args }) => window.__TAURI_INTERNALS__.invoke(command, args).then(() => true)";
  assert.equal(await attempt(window.driver, { go: call }, ours), true);
  const show =
    "({ photo }) => new Promise((done) => { const i = new Image(); i.onload = () => done(true); i.onerror = () => done(false); i.src = `stipplephoto://localhost/${photo}.thumb`; })";
  assert.equal(await attempt(window.driver, { go: show }, { photo, deadline: DEADLINE_MS }), true);
});

test("developer shortcuts open nothing", async (t) => {
  const desk = await openDesk(t, { keyStore: true });
  const window = await desk.openWindow();
  await window.heading("What is Stipple helping you with?");
  const windows = async () => {
    const { stdout } = await run("xdotool", ["search", "--onlyvisible", "--name", "."], { env: desk.env });
    return stdout.trim().split("\n").length;
  };
  const before = await windows();
  const keys = ["F12", "ctrl+shift+i", "ctrl+shift+j", "ctrl+shift+c", "ctrl+u", "F5", "ctrl+n", "ctrl+o", "ctrl+p"];
  const { stdout } = await run("xdotool", ["search", "--onlyvisible", "--name", "Stipple"], { env: desk.env });
  await run("xdotool", ["windowfocus", stdout.trim().split("\n")[0]], { env: desk.env });
  for (const key of keys) {
    await run("xdotool", ["key", key], { env: desk.env });
    await stillOurs(window);
  }
  assert.equal(await windows(), before);
  const size = await window.driver.executeScript("return window.innerHeight");
  assert.ok(size > 700, `an inspector would share the window: ${size}`);
  // Control run: keys do arrive.
  await window.driver.executeScript(
    "addEventListener('keydown', (event) => (document.title = event.key), { once: true })",
  );
  await run("xdotool", ["key", "F9"], { env: desk.env });
  await until("a key arrived", async () => (await window.driver.getTitle()) === "F9");
  t.diagnostic(`${keys.length} keys, ${before} windows before and after`);
});

test("a locked app gives no patient data", async (t) => {
  const desk = await openDesk(t, { keyStore: false });
  const first = await desk.openWindow();
  await first.heading("Choose a passphrase");
  await first.type("Passphrase", "four plain sample words");
  await first.type("Type the same again", "four plain sample words");
  await first.press("Set passphrase");
  await begin(first);
  const photo = await keepOne(first);
  await first.close();

  const second = await desk.openWindow();
  await second.heading("Welcome back");
  const asks = await reads();
  const call =
    "({ command }) => window.__TAURI_INTERNALS__.invoke('rpc', { command, args: {} }).then(() => true, (e) => 'refused: ' + JSON.stringify(e))";
  const show =
    "({ photo, which }) => new Promise((done) => { const i = new Image(); i.onload = () => done(true); i.onerror = () => done('refused'); i.src = `stipplephoto://localhost/${photo}.${which}`; })";
  const pictures = ["thumb", "screen"];
  const answered = async () => {
    const names = [];
    for (const command of asks) {
      if ((await attempt(second.driver, { go: call }, { command, deadline: DEADLINE_MS })) === true)
        names.push(command);
    }
    for (const which of pictures) {
      if ((await attempt(second.driver, { go: show }, { photo, which, deadline: DEADLINE_MS })) === true)
        names.push(which);
    }
    return names;
  };
  assert.deepEqual(await answered(), SHOWN_WHILE_LOCKED);
  await second.type("Passphrase", "four plain sample words");
  await second.press("Unlock");
  await second.heading("Day 1");
  // Control run: the same questions after it is unlocked. Some need an argument.
  const open = await answered();
  assert.ok(open.length >= 20 && pictures.every((which) => open.includes(which)), open.join(" "));
  t.diagnostic(
    `${asks.length} commands and ${pictures.length} pictures asked for: ${SHOWN_WHILE_LOCKED.length} answered while locked, ${open.length} after`,
  );
});
