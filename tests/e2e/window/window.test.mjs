// The app as it is installed: its own window, its own store, the system's key store.
import assert from "node:assert/strict";

import { search } from "../support/canary.mjs";
import { openDesk } from "../support/desk.mjs";
import { day, firstQuestions, rpc } from "../support/first-questions.mjs";
import { test } from "../support/suite.mjs";
import { until } from "../support/until.mjs";

/** The words of what is ticked. */
async function ticked(window) {
  return window.driver.executeScript(
    "return [...document.querySelectorAll('input[type=checkbox]:checked')].map((box) => box.closest('label').innerText.trim())",
  );
}

async function sessionDates(window) {
  const { plans } = await rpc(window, "sessions");
  return plans.flatMap((plan) => plan.sessions.map((session) => session.on));
}

test("entries survive a restart", async (t) => {
  const desk = await openDesk(t, { keyStore: true });
  const first = await desk.openWindow();
  assert.equal(await first.driver.getTitle(), "Stipple");
  await firstQuestions(first);
  // It prepares for the next session, and stays ticked when that moves.
  const box = await first.find("main input[type=checkbox]");
  await first.driver.executeScript("arguments[0].scrollIntoView({ block: 'center' })", box);
  await box.click();
  const done = await until("it is ticked", async () => (await ticked(first))[0]);
  await first.go("#/sessions");
  await first.heading("Session 2");
  await first.press("Change date or time");
  await first.date("Date", day(13));
  await first.press("Save");
  await until("the session is moved", async () => (await sessionDates(first)).includes(day(13)));
  await first.close();

  const second = await desk.openWindow();
  await second.heading("Day 1");
  await second.find("main input[type=checkbox]");
  assert.deepEqual(await ticked(second), [done]);
  assert.deepEqual((await sessionDates(second)).sort(), [day(-1), day(13)]);
  assert.match(await second.text(), /Session 2 in 13 days/);
  await second.close();
  t.diagnostic(`2 starts, "${done}" ticked, 1 session moved`);
});

test("the passphrase alone unlocks without a key store", async (t) => {
  const desk = await openDesk(t, { keyStore: false });
  const first = await desk.openWindow();
  await first.heading("Choose a passphrase");
  await first.type("Passphrase", "four plain sample words");
  await first.type("Type the same again", "four plain sample words");
  await first.press("Set passphrase");
  await firstQuestions(first);
  await first.close();

  const second = await desk.openWindow();
  await second.heading("Welcome back");
  await second.type("Passphrase", "four other sample words");
  await second.press("Unlock");
  await until("the wrong one is refused", async () =>
    (await second.text()).includes("That PIN or passphrase is wrong."),
  );
  await second.type("Passphrase", "four plain sample words");
  await second.press("Unlock");
  await second.heading("Day 1");
  await second.close();
  const found = await search(desk.home, ["four plain sample words", "four other sample words"]);
  t.diagnostic(`${found.files} files searched for the passphrase`);
  assert.deepEqual(found.hits, []);
  t.diagnostic("2 starts, 1 wrong passphrase, 1 right one");
});
