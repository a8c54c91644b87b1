// The photo log: photos are listed by date, opened, marked, deleted and restored.
import assert from "node:assert/strict";

import { answered, goTo, openPage, settled } from "../support/browser.mjs";
import { passTime } from "../support/clock.mjs";
import { startHost } from "../support/host.mjs";
import { keepNumbered, numbered } from "../support/pictures.mjs";
import { NOW, samplePatient } from "../support/sample.mjs";
import { test } from "../support/suite.mjs";
import { until } from "../support/until.mjs";

async function opened(t, hash, photos = []) {
  const host = await startHost(t, { now: NOW });
  await samplePatient(host);
  const ids = [];
  for (const [index, [view, on, more]] of photos.entries())
    ids.push(await keepNumbered(host, view, on, 100 + index, more));
  return { host, ids, page: await openPage(host, { hash }) };
}

const log = async (host) => (await host.call("photos")).sets.flatMap((set) => set.photos);

test("the photo log filters, opens and returns", async (t) => {
  const photos = [
    ["front", "2027-03-05"],
    ["crown", "2027-03-05"],
    ["scar_close", "2027-02-01"],
  ];
  const { ids, page } = await opened(t, "#/photos", photos);
  await page.getByRole("heading", { name: "Monday 1 February" }).waitFor();
  await page.getByLabel("Show").selectOption({ label: "Scar, close (1)" });
  await page.getByRole("heading", { name: "Friday 5 March" }).waitFor({ state: "detached" });
  await page.locator(`[data-photo="${ids[2]}"]`).click();
  await page.getByRole("heading", { level: 1, name: "Scar, close" }).waitFor();
  const drawn = await page.locator("main img").evaluate(async (img) => {
    await img.decode();
    return [img.naturalWidth, img.naturalHeight];
  });
  assert.deepEqual(drawn, [90, 120]);
  await page.goBack();
  await page.getByRole("heading", { level: 1, name: "Photos" }).waitFor();
  await until("the focus", () =>
    page.evaluate((id) => document.activeElement?.getAttribute("data-photo") === id, ids[2]),
  );
});

test("a note is saved, a private photo covered", async (t) => {
  const { host, ids, page } = await opened(t, "#/photos", [["top", "2027-03-05"]]);
  await goTo(page, `#/photos/${ids[0]}`);
  await page.getByRole("button", { name: "Add a note or details" }).click();
  await page.getByLabel("Your note").fill("Sample note");
  await page.getByRole("dialog").getByRole("button", { name: "Save" }).click();
  await page.getByText("Sample note", { exact: true }).waitFor();
  await page.getByRole("switch", { name: "Private" }).click();
  await page.getByRole("button", { name: "Show", exact: true }).waitFor();
  assert.equal(await page.locator("main img").count(), 0);
  const kept = await host.call("photo", { id: ids[0] });
  assert.deepEqual([kept.note, kept.private], ["Sample note", true]);
  await page.getByRole("button", { name: "Show", exact: true }).click();
  await page.locator("main img").waitFor();
});

test("marks are added, moved, undone and deleted", async (t) => {
  const { host, ids, page } = await opened(t, "#/photos", [["top", "2027-03-05"]]);
  const marks = async () => (await host.call("photo", { id: ids[0] })).marks;
  await goTo(page, `#/photos/${ids[0]}`);
  // Marks are saved after a pause in drawing or typing.
  const pause = () => passTime(page, 600);
  await page.getByRole("button", { name: "Add marks" }).click();
  await page.getByRole("button", { name: "Circle", exact: true }).click();
  await answered(page);
  assert.equal((await marks()).length, 0, "not before the pause");
  await pause();
  await until("the circle", async () => (await marks()).length === 1);
  const [first] = await marks();
  await page.getByRole("button", { name: /^Mark 1: middle of the circle/ }).focus();
  await page.keyboard.press("ArrowRight");
  await pause();
  await until("the move", async () => (await marks())[0].from.x > first.from.x);
  const [moved] = await marks();
  assert.equal(moved.to.x - moved.from.x, first.to.x - first.from.x, "it keeps its size");
  await page.getByRole("button", { name: "Undo", exact: true }).first().click();
  await until("the way back", async () => (await marks())[0].from.x === first.from.x);
  await page.getByRole("button", { name: "Text", exact: true }).click();
  await page.getByLabel("Your text").fill("Sample mark");
  await pause();
  await until("the words", async () => (await marks())[1]?.text === "Sample mark");
  await page.getByRole("button", { name: "Delete mark" }).click();
  await until("the end of the mark", async () => (await marks()).length === 1);
  await page.getByRole("status").getByRole("button", { name: "Undo" }).click();
  await until("the mark", async () => (await marks()).length === 2);
});

