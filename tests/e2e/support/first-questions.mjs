// A patient in the real window, by its first questions or by its commands.
import { samplePlan, session } from "./sample.mjs";

/** A local date this many days from now. */
export function day(offset) {
  const date = new Date();
  date.setDate(date.getDate() + offset);
  const two = (number) => String(number).padStart(2, "0");
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
}

/** A session yesterday, the next one in twelve days, everything else for later. */
export async function firstQuestions(window) {
  await window.heading("What is Stipple helping you with?");
  await window.choose("SMP, shaved look");
  await window.press("Next");
  await window.heading("When was your last session?");
  await window.choose("Yesterday");
  await window.press("Next");
  await window.heading("When is your next session?");
  await window.choose("On this day");
  await window.date("Date", day(12));
  await window.press("Next");
  const others = ["Are you a woman or a man?", "Do you use a medicine", "What time suits you?", "Who do you call?"];
  for (const question of others) {
    await window.heading(question);
    await window.press("I’ll do it later");
  }
  await window.heading("Day 1");
}

/** The same by commands, for tests of something else. */
export async function begin(window) {
  await window.heading("What is Stipple helping you with?");
  const host = { call: (command, args) => rpc(window, command, args) };
  const plan = await samplePlan(host);
  await host.call("session_add", session(plan, "done", day(-1), "14:00:00", 150));
  await host.call("session_add", session(plan, "planned", day(12), "10:00:00", 150));
  await window.go("#/today");
  await window.driver.navigate().refresh();
  await window.heading("Day 1");
}

/** Calls a command as the page does and gives its value; a refusal is thrown. */
export async function rpc(window, command, args = {}) {
  const script = `
    const [command, args, done] = arguments;
    window.__TAURI_INTERNALS__.invoke("rpc", { command, args }).then(
      ({ value }) => done({ value }),
      (refused) => done({ refused }),
    );`;
  const { value, refused } = await window.driver.executeAsyncScript(script, command, args);
  if (refused) throw new Error(`${command}: ${JSON.stringify(refused)}`);
  return value;
}
