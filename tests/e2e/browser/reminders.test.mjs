// Reminders: what was chosen is kept, what is to come and what was stand there, and what was missed is told once.
import assert from "node:assert/strict";
import { after, test } from "node:test";

import { answered, openBrowser, openPage } from "../support/browser.mjs";
import { startHost } from "../support/host.mjs";
import { samplePatient } from "../support/sample.mjs";

const browser = await openBrowser(after);

async function opened(t, now, hash) {
  const host = await startHost(t, { now });
  await samplePatient(host);
  return { host, page: await openPage(browser, host, { hash }) };
}

const heading = (page, name) => page.getByRole("heading", { name, exact: true }).waitFor();

test("what is chosen about reminders is kept", async (t) => {
  const { host, page } = await opened(t, "2027-03-08T07:00:00Z", "#/reminders");
  await page.getByText("This device shows no notifications.", { exact: false }).waitFor();
  await heading(page, "Coming up");
  await page.getByText("Sample tablet").first().waitFor();
  await page.getByRole("switch", { name: "Photo sets" }).click();
  await page.getByRole("switch", { name: "Show details" }).click();
  await page.getByText("2", { exact: true }).click();
  await page.getByLabel("Time of your daily list").fill("07:30");
  await answered(page);
  const { reminding, reminder_at: at } = await host.call("settings");
  assert.deepEqual([reminding.kinds.photos.on, reminding.full_text, reminding.a_day, at], [false, true, 2, "07:30:00"]);
  await page.getByRole("switch", { name: "Reminders", exact: true }).click();
  await page.getByText("You have turned reminders off.").waitFor();
  await page.getByText("No reminders are coming up.", { exact: false }).waitFor();
});

test("what did not come is told once, with the reason", async (t) => {
  const { host, page } = await opened(t, "2027-03-08T07:30:00Z", "#/reminders");
  await heading(page, "Past reminders");
  await host.restart({ now: "2027-03-08T08:30:00Z" });
  await page.goto(`${host.address}#/today`);
  await page.reload();
  await page.getByRole("heading", { name: /was missed|were missed/ }).waitFor();
  await page.getByText("See which ones").click();
  await page.getByText("Sample tablet").first().waitFor();
  await page.reload();
  await heading(page, "May I today?");
  await answered(page);
  assert.equal(await page.getByRole("heading", { name: /was missed|were missed/ }).count(), 0, "once");
  await page.goto(`${host.address}#/reminders`);
  await page.getByText("Not shown.", { exact: false }).first().waitFor();
});

test("a test that cannot be shown says so", async (t) => {
  const { host, page } = await opened(t, "2027-03-08T07:30:00Z", "#/reminders");
  await page.getByRole("button", { name: "Send me a test in 10 seconds" }).click();
  await page.getByText("The test is on its way.", { exact: false }).waitFor();
  await host.restart({ now: "2027-03-08T07:30:11Z" });
  await page.getByText("The test could not be shown.", { exact: false }).waitFor();
  await page.getByText("This device showed no notifications.", { exact: false }).first().waitFor();
});
