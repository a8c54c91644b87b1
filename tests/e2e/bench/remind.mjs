// The small program of the reminders, in a real session: how long until it ends with nothing due, and until its notification
// is on the bus with one due. Prints medians in milliseconds.
import { spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";

import { openDesk, until } from "../support/desk.mjs";
import { binaries, startHost } from "../support/host.mjs";
import { listen, startNotifications } from "../support/notifications.mjs";

const ROUNDS = 15;
const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
const clock = (moment) =>
  new Intl.DateTimeFormat("en-GB", { timeZone: zone, hour: "2-digit", minute: "2-digit", second: "2-digit" }).format(
    moment,
  );
const day = (moment) => new Intl.DateTimeFormat("sv-SE", { timeZone: zone }).format(moment);
const median = (numbers) => numbers.sort((a, b) => a - b)[Math.floor(numbers.length / 2)];

const cleanings = [];
const t = { after: (clean) => cleanings.push(clean) };

function start(desk) {
  const began = performance.now();
  const child = spawn(join(binaries, "stipple-remind"), [], { env: desk.env, stdio: "ignore" });
  desk.children.push(child);
  return { began, child, ended: once(child, "exit") };
}

/** One more tablet that was due a minute ago. */
async function due(desk, number) {
  const now = Date.now();
  const moment = new Date(now - 3_600_000).toISOString();
  const folder = join(desk.env.XDG_DATA_HOME, "app.stipple.companion");
  const host = await startHost(t, { folder, name: "profile", now: moment, zone, keyStore: "os", env: desk.env });
  await until("the store is free", () => host.call("start"));
  const at = new Date(now - 60_000);
  const tablet = { guide: null, name: `Sample ${number}`, times: [clock(at)], started_on: day(at), note: "" };
  await host.call("medicine_add", tablet);
  await host.stop();
}

async function measure() {
  const desk = await openDesk(t, { keyStore: true });
  delete desk.env.TZ;
  await startNotifications(desk);
  const heard = await listen(desk);
  const shown = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    await due(desk, round);
    const before = heard.at.length;
    const { began, child, ended } = start(desk);
    await until("it is shown", () => heard.at.length > before);
    shown.push(heard.at[before] - began);
    child.kill();
    await ended;
  }
  const idle = [];
  await start(desk).ended.catch(() => undefined);
  for (let round = 0; round < ROUNDS; round += 1) {
    const { began, ended } = start(desk);
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
