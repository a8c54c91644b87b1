// No request leaves the computer: every screen is opened, and each request goes to the screen's own host.
import assert from "node:assert/strict";

import { screens, show } from "../screens.mjs";
import { openPage, WIDE } from "../support/browser.mjs";
import { startHost } from "../support/host.mjs";
import { NOW, samplePatient } from "../support/sample.mjs";
import { test } from "../support/suite.mjs";

test("every screen asks only its own host", async (t) => {
  const host = await startHost(t, { now: NOW });
  const ids = await samplePatient(host);
  const page = await openPage(host, { size: WIDE });
  for (const screen of screens) await show(page, screen, ids);
  const { requests, strangers } = page.watch;
  t.diagnostic(`${screens.length} screens, ${requests} requests`);
  assert.equal(new URL(host.address).hostname, "127.0.0.1");
  assert.ok(requests > 60, `only ${requests} requests`);
  assert.deepEqual(strangers, []);
});

test("a request to another host is blocked", async (t) => {
  const host = await startHost(t, { now: NOW });
  const page = await openPage(host);
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
