// A desktop for the real window: a display, a message bus, a key store and a home folder, all removed afterwards.
import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { once } from "node:events";
import { closeSync, openSync } from "node:fs";
import { mkdir, readdir, writeFile } from "node:fs/promises";
import { createServer } from "node:net";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { Builder, By } from "selenium-webdriver";

import { DEADLINE_MS } from "./deadline.mjs";
import { binaries, freshFolder, remove } from "./host.mjs";
import { end, processesOf } from "./processes.mjs";
import { oneAtATime } from "./suite.mjs";
import { until } from "./until.mjs";

// As non-root nobody can see to which of two desks a process belongs, and the end of one would end what runs on the other.
oneAtATime();

// No service folders: nothing is started by asking for it, so a bus has a key store only when the test starts one.
const busRules = `<!DOCTYPE busconfig PUBLIC "-//freedesktop//DTD D-Bus Bus Configuration 1.0//EN"
 "http://www.freedesktop.org/standards/dbus/1.0/busconfig.dtd">
<busconfig>
  <type>session</type>
  <listen>unix:tmpdir=/tmp</listen>
  <auth>EXTERNAL</auth>
  <policy context="default">
    <allow send_destination="*" eavesdrop="true"/>
    <allow eavesdrop="true"/>
    <allow own="*"/>
  </policy>
</busconfig>
`;

/** A desktop; `keyStore` says whether its bus has one. */
export async function openDesk(t, { keyStore }) {
  const home = await freshFolder();
  const desk = new Desk(home);
  t.after(async () => {
    await desk.close();
    await remove(home);
  });
  await desk.open(keyStore);
  return desk;
}

class Desk {
  constructor(home) {
    this.home = home;
    this.children = [];
    this.drivers = [];
    const folder = (name) => join(home, name);
    this.env = {
      PATH: process.env.PATH,
      LANG: "C.UTF-8",
      HOME: home,
      XDG_DATA_HOME: folder("data"),
      XDG_CONFIG_HOME: folder("config"),
      XDG_CACHE_HOME: folder("cache"),
      XDG_STATE_HOME: folder("state"),
      XDG_RUNTIME_DIR: folder("run"),
      TMPDIR: folder("tmp"),
      NO_AT_BRIDGE: "1",
      TZ: "Europe/London",
    };
  }

  async open(keyStore) {
    for (const name of ["data", "config", "cache", "state", "run", "tmp"]) {
      await mkdir(join(this.home, name), { mode: 0o700 });
    }
    const screen = ["-displayfd", "1", "-screen", "0", "1280x1000x24", "-nolisten", "tcp"];
    this.env.DISPLAY = `:${await this.startAndRead("Xvfb", screen)}`;
    const rules = join(this.home, "bus.conf");
    await writeFile(rules, busRules);
    this.env.DBUS_SESSION_BUS_ADDRESS = await this.startAndRead("dbus-daemon", [
      `--config-file=${rules}`,
      "--print-address=1",
      "--nofork",
    ]);
    if (keyStore) await this.startKeyStore();
  }

  async startKeyStore() {
    const words = ["--unlock", "--components=secrets", "--foreground"];
    const child = this.start("gnome-keyring-daemon", words, ["pipe", "ignore", "ignore"]);
    child.stdin.end("\n");
    const question = ["--session", "--print-reply", "--dest=org.freedesktop.DBus", "/org/freedesktop/DBus"];
    const owner = [...question, "org.freedesktop.DBus.NameHasOwner", "string:org.freedesktop.secrets"];
    await until("the key store answers", async () => (await this.output("dbus-send", owner)).includes("boolean true"));
  }

  start(program, words, stdio) {
    const child = spawn(program, words, { env: this.env, stdio });
    this.children.push(child);
    child.on("error", (error) => assert.fail(`${program}: ${error.message} (cargo xtask setup)`));
    return child;
  }

  async startAndRead(program, words) {
    const child = this.start(program, words, ["ignore", "pipe", "ignore"]);
    const [line] = await once(createInterface({ input: child.stdout }), "line");
    return line.trim();
  }

  async output(program, words) {
    const child = spawn(program, words, { env: this.env, stdio: ["ignore", "pipe", "ignore"] });
    let text = "";
    child.stdout.on("data", (part) => (text += part));
    await once(child, "close");
    return text;
  }

  /** Opens the app's window and gives what drives it; `more` is added to its environment, `under` is a program that runs it. */
  async openWindow(more = {}, under = []) {
    return this.openDriven({ browserName: "wry" }, [...under, join(binaries, "stipple")], more);
  }

  /** Opens the same web view without the app around it and without its rules: what a test of these rules is held against. */
  async openBare(under = []) {
    return this.openDriven({ browserName: "MiniBrowser" }, [...under, await bare(), "--automation"], {});
  }

