// Nothing leaves the computer: every screen is walked, and each request it makes goes to its own host.
import assert from "node:assert/strict";
import { after, test } from "node:test";

import { screens, show } from "../screens.mjs";
import { openBrowser, openPage, WIDE } from "../support/browser.mjs";
import { startHost } from "../support/host.mjs";
import { NOW, samplePatient } from "../support/sample.mjs";

const browser = await openBrowser(after);

test("every request of every screen goes to 127.0.0.1", async (t) => {
  const host = await startHost(t, { now: NOW });
  const ids = await samplePatient(host);
  const page = await openPage(browser, host, { size: WIDE });
  for (const screen of screens) await show(page, screen, ids);
  const { requests, strangers } = page.watch;
  t.diagnostic(`${screens.length} screens, ${requests} requests`);
  assert.equal(new URL(host.address).hostname, "127.0.0.1");
  assert.ok(requests > 60, `only ${requests} requests`);
  assert.deepEqual(strangers, []);
});

test("a page that asks for something elsewhere is stopped, and seen", async (t) => {
  const host = await startHost(t, { now: NOW });
  const page = await openPage(browser, host);
  const { watch } = page;
  await page.evaluate(() => {
    document.createElement("img").src = "http://stranger.invalid/picture.png";
    return fetch("http://stranger.invalid/").catch(() => undefined);
  });
  await page.waitForFunction(() => true);
  const noticed = watch.complaints.filter((text) => text.includes("Content Security Policy"));
  assert.ok(noticed.length >= 2, watch.complaints.join("\n"));
  // They were the point of this page.
  watch.complaints.length = 0;
  watch.strangers.length = 0;
});
