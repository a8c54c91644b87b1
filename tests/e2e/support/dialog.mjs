// The system's own file dialogs. No web driver sees them: they are looked for on the desk's display and answered with its
// keyboard.
import { execFile } from "node:child_process";
import { promisify } from "node:util";

import { DEADLINE_MS } from "./deadline.mjs";
import { until } from "./until.mjs";

const run = promisify(execFile);

/** How long a dialog has to do what a key says. A key that comes twice could answer the question that the first one raised. */
const TAKEN_MS = 5_000;

async function windows(desk, ...which) {
  const found = await desk.output("xdotool", ["search", "--onlyvisible", ...which]);
  return found.split("\n").filter(Boolean);
}

/**
 * What stands over the app's window, the latest last: a file dialog, and perhaps a question of its own. The list of names
 * that a dialog offers while something is typed bears the app's name, as its window does, and is not counted.
 */
async function over(desk) {
  const all = await windows(desk, "--class", "^Stipple$");
  const own = await windows(desk, "--name", "^Stipple$");
  return all.filter((id) => !own.includes(id)).sort((a, b) => a - b);
}

/** There is no window manager that would give a new window the keyboard. */
async function type(desk, id, ...keys) {
  await run("xdotool", ["windowfocus", "--sync", id, ...keys], { env: desk.env, timeout: DEADLINE_MS });
}

/** The latest of so many, waited for. */
function latest(desk, depth) {
  return until(`${depth} over the window`, async () => {
    const ids = await over(desk);
    return ids.length === depth && ids.at(-1);
  });
}

/** Presses a key until the dialog does as it says: while it reads the folder that was typed, or offers names, it may not. */
async function answer(desk, depth, key) {
  const id = await latest(desk, depth);
  let pressed = -Infinity;
  await until(`${key} is taken`, async () => {
    const ids = await over(desk);
    if (ids.length !== depth || ids.at(-1) !== id) return true;
    if (performance.now() - pressed > TAKEN_MS) {
      pressed = performance.now();
      await type(desk, id, "key", key);
    }
    return false;
  });
}

/** Nothing stands over the window any more. */
export function noDialog(desk) {
  return until("the dialog is gone", async () => (await over(desk)).length === 0);
}

/** Saves into this folder, under the name that the dialog proposes; it may still ask whether to replace a file. */
export async function saveInto(desk, folder) {
  await type(desk, await latest(desk, 1), "key", "Home", "type", "--args", "1", `${folder}/`);
  await answer(desk, 1, "Return");
}

/** Saves under a path of the patient's own. */
export async function saveAs(desk, path) {
  await type(desk, await latest(desk, 1), "key", "ctrl+a", "type", "--args", "1", path);
  await answer(desk, 1, "Return");
}

/** Opens this file. */
export async function openFile(desk, path) {
  await type(desk, await latest(desk, 1), "key", "ctrl+l", "type", "--args", "1", path);
  await answer(desk, 1, "Return");
}

/** Says no to the dialog. */
export function cancel(desk) {
  return answer(desk, 1, "Escape");
}

/** Answers the dialog's question whether the file that is there already is to be replaced. */
export function replace(desk, yes) {
  return answer(desk, 2, yes ? "Return" : "Escape");
}