  async openDriven(name, [binary, ...args], more) {
    const port = await freePort();
    // What the app and its pages say lies where the canary looks.
    const log = openSync(join(this.home, "output.log"), "a");
    const driver = spawn("WebKitWebDriver", [`--port=${port}`, "--host=127.0.0.1"], {
      env: { ...this.env, ...more, TAURI_WEBVIEW_AUTOMATION: "true" },
      stdio: ["ignore", log, log],
      // A group of its own, with the app and its pages in it, so that all of them can be ended together.
      detached: true,
    });
    closeSync(log);
    this.drivers.push(driver);
    const address = `http://127.0.0.1:${port}`;
    await until("the driver answers", async () => (await fetch(`${address}/status`)).ok);
    const window = await new Builder()
      .usingServer(address)
      .withCapabilities({ ...name, "webkitgtk:browserOptions": { binary, args } })
      .build();
    await window.manage().setTimeouts({ script: 2 * DEADLINE_MS, pageLoad: DEADLINE_MS });
    return new Window(window, driver);
  }

  /** Ends what the app itself started on this desk: its windows, and the small program that stays. */
  async endStrays() {
    for (const { pid } of await processesOf(this.home)) end(pid);
  }

  async close() {
    for (const driver of this.drivers) await endGroup(driver, "SIGKILL");
    for (const child of this.children.reverse()) {
      if (child.exitCode !== null || child.signalCode !== null || child.pid === undefined) continue;
      const ended = once(child, "exit");
      child.kill();
      await ended;
    }
    await this.endStrays();
  }
}

/** WebKit's own small browser, in a folder whose name depends on the machine's kind. */
async function bare() {
  for (const kind of await readdir("/usr/lib")) {
    const folder = join("/usr/lib", kind, "webkit2gtk-4.1");
    if ((await readdir(folder).catch(() => [])).includes("MiniBrowser")) return join(folder, "MiniBrowser");
  }
  throw new Error("WebKit's MiniBrowser is not there (cargo xtask setup)");
}

/** Ends a process with all that it started, and waits until none is left. */
async function endGroup(leader, signal) {
  const alive = () => {
    try {
      return process.kill(-leader.pid, 0);
    } catch {
      return false;
    }
  };
  if (!alive()) return;
  process.kill(-leader.pid, signal);
  await until("the app has ended", () => !alive());
}

async function freePort() {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address();
  server.close();
  await once(server, "close");
  return port;
}

/** The first element that matches, is seen, and begins with these words: in one question to the page, however many match. */
const FIND = `
  const [css, words] = arguments;
  const isSeen = (one) =>
    one.checkVisibility({ visibilityProperty: true, opacityProperty: true }) && one.getClientRects().length > 0;
  const fits = (one) => words === null || one.innerText.trim().startsWith(words);
  return [...document.querySelectorAll(css)].find((one) => isSeen(one) && fits(one)) ?? null;`;

/** The app's window, in the words of somebody who uses it. */
class Window {
  constructor(driver, process) {
    this.driver = driver;
    this.process = process;
  }

  /** The first element seen that matches, waited for. */
  async find(css, words) {
    const found = until(`${css} ${words ?? ""}`, () => this.driver.executeScript(FIND, css, words ?? null));
    return found.catch(async (error) => {
      throw new Error(`${error.message}; the window says: ${await this.text()}`);
    });
  }

  /** The hidden field behind the button that chooses files, waited for. */
  async fileField() {
    const css = "input[type=file]";
    return until(css, () => this.driver.executeScript("return document.querySelector(arguments[0])", css));
  }

  async heading(words) {
    return this.find("h1, h2", words);
  }

  async press(words) {
    const button = await this.find("button, a.button", words);
    await this.driver.executeScript("arguments[0].scrollIntoView({ block: 'center' })", button);
    await button.click();
  }

  async choose(words) {
    await (await this.find("label", words)).click();
  }

  /** The field with this label. */
  async field(label) {
    const name = await this.find("label", label);
    return this.driver.executeScript("return arguments[0].control", name);
  }

  async type(label, text) {
    const field = await this.field(label);
    await field.clear();
    await field.sendKeys(text);
  }

  /** Sets a date or a time; keys would depend on the system's language. */
  async date(label, value) {
    const set = `
      const [field, value] = arguments;
      field.value = value;
      field.dispatchEvent(new Event("input", { bubbles: true }));
      field.dispatchEvent(new Event("change", { bubbles: true }));`;
    await this.driver.executeScript(set, await this.field(label), value);
  }

  async go(hash) {
    await this.driver.executeScript("window.location.hash = arguments[0]", hash);
  }

  /** From here on nothing goes away by itself: a timer of a second or more never runs. It holds until the page is loaded anew. */
  async holdTimers() {
    await this.driver.executeScript(`
      const { setTimeout } = window;
      const held = 2 ** 31 - 1;
      window.setTimeout = (run, delay, ...words) => setTimeout(run, delay >= 1000 ? held : delay, ...words);`);
  }

  async text() {
    return this.driver.executeScript("return document.body.innerText");
  }

  /** Ends the app without a warning, as a system that shuts down does: what was saved must be there all the same. */
  async close() {
    await endGroup(this.process, "SIGTERM");
  }

  /** Ends the app at this very moment, as a battery does. */
  async kill() {
    await endGroup(this.process, "SIGKILL");
  }
}
