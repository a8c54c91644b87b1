// What a page does as time passes, on a clock that the test moves.
import assert from "node:assert/strict";

import { answered, openPage } from "../support/browser.mjs";
import { passTime } from "../support/clock.mjs";
import { startHost } from "../support/host.mjs";
import { NOW, samplePatient } from "../support/sample.mjs";
import { test } from "../support/suite.mjs";

async function opened(t, hash) {
  const host = await startHost(t, { now: NOW });
  await samplePatient(host);
  return openPage(host, { hash });
}

test("an offer to undo lasts ten seconds", async (t) => {
  const page = await opened(t, "#/diary");
  await page
    .getByRole("button", { name: /^Delete: / })
    .first()
    .click();
  const undo = page.getByRole("button", { name: "Undo" });
  await undo.waitFor();
  await passTime(page, 9_999);
  await answered(page);
  assert.equal(await undo.count(), 1);
  await passTime(page, 1);
  await undo.waitFor({ state: "detached" });
});

test("a slow answer shows a skeleton", async (t) => {
  const page = await opened(t, "#/today");
  let release;
  const held = new Promise((done) => (release = done));
  await page.route("**/rpc", async (route) => {
    await held;
    await route.continue();
  });
  const skeleton = page.locator(".skeleton");
  await page.evaluate(() => (window.location.hash = "#/history"));
  await page.getByRole("heading", { level: 1, name: "History" }).waitFor();
  assert.equal(await skeleton.count(), 0, "not for an answer that comes at once");
  await passTime(page, 1_000);
  await skeleton.first().waitFor();
  release();
  await skeleton.first().waitFor({ state: "detached" });
});

test("control run: no time passes by itself", async (t) => {
  const page = await opened(t, "#/today");
  const read = () => page.evaluate(() => [Date.now(), performance.now(), globalThis.native.now()]);
  const before = await read();
  await page.evaluate(() => new Promise((done) => globalThis.native.setTimeout(done, 50)));
  const after = await read();
  assert.deepEqual(after.slice(0, 2), before.slice(0, 2));
  assert.equal(before[0], new Date(NOW).getTime());
  assert.ok(after[2] >= before[2] + 49, "while real time did");
});
