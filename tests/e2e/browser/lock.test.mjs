// The app lock: set, checked, asked for, forgotten; and everything deleted.
import assert from "node:assert/strict";

import { audit } from "../support/axe.mjs";
import { openPage } from "../support/browser.mjs";
import { passTime } from "../support/clock.mjs";
import { startHost } from "../support/host.mjs";
import { samplePatient } from "../support/sample.mjs";
import { test } from "../support/suite.mjs";

const PIN = "204917";

async function clean(page, what) {
  const { lines, rules } = await audit(page);
  assert.deepEqual(lines, [], what);
  assert.ok(rules > 10, `${what}: ${rules} rules`);
}

async function patient(t, options = {}) {
  const host = await startHost(t, { now: "2027-03-08T09:30:00Z", ...options });
  await samplePatient(host);
  return { host, page: await openPage(host, { hash: "#/lock" }) };
}

async function setPin(page) {
  await page.getByRole("button", { name: "Set a PIN" }).click();
  const sheet = page.getByRole("dialog");
  await sheet.getByLabel("PIN", { exact: true }).fill(PIN);
  await sheet.getByLabel("Type the same again").fill("204918");
  await sheet.getByRole("button", { name: "Next" }).click();
  await sheet.getByText("The two are not the same.", { exact: false }).waitFor();
  await sheet.getByLabel("Type the same again").fill(PIN);
  await sheet.getByRole("button", { name: "Next" }).click();
  await sheet.getByRole("heading", { name: "Try your new lock" }).waitFor();
  await sheet.getByLabel("PIN", { exact: true }).fill(PIN);
  await sheet.getByRole("button", { name: "Use new lock" }).click();
  await sheet.waitFor({ state: "detached" });
  await page.getByText("A PIN opens Stipple.").waitFor();
}

test("a PIN locks, and failed attempts wait", async (t) => {
  const { host, page } = await patient(t);
  await setPin(page);
  await clean(page, "lock");
  await page.getByRole("button", { name: "Lock now" }).click();
  await page.getByRole("heading", { name: "Welcome back" }).waitFor();
  await clean(page, "unlock with a PIN");
  assert.equal(await page.getByText("Sample tablet").count(), 0, "nothing of the patient's is on the page");
  await assert.rejects(host.call("today"), /locked/);
  for (let n = 0; n < 5; n += 1) {
    await page.getByLabel("PIN", { exact: true }).fill(`10000${n}`);
    await page.getByRole("button", { name: "Unlock" }).click();
    await page.getByText("That PIN or passphrase is wrong.", { exact: false }).waitFor();
    await page.getByRole("button", { name: "Unlock", disabled: false }).waitFor();
  }
  await page.getByLabel("PIN", { exact: true }).fill(PIN);
  await page.getByRole("button", { name: "Unlock" }).click();
  await page.getByText("Too many failed attempts.", { exact: false }).waitFor();
  // The store counts real seconds from the last attempt on, the page those that the test lets pass.
  const wait = async () => {
    const words = await page.getByText("Too many failed attempts.", { exact: false }).innerText();
    const [, minutes, seconds] = /(\d):(\d\d)$/.exec(words);
    return 60 * Number(minutes) + Number(seconds);
  };
  const left = await wait();
  assert.ok(left > 0 && left <= 60, `${left} s`);
  await passTime(page, 1_000);
  assert.equal(await wait(), left - 1);
  await passTime(page, 1_000 * left);
  await page.getByText("Too many failed attempts.", { exact: false }).waitFor({ state: "detached" });
});

test("biometric unlock works beside the PIN", async (t) => {
  const { host, page } = await patient(t, { owner: true });
  const toggle = page.getByRole("switch", { name: "Unlock with fingerprint or face" });
  assert.equal(await toggle.count(), 0, "there is nothing to open yet");
  await setPin(page);
  await toggle.click();
  await page.waitForFunction(() => document.querySelector("[role=switch]:not(:disabled)")?.checked);
  assert.equal((await host.call("keys")).biometric, true);
  await clean(page, "lock with a finger");
  await page.getByRole("button", { name: "Lock now" }).click();
  await page.getByRole("button", { name: "Use fingerprint or face" }).waitFor();
  await clean(page, "unlock with a finger");
  await page.getByRole("button", { name: "Use fingerprint or face" }).click();
  await page.getByRole("heading", { name: "Welcome back" }).waitFor({ state: "detached" });
  await page.getByRole("navigation").first().waitFor();
  assert.ok(await host.call("today"));
});

test("the recovery code unlocks a forgotten PIN", async (t) => {
  const { host, page } = await patient(t);
  await setPin(page);
  await page.getByRole("button", { name: "Create a code" }).click();
  const sheet = page.getByRole("dialog");
  const code = (await sheet.locator(".code").innerText()).trim();
  assert.match(code, /^([0-9A-Z]{5} ){4}[0-9A-Z]{6}$/);
  await sheet.getByRole("button", { name: "I have written it down" }).click();
  await sheet.getByLabel("Recovery code").fill("not the code");
  await sheet.getByRole("button", { name: "Check code" }).click();
  await sheet.getByText("That recovery code is incomplete or mistyped.", { exact: false }).waitFor();
  await sheet.getByLabel("Recovery code").fill(code.toLowerCase().replaceAll(" ", "-"));
  await sheet.getByRole("button", { name: "Check code" }).click();
  await sheet.waitFor({ state: "detached" });
  await page.getByText("You have a recovery code.", { exact: false }).waitFor();
  assert.ok(!(await page.content()).includes(code), "it is gone from the page");
  await page.getByRole("button", { name: "Lock now" }).click();
  await page.getByRole("button", { name: "Use the recovery code" }).click();
  await page.getByLabel("Recovery code").fill(code);
  await page.getByRole("button", { name: "Unlock" }).click();
  await page.getByText("The recovery code opened Stipple.", { exact: false }).waitFor();
  assert.equal((await host.call("keys")).recovered, true);
});

test("deleting everything returns to the first start", async (t) => {
  const { page } = await patient(t);
  await page.getByRole("button", { name: "Delete everything" }).click();
  const sheet = page.getByRole("dialog");
  const go = sheet.getByRole("button", { name: "Delete for good" });
  assert.ok(await go.isDisabled(), "not by one slip of the finger");
  await sheet.getByLabel("Yes, delete everything").click();
  await go.click();
  await page.getByRole("heading", { name: "Everything is deleted" }).waitFor();
  await clean(page, "deleted");
  const told = await page.locator(".start-screen").innerText();
  for (const words of ["files with keys", "with your entries", "files of pictures", "None of your data is left."]) {
    assert.ok(told.includes(words), `${words} in ${told}`);
  }
  await page.getByRole("button", { name: "Start again" }).click();
  await page.getByRole("heading", { name: "What is Stipple helping you with?" }).waitFor();
});
