// The small program of the reminders, in a real session: how long until it ends with nothing due, and until its notification
// is on the bus with one due. Prints medians in milliseconds.
import { openDesk } from "../support/desk.mjs";
import { listen, startNotifications } from "../support/notifications.mjs";
import { calling, dueSoon, remind } from "../support/reminders.mjs";
import { until } from "../support/until.mjs";

const ROUNDS = 15;
const median = (numbers) => numbers.sort((a, b) => a - b)[Math.floor(numbers.length / 2)];

const cleanings = [];
const t = { after: (clean) => cleanings.push(clean) };

async function measure() {
  const desk = await openDesk(t, { keyStore: true });
  delete desk.env.TZ;
  await startNotifications(desk);
  const heard = await listen(desk);
  // Otherwise the program that stays would be set up on the way, and show some of them itself.
  await calling(t, desk, new Date(), async (host) => {
    const { settings } = await host.call("start");
    const reminding = { ...settings.reminding, background: false };
    await host.call("settings_save", { settings: { ...settings, reminding } });
  });
  const shown = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    // Its time must not have passed at the last poll, or nobody would be reminded of it.
    const due = await dueSoon(t, desk, `Sample ${round}`);
    await until("it is due", () => Date.now() > due);
    const before = heard.at.length;
    const { began, child, ended } = remind(desk);
    await until("it is shown", () => heard.at.length > before);
    shown.push(heard.at[before] - began);
    child.kill();
    await ended;
  }
  const idle = [];
  await remind(desk).ended.catch(() => undefined);
  for (let round = 0; round < ROUNDS; round += 1) {
    const { began, ended } = remind(desk);
    await ended;
    idle.push(performance.now() - began);
  }
  console.log(`nothing ${median(idle).toFixed(1)}`);
  console.log(`one ${median(shown).toFixed(1)}`);
}

try {
  await measure();
} finally {
  for (const clean of cleanings.reverse()) await clean();
}
