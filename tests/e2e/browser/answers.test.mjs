// "May I …?" by word, and help from everywhere.
import assert from "node:assert/strict";

import { screens, show } from "../screens.mjs";
import { openPage, WIDE } from "../support/browser.mjs";
import { startHost } from "../support/host.mjs";
import { NOW, samplePatient } from "../support/sample.mjs";
import { test } from "../support/suite.mjs";

async function opened(t, options = {}) {
  const host = await startHost(t, { now: NOW });
  const ids = await samplePatient(host);
  return { host, ids, page: await openPage(host, { hash: "#/may-i", ...options }) };
}

test("everyday words find the answer", async (t) => {
  const { page } = await opened(t);
  const search = page.getByLabel("What would you like to do?");
  assert.ok(await search.evaluate((input) => input === document.activeElement), "the search has the focus");
  const topics = page.locator("main a[href^='#/topic/']");
  for (const [word, topic] of [
    ["beer", "alcohol"],
    ["BEER", "alcohol"],
    ["pool", "swim"],
    ["gym", "sweat"],
  ]) {
    await search.fill(word);
    const found = await topics.evaluateAll((links) => links.map((link) => link.getAttribute("href")));
    assert.ok(
      found.some((href) => href.includes(topic)),
      `${word} finds ${found}`,
    );
    assert.ok(found.length < 8, `${word} finds ${found.length} topics`);
  }
});

test("an unknown word is never a yes", async (t) => {
  const { page } = await opened(t);
  const search = page.getByLabel("What would you like to do?");
  await search.fill("skydiving");
  await page.getByText("that is not a yes", { exact: false }).waitFor();
  await page.getByRole("button", { name: "Clear the search" }).first().click();
  assert.equal(await search.inputValue(), "");
  assert.ok((await page.locator("main a[href^='#/topic/']").count()) > 10);
});

test("an answer opens beside the list", async (t) => {
  const narrow = await opened(t);
  await narrow.page.locator("main a[href='#/topic/alcohol']").click();
  await narrow.page.getByRole("dialog").waitFor();
  const wide = await opened(t, { size: WIDE });
  await wide.page.locator("main a[href='#/topic/alcohol']").click();
  await wide.page.locator("aside").getByRole("heading", { level: 2 }).first().waitFor();
  assert.equal(await wide.page.getByRole("dialog").count(), 0);
});

test("help is one press from every screen", async (t) => {
  const { ids, page } = await opened(t);
  let reached = 0;
  // A sheet is part of the screen below it, and closes first.
  const others = screens.filter(({ name, sheet }) => name !== "help" && !sheet);
  for (const screen of others) {
    await show(page, screen, ids);
    await page.getByRole("link", { name: "Something looks wrong" }).click();
    await page.getByRole("heading", { level: 2, name: "Call for help now" }).waitFor();
    reached += 1;
  }
  t.diagnostic(`${reached} screens`);
  assert.ok(reached >= 16, `only ${reached} screens`);
  const clinic = page.getByRole("link", { name: "Call Sample clinic" });
  assert.equal((await clinic.getAttribute("href")).replaceAll(" ", ""), "tel:02079460000");
  const emergency = page.getByRole("link", { name: /Emergency: call 999/ });
  assert.equal(await emergency.getAttribute("href"), "tel:999");
  const tiers = await page.getByRole("heading", { level: 2 }).allInnerTexts();
  assert.ok(tiers.indexOf("Call for help now") < tiers.indexOf("See a doctor today"), tiers.join(", "));
});