test("unsaved marks stay open on a full disk", async (t) => {
  const { host, ids, page } = await opened(t, "#/photos", [["top", "2027-03-05"]]);
  const kinds = async () => (await host.call("photo", { id: ids[0] })).marks.map((mark) => mark.kind);
  await goTo(page, `#/photos/${ids[0]}`);
  await page.getByRole("button", { name: "Add marks" }).click();
  let full = true;
  await page.route("**/rpc", (route) => {
    if (!full || !route.request().postData()?.includes("photo_marks_save")) return route.continue();
    return route.fulfill({ status: 422, contentType: "application/json", body: JSON.stringify({ code: "disk_full" }) });
  });
  await page.getByRole("button", { name: "Circle", exact: true }).click();
  await page.getByRole("button", { name: "Done", exact: true }).click();
  await page.getByText("Your device is full.").waitFor();
  await page.getByRole("button", { name: /^Mark 1: middle of the circle/ }).waitFor();
  full = false;
  await page.getByRole("status").getByRole("button", { name: "Close" }).click();
  await page.getByRole("button", { name: "Delete mark" }).click();
  await page.getByRole("button", { name: "Arrow", exact: true }).click();
  await page.getByRole("button", { name: "Done", exact: true }).click();
  await page.getByRole("button", { name: "Change marks" }).waitFor();
  assert.deepEqual(await kinds(), ["arrow"]);
  await page.getByRole("status").getByRole("button", { name: "Undo" }).click();
  await until("the circle", async () => (await kinds()).join(" ") === "circle arrow");
});

test("photos are erased for good only after confirmation", async (t) => {
  const photos = [
    ["front", "2027-03-05"],
    ["front", "2027-03-01"],
  ];
  const { host, ids, page } = await opened(t, "#/photos", photos);
  const before = (await log(host)).length;
  await page.getByRole("button", { name: "Select" }).click();
  for (const id of ids) await page.locator(`[data-photo="${id}"] input`).check();
  await page.getByText("2 photos chosen").waitFor();
  assert.ok(await page.getByRole("button", { name: "Compare" }).isEnabled());
  await page.getByRole("button", { name: "Delete", exact: true }).click();
  await page.getByText("2 photos deleted.").waitFor();
  assert.equal((await log(host)).length, before - 2);
  await page.getByRole("button", { name: "Undo" }).click();
  await until("the photos", async () => (await log(host)).length === before);
  await host.call("photos_delete", { ids: [ids[0]] });
  await goTo(page, "#/photos/deleted");
  await page.getByRole("button", { name: /^Erase now: Front, Friday 5 March/ }).click();
  await page.getByRole("dialog").getByText("This cannot be undone.", { exact: false }).waitFor();
  const deleted = async () => (await host.call("photos_deleted")).map((photo) => photo.id);
  assert.ok((await deleted()).includes(ids[0]));
  await page.getByRole("button", { name: "Erase for good" }).click();
  await page.getByRole("dialog").waitFor({ state: "detached" });
  assert.ok(!(await deleted()).includes(ids[0]));
  assert.equal((await deleted()).length, 1, "the other one stays its 30 days");
});

