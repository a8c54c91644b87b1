// The README's pictures: made from the running screens on made-up dates, never drawn. They are made only when the screens may
// look different from the kept ones; a run that leaves them out says so.
import assert from "node:assert/strict";
import { mkdir, readdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { test } from "node:test";

import { show } from "../screens.mjs";
import { NARROW, openPage, WIDE } from "../support/browser.mjs";
import { digestOf } from "../support/digest.mjs";
import { root, startHost } from "../support/host.mjs";
import { NOW, samplePatient } from "../support/sample.mjs";

const fresh = join(root, "tests/e2e/out");
const kept = join(root, "docs/screenshots");
const update = process.env.STIPPLE_UPDATE_SCREENSHOTS === "1";
const long = process.env.STIPPLE_LONG !== undefined;

/** What the screens are made of, and the digest of it from which the kept pictures were made. */
const SOURCES = ["ui", "locales", "packs"];
const DIGEST = "sources.sha256";

const places = [
  { name: "today", hash: () => "#/today", says: "today-may-i" },
  { name: "may-i", hash: () => "#/may-i", says: "may-group-yes" },
  { name: "photos", hash: () => "#/photos", says: "photos-title" },
  { name: "journey", hash: () => "#/journey", says: "journey-title" },
  { name: "sessions", hash: () => "#/sessions", says: "sessions-add" },
];

const appearances = [NARROW, WIDE].flatMap((size) => ["light", "dark"].map((theme) => ({ size, theme })));
const fileName = (place, { size, theme }) => `${place.name}-${size.width}x${size.height}-${theme}.png`;

function sizeOf(png) {
  assert.equal(png.toString("latin1", 1, 4), "PNG");
  return { width: png.readUInt32BE(16), height: png.readUInt32BE(20) };
}

function assertWhole(png, { size }, name) {
  assert.deepEqual(sizeOf(png), size, name);
  assert.ok(png.length > 8_000, `${name} is nearly empty`);
}

async function picture(page, place) {
  await show(page, place, {});
  // The focus that moved with the page is not part of the picture.
  await page.evaluate(() => document.activeElement?.blur());
  return page.screenshot({ animations: "disabled", caret: "hide" });
}

async function makeAll(t) {
  const host = await startHost(t, { now: NOW });
  await samplePatient(host);
  let made = 0;
  for (const appearance of appearances) {
    const page = await openPage(host, appearance);
    for (const place of places) {
      const name = fileName(place, appearance);
      const png = await picture(page, place);
      assertWhole(png, appearance, name);
      for (const folder of update ? [fresh, kept] : [fresh]) await writeFile(join(folder, name), png);
      made += 1;
    }
  }
  return made;
}

test("screenshots are made from the running screens", async (t) => {
  const digest = await digestOf(SOURCES);
  const before = await readFile(join(kept, DIGEST), "utf8").catch(() => "");
  if (!update && !long && before.trim() === digest) {
    return t.skip(`${SOURCES.join(", ")} are as they were for the kept screenshots; --long makes them all the same`);
  }
  for (const folder of [fresh, kept]) await mkdir(folder, { recursive: true });
  const made = await makeAll(t);
  if (update) await writeFile(join(kept, DIGEST), `${digest}\n`);
  t.diagnostic(`${made} screenshots${update ? ", kept" : " made; --update-screenshots keeps them"}`);
  assert.equal(made, 20);
});

test("every kept screenshot has its size", async () => {
  for (const appearance of appearances) {
    for (const place of places) {
      const name = fileName(place, appearance);
      const png = await readFile(join(kept, name)).catch(() => assert.fail(`docs/screenshots/${name} is missing`));
      assertWhole(png, appearance, name);
    }
  }
});

test("the README shows kept screenshots, none is unused", async () => {
  const readme = await readFile(join(root, "README.md"), "utf8");
  const shown = [...readme.matchAll(/docs\/screenshots\/([\w.-]+\.png)/g)].map((match) => match[1]);
  const files = (await readdir(kept)).filter((file) => file !== DIGEST);
  assert.ok(shown.length >= 4, `the README shows ${shown.length}`);
  assert.deepEqual(
    shown.filter((name) => !files.includes(name)),
    [],
  );
  const names = places.map((place) => place.name);
  assert.deepEqual(
    files.filter((file) => !names.some((name) => file.startsWith(`${name}-`))),
    [],
  );
});
