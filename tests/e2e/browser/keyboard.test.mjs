// Every screen by keyboard only: each control is reached, visible, and shows that it has the focus.
import assert from "node:assert/strict";

import { screens, show } from "../screens.mjs";
import { NARROW, openPage, still, WIDE } from "../support/browser.mjs";
import { sample } from "../support/depth.mjs";
import { startHost } from "../support/host.mjs";
import { NOW, samplePatient } from "../support/sample.mjs";
import { test } from "../support/suite.mjs";

const MOST = 400;

/** Marks every control that Tab must reach; of a group of radios, one. Gives their number. */
function markControls() {
  const selector = "a[href], button, input, select, textarea, summary, [tabindex='0']";
  document.querySelectorAll("[data-stop]").forEach((element) => delete element.dataset.stop);
  const groups = new Set();
  let count = 0;
  // A sheet keeps the focus to itself until it is closed.
  const place = document.querySelector("[role='dialog']") ?? document;
  for (const element of place.querySelectorAll(selector)) {
    if (element.disabled || element.tabIndex < 0 || !element.checkVisibility({ visibilityProperty: true })) continue;
    if (element.closest("[inert]")) continue;
    if (element.type === "radio") {
      if (groups.has(element.name)) continue;
      groups.add(element.name);
    }
    element.dataset.stop = element.type === "radio" ? `radio ${element.name}` : `stop ${count}`;
    count += 1;
  }
  return count;
}

/** What holds the focus: its mark, what it is called, and what is wrong with how it shows. */
function lookAtFocus() {
  const element = document.activeElement;
  if (!element || element === document.body) return null;
  const mark = element.type === "radio" ? `radio ${element.name}` : element.dataset.stop;
  const named = (element.getAttribute("aria-label") ?? element.textContent ?? "").trim().slice(0, 40);
  // A choice of files is a hidden field with its words for a button.
  const shown = element.type === "file" && element.labels[0] ? element.labels[0] : element;
  const box = shown.getBoundingClientRect();
  const rings = [element, element.parentElement, element.parentElement?.parentElement].filter(Boolean);
  const ring = rings.some((one) => {
    const style = getComputedStyle(one);
    return style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2;
  });
  const points = [0.1, 0.5, 0.9].flatMap((x) => [0.1, 0.5, 0.9].map((y) => [x, y]));
  const seen = points.some(([x, y]) => {
    const top = document.elementFromPoint(box.left + box.width * x, box.top + box.height * y);
    return top && (shown.contains(top) || top.contains(shown));
  });
  const wrong = [];
  if (!ring) wrong.push("shows no focus");
  if (!seen) wrong.push("is covered or out of sight");
  return { mark, called: `${element.tagName.toLowerCase()} "${named || element.name || ""}"`, wrong };
}

async function tabThrough(page) {
  const stops = new Map();
  // Tab goes on from where the focus was last: from the top, or from within the sheet that keeps it.
  await page.evaluate(() => {
    const start = document.querySelector("[role='dialog']") ?? document.body;
    start.tabIndex = -1;
    start.focus();
    window.scrollTo(0, 0);
  });
  let last;
  for (let presses = 0; presses < MOST; presses += 1) {
    await page.keyboard.press("Tab");
    await still(page);
    const focus = await page.evaluate(lookAtFocus);
    if (focus === null || (focus.mark !== last && stops.has(focus.mark))) break;
    // A date is one control with several stops, and Chromium draws the ring of the last one itself.
    const wrong = (stops.get(focus.mark) ?? focus).wrong.filter((fault) => focus.wrong.includes(fault));
    stops.set(focus.mark, { ...focus, wrong });
    last = focus.mark;
  }
  const faults = [...stops.values()].flatMap(({ called, wrong }) => wrong.map((fault) => `${called} ${fault}`));
  return { reached: new Set([...stops.keys()].filter(Boolean)), faults };
}

for (const size of sample("screen-audits", 2, [NARROW, WIDE])) {
  test(`every control is reached by Tab: ${size.width}x${size.height}`, async (t) => {
    const host = await startHost(t, { now: NOW });
    const ids = await samplePatient(host);
    const page = await openPage(host, { size });
    const faults = [];
    let controls = 0;
    for (const screen of screens) {
      await show(page, screen, ids);
      const count = await page.evaluate(markControls);
      const { reached, faults: found } = await tabThrough(page);
      faults.push(...found.map((fault) => `${screen.name}: ${fault}`));
      if (reached.size < count) {
        const left = await page.evaluate(
          (marks) =>
            [...document.querySelectorAll("[data-stop]")]
              .filter((element) => !marks.includes(element.dataset.stop))
              .map((element) => element.outerHTML.slice(0, 120)),
          [...reached],
        );
        faults.push(...left.map((html) => `${screen.name}: never reached: ${html}`));
      }
      controls += count;
    }
    t.diagnostic(`${screens.length} screens, ${controls} controls`);
    assert.ok(controls > 150, `only ${controls} controls were found`);
    assert.deepEqual(faults, []);
  });
}
