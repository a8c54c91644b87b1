// No test waits for ever for a browser that has stopped, and each says what stopped.
import assert from "node:assert/strict";
import { after, test } from "node:test";

import { openBrowser, openPage } from "../support/browser.mjs";
import { startHost } from "../support/host.mjs";
import { bounded, twoFrames } from "../support/patience.mjs";
import { NOW } from "../support/sample.mjs";

const browser = await openBrowser(after);

async function somePage(t) {
  return openPage(browser, await startHost(t, { now: NOW }));
}

/** A page that the rest of the test gives half a second for an answer. */
async function impatient(t) {
  const page = await somePage(t);
  bounded(page, 500);
  return page;
}

test("a page that never answers fails its test, and it is said what still goes on", async (t) => {
  const page = await impatient(t);
  await assert.rejects(
    page.evaluate(() => new Promise(() => {})),
    /to a script within 500 ms at http:\/\/127\.0\.0\.1:\d+\/.*: its scripts run, it is drawn$/,
  );
});

test("a page whose scripts never end is told apart", async (t) => {
  const page = await impatient(t);
  const busy = (milliseconds) => {
    const until = performance.now() + milliseconds;
    while (performance.now() < until);
  };
  await assert.rejects(page.evaluate(busy, 15_000), /its scripts stand still, it is not drawn$/);
});

test("a page that is not drawn by itself is drawn all the same", async (t) => {
  const page = await somePage(t);
  // The first frames that are asked for are kept from coming until a picture is taken.
  await page.evaluate(() => {
    const ask = window.requestAnimationFrame.bind(window);
    window.held = [];
    window.requestAnimationFrame = (draw) => window.held.push(draw);
    window.release = () => {
      window.requestAnimationFrame = ask;
      for (const draw of window.held.splice(0)) ask(draw);
    };
  });
  let pictures = 0;
  const picture = page.screenshot.bind(page);
  page.screenshot = async (options) => {
    pictures += 1;
    const taken = await picture(options);
    await page.evaluate(() => window.release());
    return taken;
  };
  await twoFrames(page);
  assert.equal(pictures, 1);
});
