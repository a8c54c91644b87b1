// From the last session to a booked visit, on a clock that the test moves.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { after, test } from "node:test";

import { openBrowser, openPage } from "../support/browser.mjs";
import { startHost } from "../support/host.mjs";
import { keepNumbered } from "../support/pictures.mjs";
import { samplePatient } from "../support/sample.mjs";

const browser = await openBrowser(after);

async function at(host, page, now, hash) {
  await host.restart({ now });
  // Open before the page, which is still there, asks it for pictures.
  await host.call("start");
  await page.goto(`${host.address}${hash}`);
  await page.reload();
}

test("session done, settle check, request, asked again, settled, in the calendar", async (t) => {
  const host = await startHost(t, { now: "2027-03-08T09:30:00Z" });
  const ids = await samplePatient(host);
  await host.call("session_delete", { id: ids.planned });
  const page = await openPage(browser, host, { hash: "#/touch-ups" });
  await page.getByText("1 of 3 planned sessions took place.", { exact: false }).waitFor();
  const dates = { scar_surgery_on: null, transplant_on: null, suture_removal_on: null };
  await host.call("plan_edit", { id: ids.plan, sessions_planned: 1, closed_on: null, ...dates });

  await at(host, page, "2027-03-26T09:30:00Z", "#/today");
  await page.getByText("The check with your clinic is open.").waitFor();
  await keepNumbered(host, "front", "2027-03-26", 9201);
  await page.reload();
  await page.getByRole("link", { name: "Open touch-ups" }).click();
  await page.getByRole("heading", { name: "The check with your clinic" }).waitFor();
  const pictures = page.locator("main figure img");
  for (const place of [0, 1]) {
    await pictures.nth(place).scrollIntoViewIfNeeded();
    await page.waitForFunction((n) => {
      const picture = document.querySelectorAll("main figure img")[n];
      return picture.complete && picture.naturalWidth > 0;
    }, place);
  }
  assert.equal(await page.locator("figcaption").first().textContent(), "Thu 4 Mar");
  await page.getByText("Lighter", { exact: true }).click();
  await page.getByText("Worth showing your clinic.", { exact: true }).waitFor();

  await page.getByRole("button", { name: "Ask for a visit" }).click();
  const form = page.getByRole("dialog");
  await form.getByText("Friday", { exact: true }).click();
  await form.getByText("Morning", { exact: true }).click();
  await form.getByLabel("Your words").fill("Sample question & more?");
  await form.getByText("Front, Fri 26 Mar").click();
  await form.getByRole("button", { name: "Save" }).click();
  await form.waitFor({ state: "detached" });
  await page.getByRole("button", { name: "Hand it over" }).click();
  const letter = decodeURIComponent(await page.getByRole("link", { name: "As an e-mail" }).getAttribute("href"));
  assert.match(letter, /^mailto:/);
  for (const words of ["Friday", "Morning", "22 days", "Sample question & more?", "A photo goes with it."]) {
    assert.ok(letter.includes(words), `${words} in ${letter}`);
  }
  const coming = page.waitForEvent("download");
  await page.getByRole("button", { name: "As a file" }).click();
  const archive = await readFile(await (await coming).path());
  assert.ok(archive.includes("request.txt") && archive.includes("photo-1.jpg"));
  await page.getByRole("button", { name: "Yes, it is with them" }).click();
  await page.getByText("Your clinic has it since", { exact: false }).waitFor();

  await at(host, page, "2027-04-01T09:30:00Z", "#/today");
  await page.getByText("No answer from your clinic yet.", { exact: false }).waitFor();
  await at(host, page, "2027-04-01T09:31:00Z", "#/touch-ups");
  await page.getByText("No answer yet?", { exact: false }).waitFor();
  await page.getByRole("button", { name: "They named a date" }).click();
  const date = page.getByRole("dialog");
  await date.getByLabel("Date", { exact: true }).fill("2027-04-16");
  await date.getByLabel("Time, if you know it").fill("10:00");
  await date.getByRole("button", { name: "I have not said yes yet" }).click();
  await date.waitFor({ state: "detached" });
  await page.getByRole("button", { name: "Take this date" }).click();
  await page.getByText("in 15 days").waitFor();
  const calendar = page.waitForEvent("download");
  await page.getByRole("button", { name: "Calendar file" }).click();
  const entry = await readFile(await (await calendar).path(), "utf8");
  assert.match(entry, /DTSTART:20270416T090000Z/, "ten in London's summer");
  const [visit] = (await host.call("sessions")).plans[0].sessions.filter((s) => s.state === "planned");
  assert.deepEqual([visit.on, visit.at], ["2027-04-16", "10:00:00"]);
  await page.getByRole("link", { name: "To the session" }).click();
  await page.getByRole("heading", { name: /Session 2/ }).waitFor();
});
