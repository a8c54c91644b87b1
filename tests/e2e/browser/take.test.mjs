// Taking photos with the browser's own test camera: a walk through a set, the former photo over the live picture, the
// timer, and what is there without a camera.
import assert from "node:assert/strict";

import { answered, goTo, openPage } from "../support/browser.mjs";
import { passTime } from "../support/clock.mjs";
import { startHost } from "../support/host.mjs";
import { keepPhoto, picture } from "../support/photos.mjs";
import { samplePatient } from "../support/sample.mjs";
import { test } from "../support/suite.mjs";

/** The day of the set a week after the sample session. */
const DUE = "2027-03-11T09:30:00Z";
const TODAY = "2027-03-11";

async function opened(t, { hash, photos = [], ...options } = {}) {
  const host = await startHost(t, { now: DUE });
  const ids = await samplePatient(host);
  const kept = [];
  for (const [name, said] of photos) kept.push(await keepPhoto(host, await picture(name), said));
  const page = await openPage(host, { permissions: ["camera"], ...options });
  // Every stream the page ever gets, to see whether it lets go of it.
  await page.evaluate(() => {
    window.streams = [];
    const { mediaDevices } = navigator;
    const ask = mediaDevices.getUserMedia.bind(mediaDevices);
    mediaDevices.getUserMedia = async (request) => {
      const stream = await ask(request);
      window.streams.push(stream);
      return stream;
    };
  });
  await goTo(page, hash(ids));
  return { host, ids, page, kept };
}

const button = (page, name) => page.getByRole("button", { name, exact: true });
const heading = (page, name) => page.getByRole("heading", { level: 1, name, exact: true }).waitFor();
const today = async (host) => (await host.call("photos")).sets.find((set) => set.on === TODAY)?.photos ?? [];

async function takeOne(page) {
  await button(page, "Take picture").click();
  await button(page, "Keep").waitFor();
}

test("a photo set is taken view by view", async (t) => {
  const { host, ids, page } = await opened(t, { hash: ({ plan }) => `#/take/${plan}` });
  await page.getByLabel("Hours since you last shaved").fill("12");
  await page.getByLabel("Clipper length in mm").fill("0.5");
  await button(page, "Start").click();
  const views = ["Front", "Top", "Crown", "Left side", "Right side", "Back of the head"];
  for (const [index, view] of views.entries()) {
    await heading(page, view);
    await page.getByText(`${index + 1} of ${views.length}`).waitFor();
    if (view === "Crown") {
      await button(page, "Skip this view").click();
      continue;
    }
    await takeOne(page);
    await button(page, "Keep").click();
  }
  await heading(page, "All taken");
  await page.getByText("5 pictures are in your log", { exact: false }).waitFor();
  await page.getByText("The next set is on", { exact: false }).waitFor();
  const photos = await today(host);
  assert.deepEqual(photos.map(({ view }) => view).sort(), ["back", "front", "left90", "right90", "top"]);
  const photo = await host.call("photo", { id: photos[0].id });
  assert.equal(photo.date_from, "camera");
  assert.deepEqual(photo.hair, { hours_since_shave: 12, clipper_tenths: 5 });
  const due = (await host.call("photos")).due.find(({ plan }) => plan === ids.plan);
  assert.equal(due.due && due.state === null, false, "the set is still open");
});

test("a postponed photo set resumes where it stopped", async (t) => {
  const { host, ids, page } = await opened(t, { hash: ({ plan }) => `#/take/${plan}` });
  await button(page, "Start").click();
  await takeOne(page);
  await button(page, "Keep").click();
  await heading(page, "Top");
  await button(page, "I’ll do it later").click();
  await heading(page, "Photos");
  const due = (await host.call("photos")).due.find(({ plan }) => plan === ids.plan);
  assert.deepEqual([due.due, due.state, due.open.includes("front")], [true, null, false]);
  await goTo(page, `#/take/${ids.plan}`);
  await page.getByText("5 views:", { exact: false }).waitFor();
});

test("the previous photo overlays the camera, adjustably", async (t) => {
  const photos = [["head-1", { on: "2027-03-10" }]];
  const { host, page, kept } = await opened(t, { hash: () => "#/take/view/front", photos });
  await button(page, "Start").click();
  const ghost = page.locator(`.stage img[src*="${kept[0]}"]`);
  await ghost.waitFor();
  const strength = page.getByRole("slider", { name: /as an overlay$/ });
  const seen = async (opacity) => {
    const image = await ghost.elementHandle();
    await page.waitForFunction(([one, wanted]) => getComputedStyle(one).opacity === wanted, [image, opacity]);
  };
  await seen("0.4");
  await strength.press("End");
  await seen("0.8");
  await strength.press("Home");
  await seen("0");
  await takeOne(page);
  assert.equal(await page.locator(`img[src*="${kept[0]}"]`).count(), 1, "the former one is beside it");
  await page.getByRole("radio", { name: "Over the last photo" }).check();
  await page.getByRole("slider", { name: /as an overlay$/ }).waitFor();
  await button(page, "Keep").click();
  // The second visit lines up with what the first one took.
  const [newest] = (await today(host)).filter(({ view }) => view === "front");
  await goTo(page, "#/photos");
  await goTo(page, "#/take/view/front");
  await button(page, "Start").click();
  await page.locator(`.stage img[src*="${newest.id}"]`).waitFor();
});

