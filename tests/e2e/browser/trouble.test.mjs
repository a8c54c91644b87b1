// What can be wrong at the start, and what the screen then says.
import assert from "node:assert/strict";
import { readdir, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { after, test } from "node:test";

import { audit } from "../support/axe.mjs";
import { openBrowser, openPage, settled } from "../support/browser.mjs";
import { startHost } from "../support/host.mjs";
import { NOW, samplePatient } from "../support/sample.mjs";

const browser = await openBrowser(after);

test("without a key store a passphrase is asked for, and only the right one opens", async (t) => {
  const host = await startHost(t, { now: NOW, keyStore: "absent" });
  const page = await openPage(browser, host);
  await page.getByRole("heading", { name: "Choose a passphrase" }).waitFor();
  assert.deepEqual((await audit(page)).lines, []);
  await page.getByLabel("Passphrase", { exact: true }).fill("four plain sample words");
  await page.getByLabel("The same once more").fill("four plain sample word");
  await page.getByRole("button", { name: "Lock it with this" }).click();
  await page.getByText("The two are not the same", { exact: false }).waitFor();
  await page.getByLabel("The same once more").fill("four plain sample words");
  await page.getByRole("button", { name: "Lock it with this" }).click();
  await page.getByRole("heading", { name: "What is Stipple helping you with?" }).waitFor();
  await host.restart({});
  await page.reload();
  await settled(page);
  await page.getByRole("heading", { name: "Welcome back" }).waitFor();
  assert.deepEqual((await audit(page)).lines, []);
  await page.getByLabel("Passphrase", { exact: true }).fill("four other sample words");
  await page.getByRole("button", { name: "Open", exact: true }).click();
  await page.getByRole("alert").or(page.locator("[aria-invalid='true']")).first().waitFor();
  await page.getByLabel("Passphrase", { exact: true }).fill("four plain sample words");
  await page.getByRole("button", { name: "Open", exact: true }).click();
  await page.getByRole("heading", { name: "What is Stipple helping you with?" }).waitFor();
});

/** What a failing disk leaves: the database's own file full of other bytes, and no log. */
async function spoilDatabase(host) {
  const folder = join(host.folder, "data");
  const names = (await readdir(folder)).filter((name) => name.startsWith("stipple.db"));
  assert.ok(names.includes("stipple.db"), names.join(", "));
  await Promise.all(names.map((name) => rm(join(folder, name))));
  await writeFile(join(folder, "stipple.db"), Buffer.alloc(64 * 1024, 0x5a));
}

test("a damaged database is set aside, and the way on is shown", async (t) => {
  const host = await startHost(t, { now: NOW });
  await samplePatient(host);
  await host.stop();
  await spoilDatabase(host);
  await host.start();
  const page = await openPage(browser, host);
  assert.deepEqual((await audit(page)).lines, []);
  await page
    .getByRole("button", { name: /Start anew|Go on with the copy/ })
    .first()
    .waitFor();
  assert.equal(await page.getByText(/undefined|\[object/).count(), 0);
});

test("a second instance is told so", async (t) => {
  const host = await startHost(t, { now: NOW });
  await samplePatient(host);
  const second = await startHost(t, { now: NOW, folder: host.folder });
  const page = await openPage(browser, second);
  assert.match(await page.locator("main").innerText(), /already open|open already/i);
  assert.deepEqual((await audit(page)).lines, []);
});
