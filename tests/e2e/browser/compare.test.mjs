// Two photos side by side, the hairline over them, and a picture to share.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";

import { goTo, NARROW, openPage, WIDE } from "../support/browser.mjs";
import { startHost } from "../support/host.mjs";
import { keepPhoto, picture, samplePhotos } from "../support/photos.mjs";
import { NOW, samplePatient } from "../support/sample.mjs";
import { test } from "../support/suite.mjs";

async function opened(t, hash, options = {}) {
  const host = await startHost(t, { now: NOW });
  await samplePatient(host);
  const ids = await samplePhotos(host);
  const page = await openPage(host, options);
  await goTo(page, hash(ids));
  return { host, ids, page };
}

const button = (page, name) => page.getByRole("button", { name, exact: true });
const mode = (page, name) => page.getByRole("radio", { name, exact: true }).check();
const pair = ({ first, second }) => `#/compare/${first}/${second}`;
/** The picture of a photo on the stage. */
const shown = (page, id) => page.locator(`.stage img[src*="${id}"]`);
/** Waits until a computed style of what is found fits. */
async function styled(page, locator, name, pattern) {
  const element = await locator.elementHandle();
  const fits = ([one, property, source]) => new RegExp(source).test(getComputedStyle(one)[property]);
  await page.waitForFunction(fits, [element, name, pattern.source]);
}
const lined = (page) => page.locator(".stage img.moved").first().waitFor();

test("two photos are compared in four modes", async (t) => {
  const { ids, page } = await opened(t, pair);
  await lined(page);
  assert.equal(await page.locator(".stage img").count(), 2);
  await page.getByText("The day of session 1").first().waitFor();

  await mode(page, "Slider");
  const divider = page.getByRole("slider", { name: "Position of the divider" });
  const cut = (pattern) => styled(page, page.locator(".stage .covers"), "clipPath", pattern);
  await cut(/ 50%/);
  await divider.press("ArrowRight");
  await cut(/ 51%/);
  const box = await page.locator(".stage .frame").boundingBox();
  await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2);
  await page.mouse.down();
  await page.mouse.move(box.x + box.width / 4, box.y + box.height / 2, { steps: 4 });
  await page.mouse.up();
  await cut(/ 2[45]%/);

  await mode(page, "Fade");
  await page.getByRole("slider", { name: "How much of the later photo shows" }).press("Home");
  await styled(page, shown(page, ids.second).locator(".."), "opacity", /^0$/);

  await mode(page, "Play");
  await page.getByText("1 of 5").waitFor();
  await button(page, "Next photo").click();
  await page.getByText("2 of 5").waitFor();
  await page.getByRole("slider", { name: "Which photo" }).press("End");
  await page.getByText("5 of 5").waitFor();
});

test("photos are aligned, or shown as they are", async (t) => {
  const { host, ids, page } = await opened(t, pair);
  await lined(page);
  // The second fixture is the first one, turned by 3 degrees, 1.04 times as large, and moved by 14 and -18 of 600 pixels.
  const { transform } = await host.call("photo_align", { former: ids.first, later: ids.second, quick: false });
  const [x, y] = [0.5 + 14 / 600, 2 / 3 - 18 / 600];
  const middle = [transform.a * x + transform.b * y + transform.c, transform.d * x + transform.e * y + transform.f];
  const away = Math.hypot(middle[0] - 0.5, middle[1] - 2 / 3) * 600;
  assert.ok(away < 1, `${away} pixels off`);
  const wall = await keepPhoto(host, await picture("wall"), { on: "2027-03-07" });
  await goTo(page, `#/compare/${ids.first}/${wall}`);
  await page.getByText("These two photos could not be lined up. They are shown as they are.").waitFor();
  assert.equal(await page.locator(".stage img.moved").count(), 0);
});

