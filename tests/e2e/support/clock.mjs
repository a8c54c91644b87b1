// The page's time. It stands still until the test moves it, so what a page shows for a moment is there for as long as a slow
// machine takes to look. Frames and turns of the event loop go on: they are no time that a patient sees passing.
import { within } from "./deadline.mjs";

/** Keeps what Playwright's clock is about to replace. */
function keepNative() {
  globalThis.native = {
    frame: requestAnimationFrame.bind(globalThis),
    noFrame: cancelAnimationFrame.bind(globalThis),
    setTimeout: setTimeout.bind(globalThis),
    clearTimeout: clearTimeout.bind(globalThis),
    now: performance.now.bind(performance),
  };
}

/** Frames come from the browser, and so do timers without a delay, with which axe-core goes on to its next rule. */
function releaseTurns() {
  const { native } = globalThis;
  const held = { setTimeout, clearTimeout };
  globalThis.requestAnimationFrame = native.frame;
  globalThis.cancelAnimationFrame = native.noFrame;
  globalThis.setTimeout = (run, delay, ...words) => (delay > 0 ? held : native).setTimeout(run, delay, ...words);
  globalThis.clearTimeout = (id) => {
    // Neither knows the numbers of the other: those of the clock begin where a browser's never come.
    native.clearTimeout(id);
    held.clearTimeout(id);
  };
}

/** The pages of this context begin at this moment, and stay there. */
export async function stopClock(context, moment) {
  await context.addInitScript(keepNative);
  await context.clock.pauseAt(new Date(moment));
  await context.addInitScript(releaseTurns);
}

/** So many milliseconds pass on the page: each timer that falls due runs, in order. */
export function passTime(page, milliseconds) {
  return within("its clock", page.clock.runFor(milliseconds));
}

/** The page's clock shows another moment, as after a sleep; no timer runs. */
export function setTime(page, moment) {
  return within("its clock", page.clock.setSystemTime(new Date(moment)));
}