test("a private previous photo overlays only on request", async (t) => {
  const photos = [["head-1", { on: "2027-03-10", private: true }]];
  const { page, kept } = await opened(t, { hash: () => "#/take/view/front", photos });
  const former = page.locator(`img[src*="${kept[0]}"]`);
  await button(page, "Start").click();
  await page.locator(".shutter:enabled").waitFor();
  const show = page.getByRole("button", { name: /^Show the covered photo of/ });
  await show.waitFor();
  assert.equal(await former.count(), 0);
  await show.click();
  await page.locator(`.stage img[src*="${kept[0]}"]`).waitFor();
  await takeOne(page);
  assert.equal(await former.count(), 0, "the next picture asks anew");
  assert.equal(await page.getByRole("radio", { name: "Over the last photo" }).count(), 0);
  await button(page, "Show").click();
  await former.waitFor();
  await page.getByRole("radio", { name: "Over the last photo" }).check();
  await page.getByRole("slider", { name: /as an overlay$/ }).waitFor();
});

test("leaving an unsaved photo asks first", async (t) => {
  const { host, page } = await opened(t, { hash: ({ plan }) => `#/take/${plan}` });
  await button(page, "Start").click();
  let answer;
  const asked = new Promise((resolve) => {
    void page.route("**/rpc/bytes/photo_receive", (route) => {
      answer = () => route.fulfill({ status: 422, json: { code: "disk_full" } });
      resolve();
    });
  });
  await button(page, "Take picture").click();
  await asked;
  assert.ok(await button(page, "Skip this view").isDisabled(), "no way on while it is being kept");
  await answer();
  await page.getByText("Your device is full.", { exact: false }).waitFor();
  await page.unroute("**/rpc/bytes/photo_receive");

  await page.getByRole("link", { name: "Back", exact: true }).click();
  const sheet = page.getByRole("dialog", { name: "Leave without this picture?" });
  await sheet.getByRole("button", { name: "Stay here" }).click();
  await sheet.waitFor({ state: "detached" });
  await button(page, "Try again").click();
  await button(page, "Keep").click();
  await heading(page, "Top");
  assert.deepEqual(
    (await today(host)).map(({ view }) => view),
    ["front"],
  );
});

test("an unsaved photo can be discarded", async (t) => {
  const { host, page } = await opened(t, { hash: () => "#/take/view/back" });
  await button(page, "Start").click();
  await page.route("**/rpc/bytes/photo_receive", (route) =>
    route.fulfill({ status: 422, json: { code: "disk_full" } }),
  );
  await button(page, "Take picture").click();
  await button(page, "Try again").waitFor();
  await page.getByRole("link", { name: "Back", exact: true }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Leave without it" }).click();
  await heading(page, "Photos");
  assert.equal((await today(host)).length, 0);
});

test("a retaken photo is among the deleted ones", async (t) => {
  const { host, page } = await opened(t, { hash: () => "#/take/view/back" });
  await button(page, "Start").click();
  const before = (await host.call("photos_deleted")).length;
  await takeOne(page);
  await button(page, "Take again").click();
  await takeOne(page);
  await button(page, "Keep").click();
  await heading(page, "All taken");
  assert.equal((await today(host)).filter(({ view }) => view === "back").length, 1);
  assert.equal((await host.call("photos_deleted")).length, before + 1);
});

test("the timer counts, stops, and takes the picture", async (t) => {
  const { host, page } = await opened(t, { hash: () => "#/take/view/back" });
  const shows = (seconds) => page.locator(".count", { hasText: seconds }).waitFor();
  await button(page, "Start").click();
  await page.getByRole("radio", { name: "3 s" }).check();
  await button(page, "Take picture").click();
  await shows("3");
  await passTime(page, 1_000);
  await shows("2");
  await button(page, "Stop counting").click();
  await page.locator(".count").waitFor({ state: "detached" });
  await passTime(page, 10_000);
  await answered(page);
  assert.equal((await today(host)).length, 0);
  await button(page, "Take picture").click();
  for (const seconds of ["3", "2", "1"]) {
    await shows(seconds);
    await answered(page);
    assert.equal((await today(host)).length, 0, `it waits at ${seconds}`);
    await passTime(page, 1_000);
  }
  await button(page, "Keep").waitFor();
  assert.equal((await today(host)).length, 1);
});

test("leaving the page turns the camera off", async (t) => {
  const { page } = await opened(t, { hash: () => "#/take/view/back" });
  await button(page, "Start").click();
  await page.locator(".shutter:enabled").waitFor();
  const live = () =>
    page.evaluate(() => window.streams.flatMap((one) => one.getTracks()).map((track) => track.readyState));
  assert.deepEqual((await live()).filter((state) => state === "live").length, 1);
  await goTo(page, "#/today");
  assert.ok((await live()).every((state) => state === "ended"));
});

for (const [name, options, title] of [
  ["permission for the camera", { permissions: [] }, "Stipple is not allowed to use the camera"],
  ["a camera", { camera: false }, "No camera was found"],
]) {
  test(`without ${name} a file is accepted`, async (t) => {
    const { host, page } = await opened(t, { hash: () => "#/take/view/back", ...options });
    await button(page, "Start").click();
    await page.getByRole("heading", { name: title }).waitFor();
    const file = { name: "back.jpg", mimeType: "image/jpeg", buffer: await picture("head-1") };
    await page
      .getByLabel("Choose a picture")
      .setInputFiles({ ...file, name: "words.jpg", buffer: Buffer.from("words") });
    await page.getByText("This is not a picture Stipple can read.", { exact: false }).waitFor();
    await button(page, "Choose another").click();
    await page.getByLabel("Choose a picture").setInputFiles(file);
    await page.getByLabel("When was it taken?").fill("2027-03-10");
    await button(page, "Keep").click();
    await heading(page, "All taken");
    const set = (await host.call("photos")).sets.find(({ on }) => on === "2027-03-10");
    const photo = await host.call("photo", { id: set.photos.find(({ view }) => view === "back").id });
    assert.equal(photo.date_from, "patient");
  });
}
