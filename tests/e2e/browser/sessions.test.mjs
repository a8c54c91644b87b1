// Sessions: moved, cancelled, recorded, saved to a calendar.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";

import { answered, openPage } from "../support/browser.mjs";
import { startHost } from "../support/host.mjs";
import { NOW, samplePatient } from "../support/sample.mjs";
import { test } from "../support/suite.mjs";

async function opened(t, hash) {
  const host = await startHost(t, { now: NOW });
  const ids = await samplePatient(host);
  const page = await openPage(host, { hash: hash(ids) });
  const session = async (id) => (await host.call("sessions")).plans[0].sessions.find((one) => one.id === id);
  return { host, ids, page, session };
}

test("a moved session moves back with Undo", async (t) => {
  const { ids, page, session } = await opened(t, ({ planned }) => `#/sessions/${planned}`);
  await page.getByRole("button", { name: "Change date or time" }).click();
  await page.getByRole("dialog").getByLabel("Date", { exact: true }).fill("2027-03-25");
  await page.getByRole("dialog").getByRole("button", { name: "Save" }).click();
  await page.getByText("Session moved to", { exact: false }).waitFor();
  assert.equal((await session(ids.planned)).on, "2027-03-25");
  await page.getByRole("button", { name: "Undo" }).click();
  await answered(page);
  assert.equal((await session(ids.planned)).on, "2027-03-20");
});

test("a cancelled or deleted session comes back", async (t) => {
  const { ids, page, session } = await opened(t, ({ planned }) => `#/sessions/${planned}`);
  await page.getByRole("button", { name: "Mark as cancelled" }).click();
  await page.getByText("Session cancelled.").waitFor();
  assert.equal((await session(ids.planned)).state, "cancelled");
  await page.getByRole("button", { name: "Undo" }).click();
  await answered(page);
  assert.equal((await session(ids.planned)).state, "planned");
  await page.getByRole("button", { name: "Delete", exact: true }).click();
  await page.getByText("Session deleted.").waitFor();
  assert.equal(await session(ids.planned), undefined);
  await page.getByRole("button", { name: "Undo" }).click();
  await answered(page);
  assert.equal((await session(ids.planned)).on, "2027-03-20");
});

test("the treatment record saves the pigment batch", async (t) => {
  const { ids, page, session } = await opened(t, ({ done }) => `#/sessions/${done}`);
  await page.getByRole("button", { name: "Change the record" }).click();
  const sheet = page.getByRole("dialog");
  await sheet.getByLabel("Batch number").fill("SAMPLE-2");
  await sheet.getByRole("button", { name: "Save" }).click();
  await sheet.waitFor({ state: "detached" });
  assert.equal((await session(ids.done)).pigment.batch, "SAMPLE-2");
  await page.getByText("SAMPLE-2").waitFor();
});

test("a session is added from the list", async (t) => {
  const { host, page } = await opened(t, () => "#/sessions");
  await page.getByRole("button", { name: "Add a session" }).click();
  const sheet = page.getByRole("dialog");
  await sheet.getByLabel("Date", { exact: true }).fill("2027-04-10");
  await sheet.getByRole("button", { name: "Save" }).click();
  await sheet.waitFor({ state: "detached" });
  const { sessions } = (await host.call("sessions")).plans[0];
  assert.deepEqual(sessions.map((one) => one.on).sort(), ["2027-03-04", "2027-03-20", "2027-04-10"]);
});

test("the calendar file hides the treatment", async (t) => {
  const { page } = await opened(t, ({ planned }) => `#/sessions/${planned}`);
  const [download] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("button", { name: "Calendar file" }).click(),
  ]);
  const text = await readFile(await download.path(), "utf8");
  assert.match(text, /^BEGIN:VCALENDAR\r\n/);
  assert.match(text, /SUMMARY:Appointment\r\n/);
  assert.match(text, /DTSTART[^\r\n]*20270320T100000/);
  const plain = `${download.suggestedFilename()}\n${text}`;
  assert.doesNotMatch(plain, /SMP|hair|scalp|pigment|clinic/i);
});
