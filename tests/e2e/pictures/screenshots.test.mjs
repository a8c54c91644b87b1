// The README's pictures: made from the running screens on made-up dates, never drawn.
import assert from "node:assert/strict";
import { mkdir, readdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { after, test } from "node:test";

import { show } from "../screens.mjs";
import { NARROW, openBrowser, openPage, WIDE } from "../support/browser.mjs";
import { root, startHost } from "../support/host.mjs";
import { NOW, samplePatient } from "../support/sample.mjs";

const browser = await openBrowser(after);
const fresh = join(root, "tests/e2e/out");
const kept = join(root, "docs/screenshots");
const update = process.env.STIPPLE_UPDATE_SCREENSHOTS === "1";

const places = [
  { name: "today", hash: () => "#/today", says: "today-may-i" },
  { name: "may-i", hash: () => "#/may-i", says: "may-group-yes" },
  { name: "photos", hash: () => "#/photos", says: "photos-title" },
  { name: "journey", hash: () => "#/journey", says: "journey-title" },
  { name: "sessions", hash: () => "#/sessions", says: "sessions-add" },
];

function sizeOf(png) {
  assert.equal(png.toString("latin1", 1, 4), "PNG");
  return { width: png.readUInt32BE(16), height: png.readUInt32BE(20) };
}

async function picture(page, place, name) {
  await show(page, place, {});
  // The focus that moved with the page is not part of the picture.
  await page.evaluate(() => document.activeElement?.blur());
  const png = await page.screenshot({ animations: "disabled", caret: "hide" });
  await writeFile(join(fresh, name), png);
  if (update) await writeFile(join(kept, name), png);
}

test("every picture is made, and the kept ones have the right size", async (t) => {
  await mkdir(fresh, { recursive: true });
  if (update) await mkdir(kept, { recursive: true });
  const host = await startHost(t, { now: NOW });
  await samplePatient(host);
  let made = 0;
  for (const size of [NARROW, WIDE]) {
    for (const theme of ["light", "dark"]) {
      const page = await openPage(browser, host, { size, theme });
      for (const place of places) {
        const name = `${place.name}-${size.width}x${size.height}-${theme}.png`;
        await picture(page, place, name);
        const png = await readFile(join(kept, name)).catch(() => assert.fail(`docs/screenshots/${name} is missing`));
        assert.deepEqual(sizeOf(png), size, name);
        assert.ok(png.length > 8_000, `${name} is nearly empty`);
        made += 1;
      }
    }
  }
  t.diagnostic(`${made} pictures${update ? ", kept" : " made; --update-screenshots keeps them"}`);
  assert.equal(made, 20);
});

test("the README shows pictures that exist, and none lies unused", async () => {
  const readme = await readFile(join(root, "README.md"), "utf8");
  const shown = [...readme.matchAll(/docs\/screenshots\/([\w.-]+\.png)/g)].map((match) => match[1]);
  const files = await readdir(kept);
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
