// Reminders in a real session: a bus, a key store, a notification service with buttons, a pointer that presses them.
import assert from "node:assert/strict";
import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";

import { openDesk } from "../support/desk.mjs";
import { begin, rpc } from "../support/first-questions.mjs";
import { listen, notification, pressButton, startNotifications } from "../support/notifications.mjs";
import { calling, clock, day, dueTablet, minutes, remind } from "../support/reminders.mjs";
import { test } from "../support/suite.mjs";
import { until } from "../support/until.mjs";

/** A desk whose patient takes a tablet that was due a minute ago. */
async function due(t, { service = true } = {}) {
  const desk = await openDesk(t, { keyStore: true });
  // The small program asks the system for its zone, and so does this.
  delete desk.env.TZ;
  if (service) await startNotifications(desk);
  await dueTablet(t, desk, "Sample tablet");
  return desk;
}

/** Moves the moments of a schedule so that the first one was a minute ago. */
async function makeDue(path, schedule) {
  const by = new Date(schedule.moments[0]) - Date.now() + minutes(1);
  const moments = schedule.moments.map((moment) => new Date(new Date(moment) - by).toISOString());
  await writeFile(path, JSON.stringify({ ...schedule, moments }));
}

const past = (t, desk) => calling(t, desk, new Date(), async (host) => (await host.call("reminders")).past[0]);

test("Done in the notification records the dose", async (t) => {
  const desk = await due(t);
  const heard = await listen(desk);
  const { ended } = remind(desk);
  await notification(desk);
  assert.match(heard.text, /routine|Your day/);
  assert.doesNotMatch(heard.text, /Sample tablet|scalp|hair|clinic/i, "nothing that gives the patient away");
  await pressButton(desk, 0, 3);
  assert.equal((await ended)[0], 0, "answered, it ends");
  const doses = await calling(t, desk, new Date(), async (host) => (await host.call("today")).doses);
  assert.deepEqual(
    doses.map((dose) => dose.state),
    ["done"],
  );
  const shown = await past(t, desk);
  assert.deepEqual([shown.state, shown.shows, shown.answer, shown.via], ["shown", 1, "done", "waker"]);
  await remind(desk).ended;
  assert.equal(heard.at.length, 1, "and it does not come again");
  t.diagnostic("1 notification, 1 press, 1 dose ticked");
});

test("Later postpones the reminder by an hour", async (t) => {
  const desk = await due(t);
  const { ended } = remind(desk);
  await notification(desk);
  await pressButton(desk, 1, 3);
  await ended;
  const shown = await past(t, desk);
  assert.equal(shown.answer, "later");
  const wait = new Date(shown.again_at) - Date.now();
  assert.ok(wait > minutes(55) && wait <= minutes(60), `an hour, not ${wait}`);
  const doses = await calling(t, desk, new Date(), async (host) => (await host.call("today")).doses);
  assert.deepEqual(
    doses.map((dose) => dose.state),
    [null],
  );
});

test("Open starts the window", async (t) => {
  const desk = await due(t);
  remind(desk);
  await notification(desk);
  await pressButton(desk, 2, 3);
  await until("the window is there", async () =>
    (await desk.output("xdotool", ["search", "--onlyvisible", "--name", "^Stipple$"])).trim(),
  );
});

test("without a notification service it is missed", async (t) => {
  const desk = await due(t, { service: false });
  assert.equal((await remind(desk).ended)[0], 0, "no crash");
  const missed = await calling(t, desk, new Date(), (host) => host.call("reminders_missed"));
  assert.deepEqual(
    missed.map((entry) => [entry.about.name, entry.why]),
    [["Sample tablet", "no_service"]],
  );
});

test("a locked app's notification reveals nothing", async (t) => {
  const desk = await openDesk(t, { keyStore: false });
  delete desk.env.TZ;
  await startNotifications(desk);
  const heard = await listen(desk);
  const first = await desk.openWindow();
  await first.heading("Choose a passphrase");
  await first.type("Passphrase", "four plain sample words");
  await first.type("Type the same again", "four plain sample words");
  await first.press("Set passphrase");
  await first.heading("What is Stipple helping you with?");
  // Far enough away that the window never shows it, however long this takes.
  const later = new Date(Date.now() + minutes(60));
  const tablet = { guide: null, name: "Sample tablet", times: [clock(later)], started_on: day(later), note: "" };
  await rpc(first, "medicine_add", tablet);
  const schedule = join(desk.env.XDG_DATA_HOME, "app.stipple.companion/profile/reminders.json");
  const written = async () => JSON.parse(await readFile(schedule, "utf8"));
  await until("its moment is set", async () => (await written()).moments.length > 0);
  await first.close();
  await makeDue(schedule, await written());
  remind(desk);
  await notification(desk);
  assert.match(heard.text, /Something is on your list/);
  assert.doesNotMatch(heard.text, /Sample tablet/);
  assert.doesNotMatch(await readFile(schedule, "utf8"), /tablet|dose|medicine/i, "nor does the file say what");
});

test("a test notification comes after ten seconds", async (t) => {
  const desk = await openDesk(t, { keyStore: true });
  delete desk.env.TZ;
  await startNotifications(desk);
  const heard = await listen(desk);
  const window = await desk.openWindow();
  await begin(window);
  await window.go("#/reminders");
  const asked = performance.now();
  await window.press("Send me a test in 10 seconds");
  await window.find("[role=status]", "The test is on its way");
  await notification(desk);
  const waited = heard.at[0] - asked;
  assert.ok(waited > 9_500, `ten seconds, not ${waited} ms`);
  assert.doesNotMatch(heard.text, /scalp|hair|clinic|SMP/i);
  await window.find("[role=status]", "The test came at");
  assert.equal(heard.at.length, 1, "once");
  t.diagnostic(`1 notification, ${Math.round(waited)} ms after it was asked for`);
});
