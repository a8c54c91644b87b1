// The diary and the medicines.
import assert from "node:assert/strict";

import { answered, openPage, settled } from "../support/browser.mjs";
import { startHost } from "../support/host.mjs";
import { NOW, samplePatient } from "../support/sample.mjs";
import { test } from "../support/suite.mjs";

async function opened(t, hash) {
  const host = await startHost(t, { now: NOW });
  await samplePatient(host);
  return { host, page: await openPage(host, { hash }) };
}

test("a diary entry is saved, deleted and restored", async (t) => {
  const { host, page } = await opened(t, "#/diary");
  const group = page
    .getByRole("group", { name: "How satisfied are you?" })
    .or(page.getByRole("radiogroup", { name: "How satisfied are you?" }));
  await group.getByText("8", { exact: true }).click();
  await page.getByLabel("In your own words").fill("Sample words");
  await page.getByText("Not saved yet").waitFor();
  assert.ok(!(await host.call("diary", { before: null })).entries.some((entry) => entry.on === "2027-03-08"));
  await page.getByRole("button", { name: "Save", exact: true }).click();
  await page.getByText("Saved", { exact: true }).waitFor();
  const entry = (await host.call("diary", { before: null })).entries[0];
  assert.deepEqual([entry.on, entry.satisfaction, entry.note], ["2027-03-08", 8, "Sample words"]);
  await page.getByRole("button", { name: /^Delete: .*8 March/ }).click();
  await page.getByText(/Entry of .* deleted/).waitFor();
  assert.equal((await host.call("diary", { before: null })).entries.length, 3);
  await page.getByRole("button", { name: "Undo" }).click();
  await answered(page);
  assert.equal((await host.call("diary", { before: null })).entries.length, 4);
});

test("the chart has a table of its numbers", async (t) => {
  const { page } = await opened(t, "#/diary");
  await page.getByText("As a table").click();
  const rows = page.getByRole("table").getByRole("row");
  assert.equal(await rows.count(), 4);
});

test("a medicine is added, deleted and restored", async (t) => {
  const { host, page } = await opened(t, "#/medicines");
  const names = async () => (await host.call("medicines")).taken.map((medicine) => medicine.name).sort();
  await page.getByRole("button", { name: "Add a medicine" }).click();
  const sheet = page.getByRole("dialog");
  await sheet.getByText("Another medicine").click();
  await sheet.getByLabel("Name on the box").fill("Sample drops");
  await sheet.getByRole("button", { name: "Save" }).click();
  await sheet.waitFor({ state: "detached" });
  assert.deepEqual(await names(), ["Sample drops", "Sample tablet"]);
  await settled(page);
  await page
    .getByRole("button", { name: /Delete/ })
    .last()
    .click();
  await page.getByText(/^Sample .* deleted\.$/).waitFor();
  assert.equal((await names()).length, 1);
  await page.getByRole("button", { name: "Undo" }).click();
  await answered(page);
  assert.equal((await names()).length, 2);
});

test("no field asks for a dose", async (t) => {
  const { page } = await opened(t, "#/medicines");
  await page.getByText("Stipple does not set doses", { exact: false }).waitFor();
  await page.getByRole("button", { name: "Add a medicine" }).click();
  await page.getByRole("dialog").getByText("Another medicine").click();
  const fields = page.getByRole("dialog").locator("input:not([type=radio], [type=checkbox]), textarea, select");
  const labels = await fields.evaluateAll((inputs) => inputs.map((input) => input.labels[0]?.innerText ?? ""));
  assert.ok(labels.length > 2, labels.join(", "));
  assert.ok(!labels.some((label) => /\b(dose|mg|ml|millilit)/i.test(label)), labels.join(", "));
});