test("alignment by hand works by keyboard and persists", async (t) => {
  const { host, ids, page } = await opened(t, pair);
  await lined(page);
  await button(page, "Line up by hand").click();
  const place = () => shown(page, ids.second).evaluate((image) => image.style.transform);
  const moves = async (act) => {
    const [image, before] = [await shown(page, ids.second).elementHandle(), await place()];
    await act();
    await page.waitForFunction(([one, was]) => one.style.transform !== was, [image, before]);
  };
  for (const name of ["Move left", "Turn right", "Larger"]) await moves(() => button(page, name).click());
  for (const key of ["ArrowDown", "]", "+"]) await moves(() => page.keyboard.press(key));
  const box = await page.locator(".stage .frame").boundingBox();
  await page.mouse.move(box.x + 100, box.y + 100);
  await page.mouse.down();
  await moves(() => page.mouse.move(box.x + 130, box.y + 120));
  await page.mouse.up();
  const dragged = await place();
  await button(page, "Keep this position").click();
  await page.getByText("Lined up by hand.").waitFor();
  assert.equal(await place(), dragged);
  const kept = () => host.call("photo_pair", { former: ids.first, later: ids.second });
  assert.ok((await kept()).by_hand);
  // The film goes by it too, although the app had laid the two over each other itself before.
  await mode(page, "Play");
  await page.getByText("1 of 5").waitFor();
  await button(page, "Next photo").click();
  const film = await shown(page, ids.second).elementHandle();
  await page.waitForFunction(([one, wanted]) => one.style.transform === wanted, [film, dragged]);
  await mode(page, "Side by side");

  await page.getByLabel("Line up", { exact: true }).uncheck();
  await page.locator(".stage img.moved").waitFor({ state: "detached" });
  assert.equal((await kept()).off, true);
  await page.getByLabel("Line up", { exact: true }).check();
  await lined(page);
  assert.equal(await place(), dragged);

  await button(page, "Line up by hand").click();
  await button(page, "Line up automatically").click();
  await page.getByText("Lined up automatically again.").waitFor();
  assert.equal((await kept()).by_hand, null);
  await button(page, "Undo").click();
  await page.getByText("Lined up by hand.").waitFor();
});

test("the timeline changes one of the two photos", async (t) => {
  const { ids, page } = await opened(t, pair, { size: WIDE });
  await page.getByRole("heading", { name: "Between these two photos" }).waitFor();
  await page
    .getByRole("link", { name: /^Session 1/ })
    .first()
    .waitFor();
  await page.getByRole("button", { name: /^Sat 6 Mar/ }).click();
  await page.waitForURL(new RegExp(`#/compare/${ids.first}/${ids.third}$`));
  await page.getByText("The light differs, so the shade may not compare well.").waitFor();
  await page.getByText("The hair was cut to a different length", { exact: false }).waitFor();
  await mode(page, "Slider");
  await page.getByRole("radio", { name: "Change the earlier one" }).check();
  await page
    .getByRole("button", { name: /^Thu 4 Mar/ })
    .first()
    .click();
  await page.waitForURL((url) => url.hash.endsWith(ids.third) && !url.hash.includes(ids.first));
});

test("a private photo stays covered and unshared", async (t) => {
  const { host, ids, page } = await opened(t, () => "#/today");
  const covered = await keepPhoto(host, await picture("head-3"), { on: "2027-03-05", private: true });
  await goTo(page, `#/compare/${ids.first}/${covered}`);
  await page.getByRole("heading", { name: "These pictures are covered" }).waitFor();
  assert.equal(await page.locator(`img[src*="${covered}"]`).count(), 0);
  await button(page, "Show them").click();
  await shown(page, covered).waitFor();
  await button(page, "Share").click();
  await page.getByText("Private photos are never shared.", { exact: false }).waitFor();
  assert.equal(await page.getByRole("dialog").getByRole("button", { name: "Share", exact: true }).count(), 0);
});

