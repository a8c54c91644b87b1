// The backup file: made, downloaded, and restored into an empty profile on another host.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";

import { audit } from "../support/axe.mjs";
import { openPage, settled } from "../support/browser.mjs";
import { startHost } from "../support/host.mjs";
import { NOW, samplePatient } from "../support/sample.mjs";
import { test } from "../support/suite.mjs";

const PASSPHRASE = "a sample of four words";

async function makeBackup(page) {
  await page.getByLabel("Passphrase for the backup").fill(PASSPHRASE);
  await page.getByLabel("Type the same again").fill(PASSPHRASE);
  const coming = page.waitForEvent("download");
  await page.getByRole("button", { name: "Make backup" }).click();
  const download = await coming;
  await page.getByText("Backup complete and encrypted.").waitFor();
  return { name: download.suggestedFilename(), file: await download.path() };
}

async function chooseBackup(page, file) {
  const asked = page.waitForEvent("filechooser");
  await page.getByRole("button", { name: /^Choose (a|another) file$/ }).click();
  await (await asked).setFiles(file);
  await page.getByLabel("Passphrase of the backup").waitFor();
}

async function openBackup(page, passphrase) {
  await page.getByLabel("Passphrase of the backup").fill(passphrase);
  await page.getByRole("button", { name: "Open backup" }).click();
}

test("a backup restores everything on another device", async (t) => {
  const old = await startHost(t, { now: NOW });
  await samplePatient(old);
  const page = await openPage(old, { hash: "#/backup" });
  await page.getByText("You have no backup yet").waitFor();
  assert.deepEqual((await audit(page)).lines, []);
  const { name, file } = await makeBackup(page);
  assert.match(name, /^backup-2027-03-08\.age$/);
  assert.match((await readFile(file)).subarray(0, 21).toString(), /^age-encryption\.org\/v1$/);
  await page.getByText(/^Your last backup: .*09:30/).waitFor();

  const fresh = await startHost(t, { now: NOW });
  const there = await openPage(fresh);
  await there.getByRole("link", { name: "I have a backup" }).click();
  await settled(there);
  await chooseBackup(there, file);
  await openBackup(there, "other words");
  await there.getByText("That is not the passphrase of this backup.").waitFor();
  await openBackup(there, PASSPHRASE);
  await there.getByText(/^This backup was made on/).waitFor();
  await there.getByText("3 new entries will be added").first().waitFor();
  assert.deepEqual((await audit(there)).lines, []);
  await there.getByRole("button", { name: "Restore", exact: true }).click();
  await there.getByRole("link", { name: "Go to Today" }).waitFor();
  for (const command of ["sessions", "photos", "medicines", "settings", "touch_ups"]) {
    assert.deepEqual(await fresh.call(command), await old.call(command), command);
  }
  await there.getByRole("link", { name: "Go to Today" }).click();
  await there.getByRole("heading", { level: 1, name: "Day 4", exact: true }).waitFor();
});

test("another file is refused with a reason", async (t) => {
  const host = await startHost(t, { now: NOW });
  await samplePatient(host);
  const page = await openPage(host, { hash: "#/backup" });
  await chooseBackup(page, { name: "letter.txt", mimeType: "text/plain", buffer: Buffer.from("a letter") });
  await openBackup(page, PASSPHRASE);
  await page.getByText("This is not a Stipple backup.").waitFor();
  assert.deepEqual((await audit(page)).lines, []);
});
