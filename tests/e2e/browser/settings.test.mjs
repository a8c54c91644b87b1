// Settings, and the history of what was changed.
import assert from "node:assert/strict";

import { screens, show } from "../screens.mjs";
import { goTo, openPage, settled } from "../support/browser.mjs";
import { startHost } from "../support/host.mjs";
import { NOW, samplePatient } from "../support/sample.mjs";
import { test } from "../support/suite.mjs";

async function opened(t, hash, options = {}) {
  const host = await startHost(t, { now: NOW });
  const ids = await samplePatient(host);
  return { host, ids, page: await openPage(host, { hash, ...options }) };
}

test("German persists and reaches every screen", async (t) => {
  const { ids, page } = await opened(t, "#/settings");
  await page.getByText("Deutsch", { exact: true }).click();
  await page.getByRole("heading", { level: 1, name: "Einstellungen" }).waitFor();
  await page.reload();
  await settled(page);
  assert.equal(await page.evaluate(() => document.documentElement.lang), "de");
  let looked = 0;
  for (const screen of screens) {
    await show(page, screen, ids);
    looked += 1;
  }
  t.diagnostic(`${looked} screens`);
  await goTo(page, "#/today");
  await page.getByRole("heading", { level: 1, name: "Tag 4", exact: true }).waitFor();
});

test("the first start uses the system's language", async (t) => {
  const { page } = await opened(t, "#/more", { locale: "de-AT" });
  assert.equal(await page.evaluate(() => document.documentElement.lang), "de");
});

test("a chosen theme overrides the system's", async (t) => {
  const { page } = await opened(t, "#/settings", { theme: "light" });
  const ground = () => page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor);
  const light = await ground();
  await page.getByText("Dark", { exact: true }).click();
  await page.getByText("Saved", { exact: true }).first().waitFor();
  await page.waitForFunction((was) => getComputedStyle(document.documentElement).backgroundColor !== was, light);
  await page.reload();
  await settled(page);
  assert.notEqual(await ground(), light);
});

test("a settings field is saved on leaving it", async (t) => {
  const { host, page } = await opened(t, "#/settings");
  await page.getByLabel("Telephone", { exact: true }).fill("020 7946 0009");
  await page.keyboard.press("Tab");
  await page.getByText("Saved", { exact: true }).first().waitFor();
  assert.equal((await host.call("settings")).clinic.phone, "020 7946 0009");
});

test("the history says what changed in words", async (t) => {
  const { host, ids, page } = await opened(t, "#/history");
  await host.call("session_move", { id: ids.planned, on: "2027-03-25", at: "10:00:00", minutes: 150 });
  await page.reload();
  await settled(page);
  await page.getByText("Session: moved").waitFor();
  const text = await page.locator("main").innerText();
  assert.match(text, /20 Mar/);
  assert.match(text, /25 Mar/);
  assert.ok(!/undefined|null|\[object|2027-03-2/.test(text), text);
});
