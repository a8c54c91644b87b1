// Measures the photo log with 3,000 photos in the real window: how long it takes to open, its frames, its memory.
import { execFile } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { promisify } from "node:util";

import { openDesk } from "../support/desk.mjs";
import { SCROLL, share } from "../support/grid.mjs";
import { binaries } from "../support/host.mjs";
import { until } from "../support/until.mjs";

/** From the press to the moment at which every tile on the screen has its picture, in milliseconds. */
const OPEN = `
  const [done] = arguments;
  const began = performance.now();
  window.location.hash = "#/photos";
  const look = () => {
    const edge = window.innerHeight;
    const shown = [...document.querySelectorAll("main img")].filter((img) => img.getBoundingClientRect().top < edge);
    if (shown.length > 6 && shown.every((img) => img.complete && img.naturalWidth > 0)) done(performance.now() - began);
    else requestAnimationFrame(look);
  };
  look();`;

/** Proportional memory of a process and all that it started, in megabytes. */
function memory(root) {
  const parents = new Map();
  for (const pid of readdirSync("/proc").filter((name) => /^\d+$/.test(name))) {
    try {
      const stat = readFileSync(`/proc/${pid}/stat`, "latin1");
      const parent = Number(stat.slice(stat.lastIndexOf(")") + 2).split(" ")[1]);
      parents.set(Number(pid), parent);
    } catch {
      // It has ended meanwhile.
    }
  }
  const ours = (pid) => pid === root || (parents.has(pid) && pid !== 0 && ours(parents.get(pid)));
  let kilobytes = 0;
  for (const pid of [...parents.keys()].filter(ours)) {
    try {
      const rollup = readFileSync(`/proc/${pid}/smaps_rollup`, "latin1");
      kilobytes += Number(/^Pss:\s+(\d+)/m.exec(rollup)?.[1] ?? 0);
    } catch {
      // It has ended meanwhile.
    }
  }
  return kilobytes / 1024;
}

const ends = [];
const desk = await openDesk({ after: (end) => ends.push(end) }, { keyStore: true });
try {
  const data = join(desk.home, "data/app.stipple.companion/profile");
  const words = ["--key-store", "os", "--seed-profile", "1", "--size", "photos", "--data", data];
  await promisify(execFile)(join(binaries, "host"), words, { env: desk.env });
  const window = await desk.openWindow();
  const driver = desk.drivers.at(-1).pid;
  const times = [];
  await window.heading("Day 4");
  // The first time the page's own script comes as well; then the middle of some.
  for (let round = 0; round < 7; round += 1) {
    times.push(await window.driver.executeAsyncScript(OPEN));
    await window.go("#/today");
    await window.heading("Day 4");
  }
  await window.driver.executeAsyncScript(OPEN);
  const before = memory(driver);
  const seen = await window.driver.executeAsyncScript(SCROLL, 1500, 10);
  const through = async () => {
    await window.driver.executeAsyncScript(SCROLL, 12000, 8);
    await until("it is at the end", async () => (await window.driver.executeScript("return window.scrollY")) > 50_000);
    return memory(driver);
  };
  const after = await through();
  const again = await through();
  await window.close();
  console.log(`first ${times[0].toFixed(0)}`);
  console.log(`open ${share(times.slice(1), 0.5).toFixed(0)}`);
  console.log(`frame ${share(seen.times, 0.5).toFixed(1)}`);
  console.log(`slowest ${share(seen.times, 0.95).toFixed(1)}`);
  console.log(`blank ${seen.blank}`);
  console.log(`tiles ${seen.tiles}`);
  console.log(`grown ${(after - before).toFixed(0)}`);
  console.log(`again ${(again - after).toFixed(0)}`);
} finally {
  for (const end of ends) await end();
}
