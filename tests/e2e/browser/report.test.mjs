// The report for a clinician and the pigment card: chosen, made, downloaded, and read by another program (poppler-utils).
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";

import { audit } from "../support/axe.mjs";
import { openPage } from "../support/browser.mjs";
import { startHost } from "../support/host.mjs";
import { NOW, samplePatient } from "../support/sample.mjs";
import { test } from "../support/suite.mjs";

const read = (program, ...args) =>
  execFileSync(program, args, { encoding: "utf8", stdio: ["ignore", "pipe", "ignore"] });
const running = (file) => read("pdftotext", file, "-").split(/\s+/).join(" ");
const pictures = (file) => read("pdfimages", "-list", file).split("\n").slice(2).filter(Boolean).length;

/** What comes out when the button is pressed. */
async function made(page, button) {
  const coming = page.waitForEvent("download");
  await page.getByRole("button", { name: button }).click();
  const download = await coming;
  return { name: download.suggestedFilename(), file: await download.path() };
}

test("the report holds only what was chosen", async (t) => {
  const host = await startHost(t, { now: NOW });
  await samplePatient(host);
  const page = await openPage(host, { hash: "#/export/report" });
  await page.getByText("Only photos you choose are included.").waitFor();
  await page.getByText("1 photo is private and left out.").waitFor();
  assert.deepEqual((await audit(page)).lines, []);

  const plain = await made(page, "Make the report");
  assert.match(plain.name, /^report-2027-03-08\.pdf$/);
  await page.getByText("Report saved.").waitFor();
  const words = running(plain.file);
  for (const said of ["Report for a clinician", "SAMPLE-1", "Sample tablet", "Itch or pain", "Page 1 of"]) {
    assert.ok(words.includes(said), `${said}: ${words}`);
  }
  for (const left of ["Sample note", "Photos", "Is it the same"]) assert.ok(!words.includes(left), left);
  assert.equal(pictures(plain.file), 0);

  await page.getByRole("switch", { name: "Your notes about the sessions" }).check();
  await page.getByRole("checkbox", { name: "Sample tablet" }).uncheck();
  await page.getByRole("button", { name: "Choose all: Front", exact: true }).click();
  await page.getByText("2 photos chosen").waitFor();
  await page.getByLabel("What you want to say or ask").fill("Is it the same shade?");
  await page.getByRole("radio", { name: "US Letter" }).check();
  const full = await made(page, "Make the report");
  const more = running(full.file);
  for (const said of ["Sample note", "Is it the same shade?", "Day 3 after session 1"]) {
    assert.ok(more.includes(said), `${said}: ${more}`);
  }
  assert.ok(!more.includes("Sample tablet"));
  assert.equal(pictures(full.file), 2);
  assert.match(read("pdfinfo", full.file), /letter/);
});

test("the pigment card is one page", async (t) => {
  const host = await startHost(t, { now: NOW });
  await samplePatient(host);
  const page = await openPage(host, { hash: "#/export/card" });
  await page.getByText("The pigment of 1 session is recorded.").waitFor();
  assert.deepEqual((await audit(page)).lines, []);
  const card = await made(page, "Make the card");
  assert.match(card.name, /^card-2027-03-08\.pdf$/);
  const words = running(card.file);
  for (const said of ["SAMPLE-1", "0.25 mm", "020 7946 0000", "Before a scan", "Please read the other side."]) {
    assert.ok(words.includes(said), `${said}: ${words}`);
  }
  assert.match(read("pdfinfo", card.file), /Pages: +1\n/);
});

test("an empty profile explains what reports hold", async (t) => {
  const host = await startHost(t, { now: NOW });
  const start = await host.call("start");
  await host.call("settings_save", { settings: { ...start.settings, onboarding: { step: 6, done: true } } });
  const page = await openPage(host, { hash: "#/export/report" });
  await page.getByText("No report yet").waitFor();
  assert.deepEqual((await audit(page)).lines, []);
  await page.evaluate(() => (location.hash = "#/export/card"));
  await page.getByText("No pigment is recorded yet.").waitFor();
  assert.deepEqual((await audit(page)).lines, []);
});
