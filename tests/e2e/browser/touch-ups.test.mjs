// From the last session to a booked visit, over some weeks.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";

import { openPage } from "../support/browser.mjs";
import { startHost } from "../support/host.mjs";
import { keepNumbered } from "../support/pictures.mjs";
import { samplePatient } from "../support/sample.mjs";
import { test } from "../support/suite.mjs";

async function at(host, page, now, hash) {
  await host.restart({ now });
  // Open before the page, which is still there, asks it for pictures.
  await host.call("start");
  await page.goto(`${host.address}${hash}`);
  await page.reload();
}

test("a touch-up goes from session to booked visit", async (t) => {
  const host = await startHost(t, { now: "2027-03-20T13:30:00Z" });
  const ids = await samplePatient(host);
  const page = await openPage(host, { hash: `#/sessions/${ids.planned}?done` });
  const record = page.getByRole("dialog");
  await record.getByRole("button", { name: "Save" }).click();
  await record.waitFor({ state: "detached" });
  await keepNumbered(host, "front", "2027-03-20", 9201);
  await page.goto(`${host.address}#/touch-ups`);
  await page.getByText("2 of 3 planned sessions took place.", { exact: false }).waitFor();
  await page.getByRole("link", { name: "Go to your sessions" }).click();
  await page.getByRole("button", { name: "Close the course" }).click();
  const closing = page.getByRole("dialog");
  await closing.getByRole("button", { name: "Close the course" }).click();
  await closing.waitFor({ state: "detached" });

  await at(host, page, "2027-04-09T09:30:00Z", "#/touch-ups");
  await page.getByText("The check with your clinic opens on", { exact: false }).waitFor();
  await at(host, page, "2027-04-11T09:30:00Z", "#/today");
  await page.getByText("The check with your clinic is open.").waitFor();
  await keepNumbered(host, "front", "2027-04-11", 9202);
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
  assert.equal(await page.locator("figcaption").first().textContent(), "Sat 20 Mar");
  await page.getByText("Lighter", { exact: true }).click();
  const worth = page.getByText("Worth showing your clinic.", { exact: true });
  await worth.waitFor();
  await page.getByRole("button", { name: "Remove my answer" }).click();
  await worth.waitFor({ state: "hidden" });
  await page.getByText("Lighter", { exact: true }).click();
  await worth.waitFor();

  await page.getByRole("button", { name: "Ask for a visit" }).click();
  const form = page.getByRole("dialog");
  await form.getByText("Friday", { exact: true }).click();
  await form.getByText("Morning", { exact: true }).click();
  await form.getByLabel("Your message").fill("Sample question & more?");
  await form.getByText("Front, Sun 11 Apr").click();
  await form.getByRole("button", { name: "Save" }).click();
  await form.waitFor({ state: "detached" });
  await page.getByRole("button", { name: "Send your request" }).click();
  const letter = decodeURIComponent(await page.getByRole("link", { name: "As an e-mail" }).getAttribute("href"));
  assert.match(letter, /^mailto:/);
  for (const words of ["Friday", "Morning", "22 days", "Sample question & more?", "A photo is included."]) {
    assert.ok(letter.includes(words), `${words} in ${letter}`);
  }
  const coming = page.waitForEvent("download");
  await page.getByRole("button", { name: "As a file" }).click();
  const archive = await readFile(await (await coming).path());
  assert.ok(archive.includes("request.txt") && archive.includes("photo-1.jpg"));
  await page.getByRole("button", { name: "Yes, I sent it" }).click();
  await page.getByText("Sent to your clinic on", { exact: false }).waitFor();

  await at(host, page, "2027-04-17T09:30:00Z", "#/today");
  await page.getByText("No answer from your clinic yet.", { exact: false }).waitFor();
  await at(host, page, "2027-04-17T09:31:00Z", "#/touch-ups");
  await page.getByText("No answer yet?", { exact: false }).waitFor();
  await page.getByRole("button", { name: "They offered a date" }).click();
  const date = page.getByRole("dialog");
  await date.getByLabel("Date", { exact: true }).fill("2027-05-02");
  await date.getByLabel("Time, if you know it").fill("10:00");
  await date.getByRole("button", { name: "I have not said yes yet" }).click();
  await date.waitFor({ state: "detached" });
  await page.getByRole("button", { name: "Accept this date" }).click();
  await page.getByText("in 15 days").waitFor();
  const calendar = page.waitForEvent("download");
  await page.getByRole("button", { name: "Calendar file" }).click();
  const entry = await readFile(await (await calendar).path(), "utf8");
  assert.match(entry, /DTSTART:20270502T090000Z/, "ten in London's summer");
  const [visit] = (await host.call("sessions")).plans[0].sessions.filter((s) => s.state === "planned");
  assert.deepEqual([visit.on, visit.at], ["2027-05-02", "10:00:00"]);
  await page.getByRole("link", { name: "Go to the session" }).click();
  await page.getByRole("heading", { name: /Session 3/ }).waitFor();
});

test("touch-ups without a plan say what to do", async (t) => {
  const host = await startHost(t, { now: "2027-03-20T13:30:00Z" });
  const start = await host.call("start");
  await host.call("settings_save", { settings: { ...start.settings, onboarding: { step: 6, done: true } } });
  const page = await openPage(host, { hash: "#/touch-ups" });
  await page.getByRole("heading", { name: "No instructions yet" }).waitFor();
  assert.equal(await page.getByRole("link", { name: "Choose instructions" }).getAttribute("href"), "#/packs");
  const transplant = { pack: "stipple.transplant-fue", indication: "with_fue", scar_surgery_on: null };
  await host.call("plan_add", { ...transplant, transplant_on: null });
  await page.reload();
  await page.getByRole("heading", { name: "Your instructions don’t mention touch-ups" }).waitFor();
});
