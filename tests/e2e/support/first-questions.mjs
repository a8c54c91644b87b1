// The first questions in the real window, and its command table.

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

/** Calls a command as the page does. */
export async function rpc(window, command, args = {}) {
  const script = `
    const [command, args, done] = arguments;
    window.__TAURI_INTERNALS__.invoke("rpc", { command, args }).then(({ value }) => done(value), done);`;
  return window.driver.executeAsyncScript(script, command, args);
}
