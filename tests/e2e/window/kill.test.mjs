// The installed app is killed at any moment while it saves: what it answered is there, and it opens as if nothing had been.
import assert from "node:assert/strict";
import { test } from "node:test";
import { setTimeout as pause } from "node:timers/promises";

import { openDesk } from "../support/desk.mjs";
import { day, firstQuestions, rpc } from "../support/first-questions.mjs";

const KILLS = process.env.STIPPLE_LONG ? 300 : 15;
/** Writes that are answered before each kill, beside those that are under way when it comes. */
const ANSWERED = 6;
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

test("killed while it saves, the window loses nothing that it answered", async (t) => {
  const desk = await openDesk(t, { keyStore: true });
  const days = Array.from({ length: DAYS }, (_, n) => day(-n));
  let window = await desk.openWindow();
  await firstQuestions(window);
  const kept = new Map();
  let next = 0;
  let answered = 0;
  let onTheWay = 0;
  for (let kill = 0; kill < KILLS; kill += 1) {
    const numbers = await window.driver.executeAsyncScript(write, next, ANSWERED, days);
    assert.equal(numbers.length, ANSWERED, String(numbers));
    for (const n of numbers) kept.set(days[n % DAYS], n);
    next += ANSWERED;
    answered += ANSWERED;
    // These are under way: each of them may be there or not, and they come in their order.
    const before = next;
    await window.driver.executeScript(write, next, 200, days, null);
    next += 200;
    await pause((kill * 7) % 40);
    await window.kill();

    window = await desk.openWindow();
    await window.heading("Day 1");
    const found = await notes(window);
    for (const [on, note] of found) {
      const n = Number(note.replace("note ", ""));
      if (n < before) continue;
      kept.set(on, n);
      onTheWay += 1;
    }
    const wanted = [...kept].map(([on, n]) => [on, `note ${n}`]);
    assert.deepEqual([...found].sort(), wanted.sort(), `after kill ${kill}`);
  }
  await window.close();
  t.diagnostic(
    `${KILLS} kills, ${answered} answered writes (${ANSWERED} a kill), 0 lost, ${onTheWay} more found written`,
  );
  assert.ok(onTheWay >= KILLS, "the kills came while nothing was being written");
});