test("an agreed hairline shows over later photos", async (t) => {
  const { host, ids, page } = await opened(t, ({ first }) => `#/hairline/${first}`);
  const box = await page.locator(".board .frame").boundingBox();
  for (const [x, y] of [
    [0.3, 0.4],
    [0.7, 0.4],
    [0.5, 0.3],
  ]) {
    await page.mouse.click(box.x + box.width * x, box.y + box.height * y);
  }
  // The one in between is the second on the line, wherever it was set in time.
  const second = page.getByRole("button", { name: /^Point 2 of 3: 50 % from the left, 30 % from the top/ });
  await second.focus();
  await page.keyboard.press("ArrowUp");
  await page.getByRole("button", { name: /^Point 2 of 3: 50 % from the left, 28 % from the top/ }).waitFor();
  await button(page, "Add point").click();
  await page.getByRole("button", { name: /^Point 1 of 4/ }).waitFor();
  await page.getByRole("button", { name: /^Point \d of 4/, pressed: true }).press("Delete");
  await page.getByRole("button", { name: /^Point 1 of 3/ }).waitFor();
  await button(page, "Undo").click();
  await page.getByRole("button", { name: /^Point 1 of 4/ }).waitFor();
  await button(page, "Save draft").click();
  await page.getByText("Saved", { exact: true }).waitFor();
  const lines = async () => (await host.call("photo", { id: ids.first })).hairlines;
  assert.deepEqual([(await lines()).length, (await lines())[0].points.length], [1, 4]);

  await button(page, "Agree on this line").click();
  const sheet = page.getByRole("dialog");
  await sheet.getByRole("button", { name: "Agree and save" }).click();
  await sheet.getByText("Write at least one name.").waitFor();
  await sheet.getByLabel("Your name").fill("Sample patient");
  await sheet.getByLabel("Name of your practitioner").fill("Sample practitioner");
  await sheet.getByRole("button", { name: "Agree and save" }).click();
  await sheet.waitFor({ state: "detached" });
  await page.getByText("Agreed on Monday 8 March").waitFor();
  assert.deepEqual((await lines())[0].agreed.names, ["Sample patient", "Sample practitioner"]);
  assert.equal(await page.getByRole("button", { name: /^Point/ }).count(), 0, "an agreed line has no points to move");

  // Over a later photo of the view, the line follows the alignment.
  await goTo(page, `#/hairline/${ids.second}`);
  await page.locator(".board svg path.line").waitFor();
  await goTo(page, pair(ids));
  await page.getByLabel("Agreed hairline").check();
  await page.locator(".stage svg path.line").first().waitFor();
});

test("a drawn line is saved without asking", async (t) => {
  const { host, ids, page } = await opened(t, ({ first }) => `#/hairline/${first}`);
  const lines = async () => (await host.call("photo", { id: ids.first })).hairlines;
  const drafts = page.getByRole("button", { name: /^Draft/ });
  await button(page, "Start a line").click();
  const points = await page.getByRole("button", { name: /^Point/ }).count();
  await button(page, "Draw a new line").click();
  await drafts.waitFor();
  assert.deepEqual(
    (await lines()).map((line) => line.points.length),
    [points],
    "on beginning another line",
  );

  const box = await page.locator(".board .frame").boundingBox();
  for (const x of [0.3, 0.7]) await page.mouse.click(box.x + box.width * x, box.y + box.height * 0.4);
  await page.getByRole("button", { name: /^Point 1 of 2/ }).waitFor();
  await drafts.click();
  await page.getByRole("button", { name: /^Point 1 of 5/ }).waitFor();
  await drafts.nth(1).waitFor();
  assert.equal((await lines()).length, 2, "on opening another one");

  await button(page, "Add point").click();
  await page.getByRole("button", { name: /^Point 1 of 6/ }).waitFor();
  const saved = page.waitForResponse((one) => (one.request().postData() ?? "").includes("hairline_save"));
  await page.getByRole("link", { name: "Back", exact: true }).click();
  await saved;
  assert.deepEqual((await lines()).map((line) => line.points.length).sort(), [2, 6], "on leaving");
});

test("a phone shows why a comparison is unfair", async (t) => {
  const { page } = await opened(t, ({ first, third }) => `#/compare/${first}/${third}`);
  const line = page.getByText(/^Not quite a fair comparison: .*different light.*different hair length/);
  await line.waitFor();
  const { y, height } = await line.boundingBox();
  assert.ok(y >= 0 && y + height <= NARROW.height, `it is at ${y}, out of sight`);
});

test("a deleted line comes back with Undo", async (t) => {
  const { host, ids, page } = await opened(t, ({ first }) => `#/hairline/${first}`);
  await button(page, "Start a line").click();
  await button(page, "Save draft").click();
  await page.getByText("Saved", { exact: true }).waitFor();
  await button(page, "Delete: Draft").click();
  await page.getByText("Line deleted.").waitFor();
  assert.equal((await host.call("photo", { id: ids.first })).hairlines.length, 0);
  await button(page, "Undo").last().click();
  await button(page, "Delete: Draft").waitFor();
  assert.equal((await host.call("photo", { id: ids.first })).hairlines.length, 1);
});

/** The kinds of pieces a JPEG is made of, up to its pixels. */
function pieces(jpeg) {
  const found = [];
  for (
    let at = 2;
    at < jpeg.length && jpeg[at] === 0xff && jpeg[at + 1] !== 0xda;
    at += 2 + jpeg.readUInt16BE(at + 2)
  ) {
    found.push(jpeg[at + 1]);
  }
  return found;
}

