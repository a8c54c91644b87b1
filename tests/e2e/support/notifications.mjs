// A desktop's own notifications: a real service, real buttons, a real pointer.
import { execFile } from "node:child_process";
import { readdir } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";

import { until } from "./until.mjs";

const run = promisify(execFile);

/** Xfce's notification service is a program in a folder of its own, whose name depends on the machine's kind. */
async function service() {
  for (const kind of await readdir("/usr/lib")) {
    const folder = join("/usr/lib", kind, "xfce4/notifyd");
    const names = await readdir(folder).catch(() => []);
    if (names.includes("xfce4-notifyd")) return join(folder, "xfce4-notifyd");
  }
  throw new Error("xfce4-notifyd is not there (cargo xtask setup)");
}

/** Starts the service on a desk and waits until it answers. */
export async function startNotifications(desk) {
  desk.start(await service(), [], "ignore");
  const question = ["--session", "--print-reply", "--dest=org.freedesktop.DBus", "/org/freedesktop/DBus"];
  const owner = [...question, "org.freedesktop.DBus.NameHasOwner", "string:org.freedesktop.Notifications"];
  await until("the notification service answers", async () =>
    (await desk.output("dbus-send", owner)).includes("boolean true"),
  );
}

async function pointer(desk, ...words) {
  const { stdout } = await run("xdotool", words, { env: desk.env });
  return stdout.trim();
}

/** So many times in a row a notification has to be found at the same place. Each takes longer on a busy machine, as the service does. */
const STEADY = 10;

async function place(desk) {
  const ids = (await pointer(desk, "search", "--onlyvisible", "--class", "xfce4-notifyd")).split("\n");
  const text = await pointer(desk, "getwindowgeometry", "--shell", ids[0]);
  const at = Object.fromEntries(text.split("\n").map((line) => line.split("=")));
  return { x: Number(at.X), y: Number(at.Y), width: Number(at.WIDTH), height: Number(at.HEIGHT) };
}

/** The notification that is shown: where it is and how large. The service moves and sizes it after showing it, so it is waited for. */
export async function notification(desk) {
  let [before, steady] = ["", 0];
  return until("a notification is shown and rests", async () => {
    const found = await place(desk);
    steady = JSON.stringify(found) === before ? steady + 1 : 0;
    before = JSON.stringify(found);
    return steady >= STEADY && found;
  });
}

/** Presses one of its buttons: they stand side by side along its lower edge. */
export async function pressButton(desk, place, of) {
  const { x, y, width, height } = await notification(desk);
  const at = [Math.round(x + 8 + ((width - 16) * (place + 0.5)) / of), y + height - 22];
  await pointer(desk, "mousemove", ...at.map(String), "click", "1");
}

/** Every notification that was asked for on this desk, with its words, as the bus saw them. */
export async function listen(desk) {
  const rule = "interface='org.freedesktop.Notifications',member='Notify'";
  const child = desk.start("dbus-monitor", ["--session", rule], ["ignore", "pipe", "ignore"]);
  const heard = { text: "", at: [] };
  child.stdout.on("data", (part) => {
    heard.text += String(part);
    // A word may come in two parts.
    const asked = heard.text.split("member=Notify").length - 1;
    while (heard.at.length < asked) heard.at.push(performance.now());
  });
  await until("the bus is listened to", () => heard.text.includes("NameAcquired") || heard.text.includes("signal"));
  return heard;
}
