// The first minute: from an empty folder to Today.
import assert from "node:assert/strict";

import { openPage, settled } from "../support/browser.mjs";
import { startHost } from "../support/host.mjs";
import { hands } from "../support/patient.mjs";
import { NOW } from "../support/sample.mjs";
import { test } from "../support/suite.mjs";

test("the first questions take under 12 actions", async (t) => {
  const host = await startHost(t, { now: NOW });
  const page = await openPage(host);
  const hand = hands(page);
  await hand.asked("What is Stipple helping you with?");
  await hand.choose("SMP, shaved look");
  await hand.press("Next");
  await hand.asked("When was your last session?");
  await hand.choose("Yesterday");
  await hand.press("Next");
  await hand.asked("When is your next session?");
  await hand.choose("On this day");
  await hand.fill("Date", "2027-03-20");
  await hand.press("Next");
  await hand.asked("Are you a woman or a man?");
  await hand.press("I’ll do it later");
  await hand.asked("Do you use a medicine for your hair?");
  await hand.press("I’ll do it later");
  await hand.asked("What time suits you?");
  await hand.press("Next");
  await hand.asked("Who do you call?");
  await hand.press("I’ll do it later");
  await page.getByRole("heading", { level: 1, name: "Day 1", exact: true }).waitFor();
  t.diagnostic(`${hand.actions} actions`);
  assert.ok(hand.actions < 12, `${hand.actions} actions`);
  await page.getByText("Session 2 in 12 days").waitFor();
});

test("the questions resume, going back changes an answer", async (t) => {
  const host = await startHost(t, { now: NOW });
  const page = await openPage(host);
  const hand = hands(page);
  await hand.choose("SMP, shaved look");
  await hand.press("Next");
  await hand.choose("Yesterday");
  await hand.press("Next");
  await hand.asked("When is your next session?");
  await page.reload();
  await settled(page);
  await hand.asked("When is your next session?");
  await hand.press("Back");
  await hand.asked("When was your last session?");
  await hand.choose("Today");
  await hand.press("Next");
  await hand.asked("When is your next session?");
  const { plans } = await host.call("sessions");
  assert.equal(plans.length, 1);
  assert.deepEqual(
    plans[0].sessions.map((session) => [session.state, session.on]),
    [["done", "2027-03-08"]],
  );
});

test("every question can be skipped", async (t) => {
  const host = await startHost(t, { now: NOW });
  const page = await openPage(host);
  await hands(page).press("I’ll do it later");
  await page.getByRole("heading", { name: "Nothing here yet. First tell Stipple which treatment you had." }).waitFor();
  assert.deepEqual(await host.call("plans"), []);
});

test("SMP with a transplant makes two plans", async (t) => {
  const host = await startHost(t, { now: NOW });
  const page = await openPage(host);
  const hand = hands(page);
  await hand.choose("SMP and a hair transplant");
  await hand.press("Next");
  await hand.asked("Which kind of transplant?");
  await hand.choose("Hair transplant, FUE");
  await hand.press("Next");
  await hand.asked("When is your transplant?");
  const plans = await host.call("plans");
  assert.deepEqual(plans.map((plan) => plan.pack).sort(), ["stipple.smp-transplant", "stipple.transplant-fue"]);
  assert.deepEqual([...new Set(plans.map((plan) => plan.indication))], ["with_fue"]);
});
