// The installed app is killed at any moment while it saves: what it answered is there, and it opens as if nothing had been.
import assert from "node:assert/strict";
import { test } from "node:test";
import { setTimeout as pause } from "node:timers/promises";

import { openDesk } from "../support/desk.mjs";
import { day, firstQuestions, rpc } from "../support/first-questions.mjs";

/** Over both lanes. */
const KILLS = 300;
/** Two windows, each on a desk of its own: one waits while the other works. */
const LANES = 2;
/** After a kill it is usable again before so many milliseconds. */
const USABLE = 1_500;
/** Writes that are answered before each kill, beside those that are under way when it comes. */
const ANSWERED = 6;
/** Writes that are begun and not waited for: more than a kill leaves time for. */
const UNDER_WAY = 200;
const DAYS = 9;

/** Saves numbered notes on the days before today, one after the other; gives the numbers when all are answered. */
const write = `
  const [from, count, days, done] = arguments;
  const answers = { satisfaction: null, naturalness: null, confidence: null, discomfort: null, compared: null };
  const save = (n) => window.__TAURI_INTERNALS__.invoke("rpc", {
    command: "diary_save",
    args: { on: days[n % days.length], answers: { ...answers, note: "note " + n } },
  });
  const all = async () => {
    const answered = [];
    for (let n = from; n < from + count; n += 1) {
      await save(n);
      answered.push(n);
    }
    return answered;
  };
  if (done) all().then(done, (refused) => done(JSON.stringify(refused)));
  else all();`;

/** What the diary shows, by day. */
async function notes(window) {
  const { entries } = await rpc(window, "diary", { before: null });
  return new Map(entries.map((entry) => [entry.on, entry.note]));
}

/** One window on a desk of its own, opened again after each kill. */
class Lane {
  constructor(desk) {
    this.desk = desk;
    this.days = Array.from({ length: DAYS }, (_, n) => day(-n));
    /** The last number that each day's note must show. */
    this.kept = new Map();
    this.next = 0;
    this.answered = 0;
    this.onTheWay = 0;
    /** From the call of the driver to Today with what was saved, after each kill, in milliseconds. */
    this.starts = [];
  }

  async begin() {
    this.window = await this.desk.openWindow();
    await firstQuestions(this.window);
  }

  /** Saves, and is killed after so many milliseconds of saving on. */
  async killed(after) {
    const { driver } = this.window;
    const numbers = await driver.executeAsyncScript(write, this.next, ANSWERED, this.days);
    assert.equal(numbers.length, ANSWERED, String(numbers));
    for (const n of numbers) this.kept.set(this.days[n % DAYS], n);
    this.answered += ANSWERED;
    this.next += ANSWERED;
    // These are under way: each of them may be there or not, and they come in their order.
    await driver.executeScript(write, this.next, UNDER_WAY, this.days, null);
    await pause(after);
    await this.window.kill();
  }

  /** Opens it again: what was answered is there, and nothing that was never written. */
  async look(kill) {
    const began = performance.now();
    this.window = await this.desk.openWindow();
    await this.window.heading("Day 1");
    this.starts.push(performance.now() - began);
    const found = await notes(this.window);
    for (const [on, note] of found) {
      const n = Number(note.replace("note ", ""));
      if (n < this.next) continue;
      this.kept.set(on, n);
      this.onTheWay += 1;
    }
    this.next += UNDER_WAY;
    const wanted = [...this.kept].map(([on, n]) => [on, `note ${n}`]);
    assert.deepEqual([...found].sort(), wanted.sort(), `after kill ${kill}`);
  }
}

async function run(lane, kills) {
  await lane.begin();
  for (let kill = 0; kill < kills; kill += 1) {
    await lane.killed((kill * 7) % 40);
    await lane.look(kill);
  }
  await lane.window.close();
}

test("killed while it saves, the window loses nothing that it answered", async (t) => {
  const lanes = [];
  for (let n = 0; n < LANES; n += 1) lanes.push(new Lane(await openDesk(t, { keyStore: true })));
  await Promise.all(lanes.map((lane) => run(lane, KILLS / LANES)));
  const sum = (of) => lanes.reduce((all, lane) => all + of(lane), 0);
  const [answered, onTheWay] = [sum((lane) => lane.answered), sum((lane) => lane.onTheWay)];
  const starts = lanes.flatMap((lane) => lane.starts.map(Math.round)).sort((a, b) => b - a);
  t.diagnostic(
    `${KILLS} kills, ${answered} answered writes (${ANSWERED} a kill), 0 lost, ${onTheWay} more found written; ` +
      `from the call of the driver to Today at most ${starts[0]} ms, two at once`,
  );
  assert.equal(starts.length, KILLS);
  assert.equal(answered, KILLS * ANSWERED);
  // One in a hundred may have met something else of this computer's; a patient has one window, not two.
  assert.ok(starts[KILLS / 100] < USABLE, `${starts[KILLS / 100]} ms until it is usable again`);
  assert.ok(onTheWay >= KILLS, "the kills came while nothing was being written");
});
