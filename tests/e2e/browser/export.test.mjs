// The export: chosen, downloaded, and read by other programs.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";

import { audit } from "../support/axe.mjs";
import { goTo, openPage } from "../support/browser.mjs";
import { startHost } from "../support/host.mjs";
import { NOW, samplePatient } from "../support/sample.mjs";
import { test } from "../support/suite.mjs";

/** The names in an archive, once `unzip` has tested all of it. */
function names(archive) {
  execFileSync("unzip", ["-tqq", archive]);
  return execFileSync("unzip", ["-Z1", archive], { encoding: "utf8" }).trim().split("\n");
}

function text(archive, name) {
  return execFileSync("unzip", ["-p", archive, name], { encoding: "utf8" });
}

async function save(page) {
  const coming = page.waitForEvent("download");
  await page.getByRole("button", { name: "Save ZIP file" }).click();
  const download = await coming;
  await page.getByText("ZIP file saved.").first().waitFor();
  return { name: download.suggestedFilename(), file: await download.path() };
}

test("the ZIP export includes private data on request", async (t) => {
  const host = await startHost(t, { now: NOW });
  await samplePatient(host);
  const page = await openPage(host, { hash: "#/more" });
  await page.getByRole("link", { name: /^Export and backup/ }).click();
  await page.getByRole("heading", { level: 1, name: "Export and backup" }).waitFor();
  assert.deepEqual((await audit(page)).lines, []);
  await page.getByRole("link", { name: /^Export everything/ }).click();
  await page.getByRole("heading", { name: "Anyone can read these files" }).waitFor();
  assert.deepEqual((await audit(page)).lines, []);

  const choices = await host.call("export_choices");
  assert.ok(choices.photos > 0 && choices.private > 0, JSON.stringify(choices));
  const first = await save(page);
  assert.match(first.name, /^export-2027-03-08\.zip$/);
  const photos = names(first.file).filter((name) => name.startsWith("photos/"));
  assert.equal(photos.length, choices.photos);
  assert.ok(text(first.file, "README.txt").startsWith("Your data from Stipple"));
  assert.match(text(first.file, "README.txt"), /Private photos, and everything about them, were left out/);
  const written = JSON.parse(text(first.file, "json/diary.json"));
  assert.equal(written.length, choices.diary);
  assert.deepEqual((await audit(page)).lines, []);

  await page.getByRole("switch", { name: /private/ }).check();
  await page.getByRole("switch", { name: "The history too" }).uncheck();
  const second = await save(page);
  const all = names(second.file).filter((name) => name.startsWith("photos/"));
  assert.equal(all.length, choices.photos + choices.private);
  assert.deepEqual(JSON.parse(text(second.file, "json/history.json")), []);
});

test("a stopped export leaves no file", async (t) => {
  const host = await startHost(t, { now: NOW });
  await samplePatient(host);
  const page = await openPage(host, { hash: "#/export/open" });
  // Stopped after its first piece, however fast this computer is.
  let pieces = 0;
  let downloads = 0;
  page.on("download", () => (downloads += 1));
  await page.route("**/rpc/pieces/export_piece", async (route) => {
    pieces += 1;
    if (pieces === 1) await page.getByRole("button", { name: "Stop" }).click();
    await route.continue();
  });
  await page.getByRole("button", { name: "Save ZIP file" }).click();
  await page.getByText("Stopped. The unfinished file was removed.").waitFor();
  assert.deepEqual([pieces, downloads], [1, 0]);
  const focused = await page.evaluate(() => document.activeElement !== document.body);
  assert.ok(focused, "the focus is not lost with the button that had it");
  assert.deepEqual((await audit(page)).lines, []);
  await page.unroute("**/rpc/pieces/export_piece");
  await save(page);
});

test("an empty profile explains what export holds", async (t) => {
  const host = await startHost(t, { now: NOW });
  await host.call("start");
  const page = await openPage(host, { hash: "#/export" });
  await page.getByText("Nothing here yet.").waitFor();
  assert.deepEqual((await audit(page)).lines, []);
  await goTo(page, "#/export/open");
  await page.getByRole("heading", { name: "Nothing to export yet" }).waitFor();
  assert.equal(await page.getByRole("button", { name: "Save ZIP file" }).count(), 0);
  assert.deepEqual((await audit(page)).lines, []);
});
