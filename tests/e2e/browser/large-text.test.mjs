// Text at twice its size on a phone: nothing is cut off and nothing scrolls sideways.
import assert from "node:assert/strict";

import { pairScreens, screens, show } from "../screens.mjs";
import { NARROW, openPage } from "../support/browser.mjs";
import { sample } from "../support/depth.mjs";
import { startHost } from "../support/host.mjs";
import { NOW, samplePair } from "../support/sample.mjs";
import { test } from "../support/suite.mjs";

/** What does not fit, in words, and how many texts were measured. */
function misfits() {
  const found = [];
  let looked = 0;
  const root = document.documentElement;
  if (root.scrollWidth > window.innerWidth + 1) found.push(`the page is ${root.scrollWidth} px wide`);
  const cuts = (overflow) => overflow === "hidden" || overflow === "clip";
  const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  const range = document.createRange();
  while (texts.nextNode()) {
    const element = texts.currentNode.parentElement;
    if (!texts.currentNode.data.trim() || !element.checkVisibility({ visibilityProperty: true })) continue;
    if (element.closest(".visually-hidden, .skip, svg, option")) continue;
    looked += 1;
    range.selectNodeContents(texts.currentNode);
    const box = range.getBoundingClientRect();
    const words = `"${texts.currentNode.data.trim().slice(0, 40)}"`;
    if (box.right > window.innerWidth + 1 || box.left < -1) found.push(`${words} reaches beyond the edge`);
    for (let holder = element; holder && holder !== document.body; holder = holder.parentElement) {
      const style = getComputedStyle(holder);
      const edge = holder.getBoundingClientRect();
      const beyondX = box.right > edge.right + 1 || box.left < edge.left - 1;
      // Letters that hang below the line are drawn inside their own line all the same.
      const beyondY = box.bottom > edge.bottom + 4 || box.top < edge.top - 4;
      if ((cuts(style.overflowX) && beyondX) || (cuts(style.overflowY) && beyondY)) found.push(`${words} is cut off`);
    }
  }
  return { found: [...new Set(found)], looked };
}

for (const locale of sample("screen-audits", 2, ["de-DE", "en-GB"])) {
  test(`everything fits at twice the text size: ${locale}`, async (t) => {
    const host = await startHost(t, { now: NOW });
    const ids = await samplePair(host);
    const page = await openPage(host, { size: NARROW, locale });
    await page.evaluate(() => {
      document.documentElement.style.fontSize = "200%";
    });
    let texts = 0;
    const faults = [];
    const all = [...screens, ...pairScreens];
    for (const screen of all) {
      await show(page, screen, ids);
      const { found, looked } = await page.evaluate(misfits);
      faults.push(...found.map((fault) => `${screen.name}: ${fault}`));
      texts += looked;
    }
    t.diagnostic(`${all.length} screens, ${texts} texts`);
    assert.ok(texts > 400, `only ${texts} texts were looked at`);
    assert.deepEqual(faults, []);
  });
}