test("a shared picture carries no metadata", async (t) => {
  const { host, page } = await opened(t, pair);
  await button(page, "Share").click();
  const sheet = page.getByRole("dialog");
  await sheet.getByText("no date, no place, no name", { exact: false }).waitFor();
  await sheet.getByRole("button", { name: "Cover something" }).click();
  const cover = sheet.getByRole("button", { name: /^Cover 1:/ });
  await cover.press("ArrowDown");
  await sheet.getByRole("switch", { name: "Share only a part" }).check();
  await sheet.getByRole("button", { name: /^Upper left corner: 10 %/ }).press("ArrowRight");
  await sheet.getByRole("button", { name: /^Upper left corner: 12 %/ }).waitFor();
  await sheet.getByRole("radio", { name: "Small" }).check();
  const [download] = await Promise.all([
    page.waitForEvent("download"),
    sheet.getByRole("button", { name: "Share", exact: true }).click(),
  ]);
  assert.equal(download.suggestedFilename(), "before-after.jpg");
  const jpeg = await readFile(await download.path());
  assert.deepEqual([...jpeg.subarray(0, 2)], [0xff, 0xd8]);
  // Of what can carry words (APP1 to APP15, COM) nothing is left.
  const words = pieces(jpeg).filter((piece) => piece === 0xfe || (piece >= 0xe1 && piece <= 0xef));
  assert.ok(pieces(jpeg).length >= 4, "it is made of something");
  assert.deepEqual(words, []);
  await sheet.waitFor({ state: "detached" });
  const [remembered] = await host.call("share_shapes");
  assert.equal(remembered.view, "front");
  assert.deepEqual([remembered.shape.covers.length, remembered.shape.crop !== null], [1, true]);
});

/** The colours of a JPEG at places that are given as fractions of its width and height. */
function coloursAt(page, jpeg, places) {
  return page.evaluate(
    async ([base64, wanted]) => {
      const bytes = Uint8Array.from(atob(base64), (letter) => letter.codePointAt(0));
      const bitmap = await createImageBitmap(new Blob([bytes], { type: "image/jpeg" }));
      const context = new OffscreenCanvas(bitmap.width, bitmap.height).getContext("2d", { willReadFrequently: true });
      context.drawImage(bitmap, 0, 0);
      return wanted.map(([x, y]) => [
        ...context.getImageData(Math.round(x * bitmap.width), Math.round(y * bitmap.height), 1, 1).data.subarray(0, 3),
      ]);
    },
    [jpeg.toString("base64"), places],
  );
}

test("a cover hides both shared pictures", async (t) => {
  const { host, page } = await opened(t, pair);
  await button(page, "Share").click();
  const sheet = page.getByRole("dialog");
  const share = async () => {
    const leaves = page.waitForEvent("download");
    await sheet.getByRole("button", { name: "Share", exact: true }).click();
    const jpeg = await readFile(await (await leaves).path());
    await sheet.waitFor({ state: "detached" });
    return jpeg;
  };
  const [former, later] = [0.25, 0.75].map((x) => [0.44, 0.475, 0.51].map((y) => [x, y]));
  const isDark = (colour) => colour.every((part) => part < 70);
  const plain = await coloursAt(page, await share(), [...former, ...later]);
  assert.ok(!plain.some(isDark), "nothing is dark there by itself");

  await button(page, "Share").click();
  await sheet.getByRole("button", { name: "Cover something" }).click();
  await sheet.getByRole("radio", { name: "Later" }).check();
  await sheet.getByRole("button", { name: /^Cover 1:/ }).waitFor();
  const covered = await coloursAt(page, await share(), [...former, ...later]);
  assert.ok(covered.every(isDark), JSON.stringify(covered));

  // Uncovered on one of them, it is said; and what is remembered of the view still covers.
  await button(page, "Share").click();
  await sheet.getByRole("radio", { name: "Later" }).check();
  await sheet.getByRole("button", { name: /^Cover 1:/ }).press("Delete");
  await sheet.getByRole("button", { name: "Cover something" }).click();
  await sheet.getByRole("radio", { name: "Earlier" }).check();
  await sheet.getByRole("button", { name: /^Cover 1:/ }).press("Delete");
  await sheet.getByText("Nothing is covered on the earlier picture.").waitFor();
  const half = await coloursAt(page, await share(), [...former, ...later]);
  assert.deepEqual(half.map(isDark), [false, false, false, true, true, true]);
  const [remembered] = await host.call("share_shapes");
  assert.equal(remembered.shape.covers.length, 1);
});
