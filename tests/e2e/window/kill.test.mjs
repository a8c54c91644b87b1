// The installed app is killed at any moment while it saves: what it answered is there, and it opens as if nothing had been.
import assert from "node:assert/strict";
import { setTimeout as pause } from "node:timers/promises";

import { count } from "../support/depth.mjs";
import { openDesk } from "../support/desk.mjs";
import { begin, day, rpc } from "../support/first-questions.mjs";
import { test } from "../support/suite.mjs";
import { until } from "../support/until.mjs";

/** Over both lanes. */
const KILLS = count("window-kills", 10, 300);
/** Two windows, each on a desk of its own: one waits while the other works. */
const LANES = 2;
/** Every so many kills it is also killed while it does nothing, to compare how long it takes to open. */
const IDLE_EVERY = 3;
/** Writes that are answered before each kill, beside those that are under way when it comes. */
const ANSWERED = 6;
/** More writes than a kill leaves time for. */
const WITHOUT_END = 1e9;
const DAYS = 9;

/** Saves numbered notes on the days before today, one after the other; gives the numbers when all are answered. */
const WRITE = `
  const [from, count, days, done] = arguments;
  const answers = { satisfaction: null, naturalness: null, confidence: null, discomfort: null, compared: null };
  const save = (n) => window.__TAURI_INTERNALS__.invoke("rpc", {
    command: "diary_save",
    args: { on: days[n % days.length], answers: { ...answers, note: "note " + n } },
  });
  window.answered = [];
  const all = async () => {
    for (let n = from; n < from + count; n += 1) {
      await save(n);
      window.answered.push(n);
    }
    return window.answered;
  };
  if (done) all().then(done, (refused) => done(JSON.stringify(refused)));
  else all();`;

const median = (numbers) => numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)];

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
    /** The next number to be written. */
    this.next = 0;
    this.answered = 0;
    this.onTheWay = 0;
    /** From the call of the driver to Today, in milliseconds: after a kill while it saved, and while it did nothing. */
    this.starts = { saving: [], idle: [] };
  }

  async begin() {
    this.window = await this.desk.openWindow();
    await begin(this.window);
  }

  /** Saves and is killed while it goes on saving, so many answers and milliseconds later. */
  async killed(answers, milliseconds) {
    const { driver } = this.window;
    const numbers = await driver.executeAsyncScript(WRITE, this.next, ANSWERED, this.days);
    assert.equal(numbers.length, ANSWERED, String(numbers));
    this.keep(this.next + ANSWERED);
    this.answered += ANSWERED;
    await driver.executeScript(WRITE, this.next, WITHOUT_END, this.days, null);
    const going = async () => (await driver.executeScript("return window.answered.length")) >= answers;
    await until("it goes on saving", going);
    await pause(milliseconds);
    await this.window.kill();
  }

  /** Every number below this one has been written. */
  keep(end) {
    for (; this.next < end; this.next += 1) this.kept.set(this.days[this.next % DAYS], this.next);
  }

  async open(starts) {
    const began = performance.now();
    this.window = await this.desk.openWindow();
    await this.window.heading("Day 1");
    starts.push(performance.now() - began);
  }

  /** Opens it again: what was answered is there in its order, and nothing that was never written. */
  async look(kill, answers) {
    await this.open(this.starts.saving);
    const found = await notes(this.window);
    const newest = Math.max(...[...found.values()].map((note) => Number(note.replace("note ", ""))));
    assert.ok(newest >= this.next + answers - 1, `after kill ${kill}: answered ${answers}, found up to ${newest}`);
    this.onTheWay += newest + 1 - this.next;
    this.keep(newest + 1);
    const wanted = [...this.kept].map(([on, n]) => [on, `note ${n}`]);
    assert.deepEqual([...found].sort(), wanted.sort(), `after kill ${kill}`);
  }
}

async function run(lane, kills) {
  await lane.begin();
  for (let kill = 0; kill < kills; kill += 1) {
    const answers = 1 + (kill % 3);
    await lane.killed(answers, (kill * 7) % 40);
    await lane.look(kill, answers);
    if (kill % IDLE_EVERY > 0) continue;
    await lane.window.kill();
    await lane.open(lane.starts.idle);
  }
  await lane.window.close();
}

test("a killed window keeps what it answered", async (t) => {
  const lanes = [];
  for (let n = 0; n < LANES; n += 1) lanes.push(new Lane(await openDesk(t, { keyStore: true })));
  await Promise.all(lanes.map((lane) => run(lane, KILLS / LANES)));
  const sum = (of) => lanes.reduce((all, lane) => all + of(lane), 0);
  const [answered, onTheWay] = [sum((lane) => lane.answered), sum((lane) => lane.onTheWay)];
  const [saving, idle] = ["saving", "idle"].map((when) => median(lanes.flatMap((lane) => lane.starts[when])));
  t.diagnostic(
    `${KILLS} kills, ${answered} answered writes (${ANSWERED} a kill), 0 lost, ${onTheWay} more found written; from the ` +
      `call of the driver to Today ${Math.round(saving)} ms, ${Math.round(idle)} ms after a kill while idle (medians)`,
  );
  assert.equal(answered, KILLS * ANSWERED);
  assert.ok(onTheWay >= KILLS, "each kill came while something was being written");
  assert.ok(saving < 2 * idle, `it takes ${saving / idle} times as long to open as after a kill while idle`);
});
