// No test waits for ever for a browser that has stopped, and each says what stopped.
import assert from "node:assert/strict";

import { openPage } from "../support/browser.mjs";
import { bounded, twoFrames } from "../support/deadline.mjs";
import { startHost } from "../support/host.mjs";
import { NOW } from "../support/sample.mjs";
import { test } from "../support/suite.mjs";

async function somePage(t) {
  return openPage(await startHost(t, { now: NOW }));
}

test("a page that never answers fails its test", async (t) => {
  const page = await somePage(t);
  bounded(page, { deadline: 500 });
  await assert.rejects(
    page.evaluate(() => new Promise(() => {})),
    /to a script within 500 ms at http:\/\/127\.0\.0\.1:\d+\/.*: its scripts run, it is drawn$/,
  );
});

test("a page whose scripts never end is recognised", async (t) => {
  const page = await somePage(t);
  bounded(page, { deadline: 500, diagnosis: 500 });
  const busy = (milliseconds) => {
    const { now } = globalThis.native;
    const until = now() + milliseconds;
    while (now() < until);
  };
  await assert.rejects(page.evaluate(busy, 10_000), /its scripts stand still, it is not drawn$/);
});

test("a page without frames is made to draw", async (t) => {
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
