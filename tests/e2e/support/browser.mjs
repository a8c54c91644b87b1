// Chromium, watched: no request may leave this computer, and no page may report an error. All tests of a program share one
// browser; each page has a profile of its own.
import assert from "node:assert/strict";
import { accessSync, constants } from "node:fs";
import { delimiter, join } from "node:path";
import { after } from "node:test";
import { chromium } from "playwright-core";

import { stopClock } from "./clock.mjs";
import { bounded, DEADLINE_MS, twoFrames, within } from "./deadline.mjs";

export const NARROW = { width: 390, height: 844 };
export const WIDE = { width: 1280, height: 800 };

function program() {
  const names = ["chromium", "chromium-browser", "google-chrome", "chrome"];
  const folders = (process.env.PATH ?? "").split(delimiter);
  const paths = names.flatMap((name) => folders.map((folder) => join(folder, name)));
  const found = paths.find((path) => {
    try {
      accessSync(path, constants.X_OK);
      return true;
    } catch {
      return false;
    }
  });
  assert.ok(found, "no Chromium is installed: cargo xtask setup");
  return found;
}

/** A camera that shows a test picture, to whoever has the permission. */
const CAMERA = "--use-fake-device-for-media-stream";

const open = new Map();

/** The browser of all pages; `camera: false` asks for one of its own, without a camera. */
async function browserWith({ camera = true } = {}) {
  const opened = open.get(camera) ?? launch(camera ? [CAMERA] : []);
  open.set(camera, opened);
  return opened;
}

after(async () => {
  for (const opened of open.values()) await within("its end", (await opened).close());
});

function launch(more) {
  const quiet = ["--disable-gpu", "--disable-background-networking", "--disable-component-update", "--no-first-run"];
  // A DNS query leaves the computer too.
  const isolated = ["--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1"];
  const asRoot = process.getuid?.() === 0 ? ["--no-sandbox"] : [];
  const args = [...quiet, ...isolated, ...more, ...asRoot, "--force-color-profile=srgb"];
  return chromium.launch({ executablePath: program(), args });
}

/** A page on a host. It fails the test that it belongs to when it asks for anything else or writes an error. */
export async function openPage(host, options = {}) {
  const { size = NARROW, theme = "light", locale = "en-GB", hash = "", permissions = [] } = options;
  const browser = await browserWith(options);
  const context = await within(
    "a new profile",
    browser.newContext({
      viewport: size,
      colorScheme: theme,
      locale,
      timezoneId: host.options.zone,
      reducedMotion: "reduce",
      acceptDownloads: true,
      permissions,
    }),
  );
  context.setDefaultTimeout(DEADLINE_MS);
  await stopClock(context, host.now);
  const page = await within("a new page", context.newPage());
  bounded(page);
  const watch = watchPage(page, host);
  Object.assign(page, { watch });
  host.closeFirst.push(async () => {
    await within("the end of a profile", context.close());
    assert.deepEqual(watch.strangers, [], "requests that leave the computer");
    assert.deepEqual(watch.complaints, [], "what the page complained of");
    assert.ok(watch.requests > 0, "the page asked for nothing at all");
  });
  host.restFirst.push(() => answered(page));
  await page.goto(`${host.address}${hash}`);
  await settled(page);
  return page;
}

function watchPage(page, host) {
  const watch = { requests: 0, open: new Set(), strangers: [], complaints: [] };
  page.on("request", (request) => {
    watch.requests += 1;
    const url = request.url();
    if (!url.startsWith("blob:")) watch.open.add(request);
    if (!url.startsWith(host.address) && !url.startsWith("blob:")) watch.strangers.push(url);
  });
  page.on("requestfinished", (request) => watch.open.delete(request));
  page.on("requestfailed", (request) => watch.open.delete(request));
  page.on("pageerror", (error) => watch.complaints.push(String(error)));
  page.on("console", (message) => {
    if (message.type() !== "error" && message.type() !== "warning") return;
    // A refused command is an answer, which the screen shows; the icon is what Chromium asks for by itself.
    if (/status of 422/.test(message.text()) || message.location().url.endsWith("/favicon.ico")) return;
    watch.complaints.push(`${message.text()} (${message.location().url})`);
  });
  return watch;
}

/**
 * The page has an answer to all it asked for, and asks for nothing more once it has drawn them. Chromium's own
 * "networkidle" is about a page's first load only, and is long past when a test clicks.
 */
export async function answered(page) {
  const { watch } = page;
  const deadline = Date.now() + DEADLINE_MS;
  for (;;) {
    const { requests } = watch;
    const before = watch.open.size;
    await twoFrames(page);
    if (before + watch.open.size === 0 && watch.requests === requests) return;
    assert.ok(Date.now() < deadline, `still open: ${[...watch.open].map((request) => request.url()).join(", ")}`);
  }
}

/** The page has its heading and no skeleton. */
export async function settled(page) {
  await page.locator("h1").first().waitFor();
  await page.locator(".skeleton").waitFor({ state: "detached" });
  await still(page);
  await page.evaluate(() => document.fonts.ready.then(() => undefined));
}

/** Goes to a place inside the app and waits for its page. */
export async function goTo(page, hash) {
  await page.evaluate((next) => {
    window.location.hash = next;
  }, hash);
  await twoFrames(page);
  await answered(page);
  await settled(page);
}

/** Nothing moves any more. */
export async function still(page) {
  await twoFrames(page);
  await page.evaluate(() => Promise.allSettled(document.getAnimations().map((motion) => motion.finished)));
}
