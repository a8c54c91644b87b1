// A tablet that is due, on a desk's own data, and the small program that shows it.
import { spawn } from "node:child_process";
import { once } from "node:events";
import { rm } from "node:fs/promises";
import { join } from "node:path";

import { until } from "./until.mjs";
import { binaries, startHost } from "./host.mjs";

const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
const time = { timeZone: zone, hour: "2-digit", minute: "2-digit", second: "2-digit" };

export const minutes = (n) => n * 60_000;
/** A moment's time and day as the computer shows them: "14:03:12", "2026-11-25". */
export const clock = (moment) => new Intl.DateTimeFormat("en-GB", time).format(moment);
export const day = (moment) => new Intl.DateTimeFormat("sv-SE", { timeZone: zone }).format(moment);

/** Calls the app on the desk's own data, at a moment, while nothing else has it. */
export async function calling(t, desk, moment, then) {
  const folder = join(desk.env.XDG_DATA_HOME, "app.stipple.companion");
  const now = moment.toISOString();
  const host = await startHost(t, { folder, name: "profile", now, zone, keyStore: "os", env: desk.env });
  // The small program that stays may have the store for a moment.
  await until("the store is free", () => host.call("start"));
  const value = await then(host);
  await host.stop();
  return value;
}

/** A tablet that was due a minute ago; the scheduler has not polled for an hour. */
export async function dueTablet(t, desk, name) {
  const now = Date.now();
  const at = new Date(now - minutes(1));
  const tablet = { guide: null, name, note: "", times: [clock(at)], started_on: day(at) };
  await calling(t, desk, new Date(now - minutes(60)), (host) => host.call("medicine_add", tablet));
}

/** A tablet that is due in some seconds; gives the moment. */
export async function dueSoon(t, desk, name) {
  const at = new Date(Date.now() + 3_000);
  const tablet = { guide: null, name, note: "", times: [clock(at)], started_on: day(at) };
  await calling(t, desk, new Date(), (host) => host.call("medicine_add", tablet));
  // The window writes the next moments down after each write; what wrote here is no window.
  await rm(join(desk.env.XDG_DATA_HOME, "app.stipple.companion/profile/reminders.json"), { force: true });
  return at.getTime();
}

/** Starts the small program as the system does. */
export function remind(desk) {
  const began = performance.now();
  const child = spawn(join(binaries, "stipple-remind"), [], { env: desk.env, stdio: "ignore" });
  desk.children.push(child);
  return { began, child, ended: once(child, "exit") };
}