test("photos of one day compare in import order", async (t) => {
  const photos = [
    ["front", "2027-03-05"],
    ["front", "2027-03-05"],
  ];
  const { ids, page } = await opened(t, "#/photos", photos);
  await page.getByRole("button", { name: "Select" }).click();
  for (const id of [...ids].reverse()) await page.locator(`[data-photo="${id}"] input`).check();
  await page.getByRole("button", { name: "Compare" }).click();
  await page.waitForURL(/#\/compare/);
  assert.equal(await page.evaluate(() => window.location.hash), `#/compare/${ids[0]}/${ids[1]}`);
});

test("a custom view is added, renamed and deleted", async (t) => {
  const { host, page } = await opened(t, "#/photos/views");
  const own = async () => (await host.call("photos")).views.flatMap((view) => view.name ?? []);
  await page.getByRole("button", { name: "Add a view" }).click();
  await page.getByLabel("Name", { exact: true }).fill("Ear view");
  await page.getByRole("dialog").getByRole("button", { name: "Save" }).click();
  await page.getByRole("button", { name: "Rename: Ear view" }).click();
  await page.getByLabel("Name", { exact: true }).fill("Other ear view");
  await page.getByRole("dialog").getByRole("button", { name: "Save" }).click();
  await page.getByRole("button", { name: "Delete: Other ear view" }).click();
  await page.getByText("Its photos stay.", { exact: false }).waitFor();
  assert.deepEqual(await own(), ["Sample view"]);
  await page.getByRole("button", { name: "Undo" }).click();
  await until("the view", async () => (await own()).length === 2);
  assert.ok((await own()).includes("Other ear view"));
});

test("opening the log finishes an interrupted import", async (t) => {
  const host = await startHost(t, { now: NOW });
  await samplePatient(host);
  const facts = {
    view: "top",
    origin: "import",
    on: "2027-03-02",
    file_at: null,
    hair: { hours_since_shave: null, clipper_tenths: null },
    private: false,
  };
  await host.receive({ facts, keep_both: false }, numbered(900));
  assert.equal((await host.call("photos")).waiting, 1);
  const page = await openPage(host, { hash: "#/photos" });
  // What waits is finished once the pictures on the screen had their second.
  await passTime(page, 1_000);
  await page.getByRole("heading", { name: "Tuesday 2 March" }).waitFor();
  assert.equal((await host.call("photos")).waiting, 0);
  await settled(page);
});

test("a due photo set is offered", async (t) => {
  const host = await startHost(t, { now: "2027-03-11T09:30:00Z" });
  const { plan } = await samplePatient(host);
  const page = await openPage(host, { hash: "#/photos" });
  const link = page.getByRole("link", { name: "Take today’s set" });
  assert.equal(await link.getAttribute("href"), `#/take/${plan}`);
  await goTo(page, "#/today");
  const card = page.getByRole("link", { name: "Take the set" });
  assert.equal(await card.getAttribute("href"), `#/take/${plan}`);
  await page.getByLabel("I took them elsewhere").check();
  await page.getByText("The photos are taken").waitFor();
  await card.waitFor({ state: "detached" });
  await goTo(page, "#/photos");
  assert.equal(await link.count(), 0);
});

test("the journey shows photos and opens them", async (t) => {
  const { ids, page } = await opened(t, "#/journey", [["top", "2027-03-06"]]);
  const picture = page.getByRole("link", { name: "Top, Saturday 6 March" });
  await picture.scrollIntoViewIfNeeded();
  await picture.locator("img").evaluate((img) => img.decode());
  await picture.click();
  await page.getByRole("heading", { level: 1, name: "Top" }).waitFor();
  assert.equal(await page.evaluate(() => window.location.hash), `#/photos/${ids[0]}`);
});

test("an agreed hairline is deleted only after confirmation", async (t) => {
  const { host, ids, page } = await opened(t, "#/photos", [["front", "2027-03-05"]]);
  const [from, to] = [
    { x: 3000, y: 4000 },
    { x: 7000, y: 4000 },
  ];
  const id = await host.call("hairline_save", { id: null, photo: ids[0], points: [from, to], note: "" });
  await host.call("hairline_agree", { id, agreed: { names: ["Sample practitioner"], on: "2027-03-08" } });
  const lines = async () => (await host.call("photo", { id: ids[0] })).hairlines.length;
  await goTo(page, `#/hairline/${ids[0]}`);
  const remove = page.getByRole("button", { name: /^Delete: Agreed on/ });
  await remove.click();
  const sheet = page.getByRole("dialog");
  await sheet.getByText("Sample practitioner", { exact: false }).waitFor();
  await sheet.getByRole("button", { name: "Cancel" }).click();
  await sheet.waitFor({ state: "detached" });
  assert.equal(await lines(), 1);
  await remove.click();
  await sheet.getByRole("button", { name: "Delete the line" }).click();
  await sheet.waitFor({ state: "detached" });
  assert.equal(await lines(), 0);
  await page.getByRole("status").getByRole("button", { name: "Undo" }).click();
  await remove.waitFor();
  assert.equal(await lines(), 1);
});
