// axe-core on every screen, in both themes and languages, on a phone and on a desk.
import assert from "node:assert/strict";

import { emptyScreens, pairScreens, screens, show } from "../screens.mjs";
import { audit } from "../support/axe.mjs";
import { NARROW, openPage, WIDE } from "../support/browser.mjs";
import { sample } from "../support/depth.mjs";
import { startHost } from "../support/host.mjs";
import { NOW, samplePair, samplePatient } from "../support/sample.mjs";
import { test } from "../support/suite.mjs";

/** Pairs of opposite appearances: two of them show both themes, both languages and both sizes. */
const pairs = [0, 1, 2, 3].map((n) => {
  const [locales, sizes] = [
    ["en-GB", "de-DE"],
    [NARROW, WIDE],
  ];
  const [locale, size] = [n % 2, n >> 1];
  return [
    { theme: "light", locale: locales[locale], size: sizes[size] },
    { theme: "dark", locale: locales[1 - locale], size: sizes[1 - size] },
  ];
});

for (const appearance of sample("screen-audits", pairs.length, pairs).flat()) {
  const { theme, locale, size } = appearance;
  test(`axe finds nothing: ${theme}, ${locale}, ${size.width}x${size.height}`, async (t) => {
    const lists = [
      [samplePatient, screens],
      [samplePair, pairScreens],
      [() => ({}), emptyScreens],
    ];
    const faults = [];
    let [count, rules] = [0, 0];
    for (const [fill, list] of lists) {
      const host = await startHost(t, { now: NOW });
      const ids = await fill(host);
      const page = await openPage(host, appearance);
      const found = await auditAll(page, list, ids);
      faults.push(...found.faults);
      rules += found.rules;
      count += list.length;
    }
    t.diagnostic(`${count} screens, ${rules} rules`);
    assert.ok(count >= 38, `only ${count} screens`);
    assert.deepEqual(faults, []);
  });
}

async function auditAll(page, list, ids) {
  const faults = [];
  let rules = 0;
  for (const screen of list) {
    await show(page, screen, ids);
    const found = await audit(page);
    faults.push(...found.lines.map((line) => `${screen.name}: ${line}`));
    assert.ok(found.contrast, `${screen.name}: the contrast rule did not run`);
    assert.ok(found.rules >= 12, `${screen.name}: only ${found.rules} rules ran`);
    rules += found.rules;
  }
  return { faults, rules };
}

test("control run: the audit finds planted faults", async (t) => {
  const host = await startHost(t, { now: NOW });
  const ids = await samplePatient(host);
  const page = await openPage(host);
  await show(page, screens[0], ids);
  await page.evaluate(() => {
    const faint = document.createElement("p");
    faint.textContent = "Faint";
    faint.style.color = "#eee";
    faint.style.background = "#fff";
    const button = document.createElement("button");
    document.querySelector("main").append(faint, button);
  });
  const { lines } = await audit(page);
  assert.equal(lines.filter((line) => line.startsWith("color-contrast")).length, 1);
  assert.equal(lines.filter((line) => line.startsWith("button-name")).length, 1);
});
