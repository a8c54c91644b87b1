// A clinic's own pack: refused with line, field and reason, or shown in full before it is used.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";

import { audit } from "../support/axe.mjs";
import { answered, openPage, settled } from "../support/browser.mjs";
import { startHost } from "../support/host.mjs";
import { NOW, samplePatient } from "../support/sample.mjs";
import { test } from "../support/suite.mjs";

const fixture = (name) => fileURLToPath(new URL(`../fixtures/${name}`, import.meta.url));

async function opened(t, hash) {
  const host = await startHost(t, { now: NOW });
  await samplePatient(host);
  return { host, page: await openPage(host, { hash }) };
}

async function openFile(page, file) {
  await page.locator("input[type=file]").setInputFiles(file);
  await settled(page);
}

test("a faulty pack names line, field and reason", async (t) => {
  const { host, page } = await opened(t, "#/packs");
  const before = await host.call("plans");
  const lines = (await readFile(fixture("faulty.stipple-pack"), "utf8")).split("\n");
  await openFile(page, fixture("faulty.stipple-pack"));
  await page.getByText("What is wrong in the file").waitFor();
  const text = await page.locator("main").innerText();
  assert.match(text, new RegExp(`Line ${lines.indexOf("untill = 5") + 1}\\b`));
  assert.match(text, /untill/);
  assert.match(text, /not known/);
  assert.deepEqual((await audit(page)).lines, []);
  assert.deepEqual(await host.call("plans"), before);
});

test("a dropped pack file is read", async (t) => {
  const { page } = await opened(t, "#/packs");
  const text = await readFile(fixture("faulty.stipple-pack"), "utf8");
  await page.evaluate((text) => {
    const data = new DataTransfer();
    data.items.add(new File([text], "faulty.stipple-pack"));
    const drop = new DragEvent("drop", { dataTransfer: data, bubbles: true, cancelable: true });
    document.querySelector("main").dispatchEvent(drop);
  }, text);
  await page.getByText("What is wrong in the file").waitFor();
});

test("other files are refused with a reason", async (t) => {
  const { page } = await opened(t, "#/packs");
  for (const [name, bytes] of [
    ["empty.stipple-pack", ""],
    ["noise.stipple-pack", "\u0000\u0001 = [[["],
    ["picture.stipple-pack", Buffer.from([0x89, 0x50, 0x4e, 0x47, 0xff, 0xfe])],
  ]) {
    await page.goto(`${page.url().split("#")[0]}#/packs`);
    await settled(page);
    await openFile(page, { name, mimeType: "text/plain", buffer: Buffer.from(bytes) });
    await page.getByText("What is wrong in the file").waitFor();
    assert.ok(!/undefined|\[object/.test(await page.locator("main").innerText()), name);
  }
});

test("a clinic's pack shows its differences before use", async (t) => {
  const { host, page } = await opened(t, "#/packs");
  // What the patient wrote down would come before what the file says.
  const settings = await host.call("settings");
  const nobody = { name: "", phone: "", emergency_phone: "", email: "" };
  await host.call("settings_save", { settings: { ...settings, clinic: nobody } });
  const [before] = await host.call("plans");
  await openFile(page, fixture("sample-clinic.stipple-pack"));
  await page.getByRole("heading", { name: "Sample clinic: shaved look" }).waitFor();
  await page.getByText("1 changed").waitFor();
  await page.getByText("Sample clinic: keep your scalp dry for four days.").first().waitFor();
  const terms = page.locator("details", { hasText: "2 changes to sessions, photos or touch-ups" }).locator("li");
  const [cancel, touchUp] = await terms.allInnerTexts();
  assert.match(cancel, /at least 48 hours before[^]*at least 24 hours before/);
  assert.match(touchUp, /day 41[^]*day 89[^]*100 sample coins/);
  assert.doesNotMatch(touchUp, /365/, "what stays the same is not shown");
  const card = page.locator("section.card", { has: page.getByRole("heading", { name: "After the last session" }) });
  assert.match(await card.innerText(), /Day 20 to day 39[^]*From day 25[^]*Sample clinic by the river says this/);
  assert.deepEqual((await audit(page)).lines, []);
  assert.equal((await host.call("plans"))[0].pack, before.pack, "nothing is used before it is said");
  await page
    .getByRole("button", { name: /^Use in place of/ })
    .first()
    .click();
  await settled(page);
  const [plan, ...others] = await host.call("plans");
  assert.deepEqual([plan.id, plan.pack, others.length], [before.id, "sample-clinic.shaved", 0]);
  const help = await host.call("help");
  assert.equal(help.clinic.name, "Sample clinic by the river");
  const wash = (await host.call("may_i")).find((topic) => topic.topic === "wash");
  assert.equal(wash.answers[0].pack.clinic, "Sample clinic by the river");
});

test("removed instructions come back with Undo", async (t) => {
  const { host, page } = await opened(t, "#/packs");
  await page.getByRole("button", { name: /^Remove/ }).click();
  await page.getByText(/ removed\.$/).waitFor();
  assert.equal((await host.call("plans")).length, 0);
  await page.getByRole("button", { name: "Undo" }).click();
  await answered(page);
  assert.equal((await host.call("plans")).length, 1);
});
