// What can be wrong at the start, and what the screen then says.
import assert from "node:assert/strict";
import { readFile, readdir, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";

import { audit } from "../support/axe.mjs";
import { goTo, openPage, settled } from "../support/browser.mjs";
import { startHost } from "../support/host.mjs";
import { NOW, samplePatient } from "../support/sample.mjs";
import { test } from "../support/suite.mjs";

test("without a key store the passphrase unlocks", async (t) => {
  const host = await startHost(t, { now: NOW, keyStore: "absent" });
  const page = await openPage(host);
  await page.getByRole("heading", { name: "Choose a passphrase" }).waitFor();
  assert.deepEqual((await audit(page)).lines, []);
  await page.getByLabel("Passphrase", { exact: true }).fill("four plain sample words");
  await page.getByLabel("Type the same again").fill("four plain sample word");
  await page.getByRole("button", { name: "Set passphrase" }).click();
  await page.getByText("The two are not the same", { exact: false }).waitFor();
  await page.getByLabel("Type the same again").fill("four plain sample words");
  await page.getByRole("button", { name: "Set passphrase" }).click();
  await page.getByRole("heading", { name: "What is Stipple helping you with?" }).waitFor();
  await host.restart({});
  await page.reload();
  await settled(page);
  await page.getByRole("heading", { name: "Welcome back" }).waitFor();
  assert.deepEqual((await audit(page)).lines, []);
  await page.getByLabel("Passphrase", { exact: true }).fill("four other sample words");
  await page.getByRole("button", { name: "Unlock", exact: true }).click();
  await page.getByRole("alert").or(page.locator("[aria-invalid='true']")).first().waitFor();
  await page.getByLabel("Passphrase", { exact: true }).fill("four plain sample words");
  await page.getByRole("button", { name: "Unlock", exact: true }).click();
  await page.getByRole("heading", { name: "What is Stipple helping you with?" }).waitFor();
});

/** A failing disk: the database file is full of other bytes, and there is no log. */
async function spoilDatabase(host) {
  const folder = join(host.folder, "data");
  const names = (await readdir(folder)).filter((name) => name.startsWith("stipple.db"));
  assert.ok(names.includes("stipple.db"), names.join(", "));
  await Promise.all(names.map((name) => rm(join(folder, name))));
  await writeFile(join(folder, "stipple.db"), Buffer.alloc(64 * 1024, 0x5a));
}

test("a corrupt database offers a way on", async (t) => {
  const host = await startHost(t, { now: NOW });
  await samplePatient(host);
  await host.stop();
  await spoilDatabase(host);
  await host.start();
  const page = await openPage(host);
  assert.deepEqual((await audit(page)).lines, []);
  await page
    .getByRole("button", { name: /Start again|Continue with the copy/ })
    .first()
    .waitFor();
  assert.equal(await page.getByText(/undefined|\[object/).count(), 0);
});

/** Other bytes in these pages of the database; the log goes. */
async function spoilPages(host, wanted) {
  const folder = join(host.folder, "data");
  await rm(join(folder, "stipple.db-wal"), { force: true });
  await rm(join(folder, "stipple.db-shm"), { force: true });
  const bytes = await readFile(join(folder, "stipple.db"));
  const pages = bytes.length / 4096;
  for (const page of wanted(pages)) bytes.fill(0x5a, page * 4096 + 100, page * 4096 + 2000);
  await writeFile(join(folder, "stipple.db"), bytes);
}

test("newer entries are salvaged from a corrupt file", async (t) => {
  const host = await startHost(t, { now: NOW });
  await samplePatient(host);
  await host.call("housekeeping");
  const since = { satisfaction: 5, naturalness: null, confidence: null, discomfort: null, compared: null };
  await host.call("diary_save", { on: "2027-03-04", answers: { ...since, note: "Written since the copy." } });
  await host.stop();
  await spoilPages(host, () => [0]);
  await host.start();
  const page = await openPage(host);
  await page.getByRole("button", { name: "Continue with the copy" }).click();
  await page.getByRole("heading", { name: "You can continue" }).waitFor();
  await page.getByText("One newer entry was recovered from the damaged file.").waitFor();
  await page.getByText("so nothing should be missing", { exact: false }).waitFor();
  assert.deepEqual((await audit(page)).lines, []);
  await page.getByRole("button", { name: "Continue", exact: true }).click();
  await goTo(page, "#/diary");
  await page.getByText("Written since the copy.").first().waitFor();
});

test("without a copy, readable entries are salvaged", async (t) => {
  const host = await startHost(t, { now: NOW });
  await samplePatient(host);
  await host.stop();
  await spoilPages(host, (pages) => [0, pages - 1]);
  await host.start();
  const page = await openPage(host);
  await page.getByText("There is no good copy yet.", { exact: false }).waitFor();
  assert.deepEqual((await audit(page)).lines, []);
  await page.getByRole("button", { name: "Recover what can be read" }).click();
  await page.getByRole("heading", { name: "You can continue" }).waitFor();
  await page.getByText("Some pages of the damaged file could not be read", { exact: false }).waitFor();
  assert.deepEqual((await audit(page)).lines, []);
  await page.getByRole("button", { name: "Continue", exact: true }).click();
  await goTo(page, "#/diary");
  await page.getByRole("heading", { name: "Diary" }).first().waitFor();
});

test("a second instance says it is one", async (t) => {
  const host = await startHost(t, { now: NOW });
  await samplePatient(host);
  const second = await startHost(t, { now: NOW, folder: host.folder });
  const page = await openPage(second);
  assert.match(await page.locator("main").innerText(), /already open|open already/i);
  assert.deepEqual((await audit(page)).lines, []);
});
