// Today: the day, the countdown, the answers, the completed tasks.
import assert from "node:assert/strict";

import { answered, NARROW, openPage, settled, WIDE } from "../support/browser.mjs";
import { setTime } from "../support/clock.mjs";
import { startHost } from "../support/host.mjs";
import { NOW, samplePatient } from "../support/sample.mjs";
import { test } from "../support/suite.mjs";

async function opened(t, options = {}) {
  const host = await startHost(t, { now: NOW, ...options });
  const ids = await samplePatient(host);
  return { host, ids, page: await openPage(host, { hash: "#/today", ...options }) };
}

test("day and countdown follow the calendar", async (t) => {
  const { host, page } = await opened(t);
  let looked = 0;
  for (const [now, head, chip] of [
    [NOW, "Day 4", "Session 2 in 12 days"],
    ["2027-03-09T00:30:00Z", "Day 5", "Session 2 in 11 days"],
    ["2027-03-18T09:30:00Z", "Day 14", "Session 2 in 2 days"],
    ["2027-03-19T12:00:00Z", "Day 15", "Session 2 in 22 hours"],
  ]) {
    await host.restart({ now });
    await setTime(page, now);
    await page.reload();
    await settled(page);
    await page.getByRole("heading", { level: 1, name: head, exact: true }).waitFor();
    await page.getByText(chip, { exact: true }).waitFor();
    looked += 1;
  }
  assert.equal(looked, 4);
});

test("a phone shows six answers without scrolling", async (t) => {
  const { page } = await opened(t, { size: NARROW });
  const rows = page.locator("section", { has: page.getByRole("heading", { name: "May I today?" }) }).locator("li");
  assert.equal(await rows.count(), 6);
  const nav = await page.locator("nav").boundingBox();
  for (const row of await rows.all()) {
    const box = await row.boundingBox();
    assert.ok(box.y + box.height <= nav.y, `${await row.innerText()} ends at ${box.y + box.height}`);
  }
});

test("a completed task is saved and undone", async (t) => {
  const { host, page } = await opened(t, { size: WIDE });
  const ticks = page.getByRole("checkbox");
  assert.ok((await ticks.count()) > 0, "there is something to tick");
  const states = async () => (await host.call("today")).plans[0].to_do.map((tick) => tick.state);
  await ticks.first().check();
  await answered(page);
  assert.equal((await states())[0], "done");
  await page.reload();
  await settled(page);
  assert.ok(await ticks.first().isChecked());
  await ticks.first().uncheck();
  await answered(page);
  assert.equal((await states())[0], null);
});

test("a dose is recorded as taken", async (t) => {
  const { host, page } = await opened(t);
  const taken = page.getByRole("button", { name: /^Taken/ }).last();
  await taken.click();
  await answered(page);
  assert.equal(await taken.getAttribute("aria-pressed"), "true");
  const states = (await host.call("today")).doses.map((dose) => dose.state);
  assert.ok(states.includes("done"), JSON.stringify(states));
});

test("an answer shows its reason and source", async (t) => {
  const { page } = await opened(t);
  await page.locator("section", { hasText: "May I today?" }).getByRole("button").first().click();
  const sheet = page.getByRole("dialog");
  await sheet.getByText("General guidance").first().waitFor();
  assert.ok((await sheet.innerText()).length > 150);
  await page.keyboard.press("Escape");
  await sheet.waitFor({ state: "detached" });
});

test("a past session asks whether it took place", async (t) => {
  const { host, ids, page } = await opened(t);
  await host.restart({ now: "2027-03-21T09:30:00Z" });
  await setTime(page, host.now);
  await page.reload();
  await settled(page);
  await page.getByText("Did session 2 take place", { exact: false }).waitFor();
  await page.getByRole("link", { name: "Yes", exact: true }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Save" }).click();
  await page.getByRole("dialog").waitFor({ state: "detached" });
  const { plans } = await host.call("sessions");
  assert.equal(plans[0].sessions.find((session) => session.id === ids.planned).state, "done");
});
