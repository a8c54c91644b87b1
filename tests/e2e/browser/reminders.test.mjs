// Reminders: settings are saved, upcoming and past ones are listed, and a missed one is reported once.
import assert from "node:assert/strict";

import { answered, openPage } from "../support/browser.mjs";
import { passTime } from "../support/clock.mjs";
import { startHost } from "../support/host.mjs";
import { samplePatient } from "../support/sample.mjs";
import { test } from "../support/suite.mjs";
import { until } from "../support/until.mjs";

async function opened(t, now, hash) {
  const host = await startHost(t, { now });
  await samplePatient(host);
  return { host, page: await openPage(host, { hash }) };
}

const heading = (page, name) => page.getByRole("heading", { name, exact: true }).waitFor();

test("reminder settings are saved", async (t) => {
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

test("a missed reminder is reported once, with reason", async (t) => {
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

test("a failed test notification says so", async (t) => {
  const { host, page } = await opened(t, "2027-03-08T07:30:00Z", "#/reminders");
  await page.getByRole("button", { name: "Send me a test in 10 seconds" }).click();
  await page.getByText("The test is on its way.", { exact: false }).waitFor();
  await host.restart({ now: "2027-03-08T07:30:11Z" });
  // The page asks every two seconds whether it came, and again where the host does not answer yet.
  const failed = page.getByText("The test could not be shown.", { exact: false });
  await until("it is said", async () => {
    await passTime(page, 2_000);
    await answered(page);
    return failed.isVisible();
  });
  await page.getByText("This device showed no notifications.", { exact: false }).first().waitFor();
});
