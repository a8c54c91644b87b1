// Photo import: by choosing, dropping and pasting, with dates and views, and with what goes wrong.
import assert from "node:assert/strict";

import { goTo, openPage } from "../support/browser.mjs";
import { startHost } from "../support/host.mjs";
import { keepNumbered, numbered, pictureFile } from "../support/pictures.mjs";
import { NOW, samplePatient } from "../support/sample.mjs";
import { test } from "../support/suite.mjs";
import { until } from "../support/until.mjs";

async function opened(t, hash, photos = []) {
  const host = await startHost(t, { now: NOW });
  await samplePatient(host);
  for (const [index, [view, on, more]] of photos.entries()) await keepNumbered(host, view, on, 100 + index, more);
  return { host, page: await openPage(host, { hash }) };
}

const log = async (host) => (await host.call("photos")).sets.flatMap((set) => set.photos);
const choose = (page, files) => page.getByLabel("Add photos").setInputFiles(files);

test("imported photos share a view, missing dates asked", async (t) => {
  const { host, page } = await opened(t, "#/photos");
  const before = (await log(host)).length;
  await choose(page, [pictureFile(1), pictureFile(2), pictureFile(3)]);
  await page.getByText("3 pictures.", { exact: false }).waitFor();
  await page.getByLabel("View", { exact: true }).selectOption({ label: "Crown" });
  await page.getByLabel("Hours since you last shaved").fill("12");
  await page.getByRole("button", { name: "Add 3 photos" }).click();
  await page.getByText("3 photos are in your log.").waitFor();
  await page.getByText("When were these taken?").waitFor();
  const date = page.getByLabel(/^3 photos, perhaps from/);
  await date.fill("2027-03-06");
  await page.getByRole("button", { name: "These dates are right" }).click();
  await date.waitFor({ state: "detached" });
  await page.getByRole("button", { name: "Done", exact: true }).click();
  await page.getByRole("heading", { name: "Saturday 6 March" }).waitFor();
  assert.equal((await log(host)).length, before + 3);
  const set = (await host.call("photos")).sets.find((one) => one.on === "2027-03-06");
  const photo = await host.call("photo", { id: set.photos.find((one) => one.view === "crown").id });
  assert.deepEqual([photo.date_from, photo.hair.hours_since_shave], ["patient", 12]);
});

test("photos of different views are sorted after import", async (t) => {
  const { host, page } = await opened(t, "#/photos");
  await choose(page, [pictureFile(1), pictureFile(2)]);
  await page.getByRole("button", { name: "Add 2 photos" }).click();
  await page.getByRole("heading", { name: "Which view is this? 1 of 2" }).waitFor();
  await page.getByRole("button", { name: "Back of the head" }).click();
  await page.getByRole("heading", { name: "Which view is this? 2 of 2" }).waitFor();
  await page.getByRole("button", { name: "Left side", exact: true }).click();
  await page.getByText("Which view is this? 2 of 2").waitFor({ state: "detached" });
  const views = (await log(host)).map((photo) => photo.view);
  assert.ok(views.includes("left90"), views.join(" "));
  assert.ok(views.includes("back"), views.join(" "));
});

test("Keep both asks for no known date again", async (t) => {
  const { host, page } = await opened(t, "#/photos", [
    ["crown", "2027-03-05", { hair: { hours_since_shave: 12, clipper_tenths: 5 } }],
  ]);
  const at = async (on) => (await host.call("photos")).sets.find((set) => set.on === on)?.photos.length ?? 0;
  await choose(page, [pictureFile(1), pictureFile(2), pictureFile(100)]);
  await page.getByLabel("View", { exact: true }).selectOption({ label: "Crown" });
  // Pictures of any age come in here: the last photo's hair says nothing of theirs.
  assert.equal(await page.getByLabel("Hours since you last shaved").inputValue(), "");
  assert.equal(await page.getByLabel(/^Clipper/).inputValue(), "");
  await page.getByRole("button", { name: "Add 3 photos" }).click();
  const date = page.getByLabel(/^2 photos, perhaps from/);
  await date.fill("");
  await page.getByRole("button", { name: "These dates are right" }).click();
  await page.getByText("Choose a date.").waitFor();
  await date.fill("2027-03-06");
  // A date that is not saved yet survives a visit to another page.
  await goTo(page, "#/today");
  await goTo(page, "#/photos");
  assert.equal(await date.inputValue(), "2027-03-06");
  await page.getByRole("button", { name: "These dates are right" }).click();
  await date.waitFor({ state: "detached" });
  await until("both have their date", async () => (await at("2027-03-06")) === 2);
  await page.getByRole("button", { name: /^Keep both/ }).click();
  await page.getByText("3 photos are in your log.").waitFor();
  await page.getByLabel(/^1 photo, perhaps from/).waitFor();
  await page.getByRole("button", { name: "These dates are right" }).click();
  await page.getByText("When were these taken?").waitFor({ state: "detached" });
  assert.equal(await at("2027-03-06"), 2, "the dates that were given stay");
});

test("sorting can stop and go on later", async (t) => {
  const { host, page } = await opened(t, "#/photos");
  const views = async () => (await log(host)).map((photo) => photo.view).sort();
  const before = await views();
  await choose(page, [pictureFile(1), pictureFile(2), pictureFile(3)]);
  await page.getByRole("button", { name: "Add 3 photos" }).click();
  await page.getByRole("heading", { name: "Which view is this? 1 of 3" }).waitFor();
  await page.getByRole("button", { name: "Crown", exact: true }).click();
  await page.getByRole("heading", { name: "Which view is this? 2 of 3" }).waitFor();
  await page.getByRole("button", { name: "Done", exact: true }).click();
  await page.getByRole("heading", { name: "2 photos are filed under “Front” for now" }).waitFor();
  await page.getByRole("button", { name: "Continue sorting" }).click();
  await page.getByRole("heading", { name: "Which view is this? 1 of 2" }).waitFor();
  await page.getByRole("button", { name: "Front", exact: true }).click();
  await page.getByRole("heading", { name: "Which view is this? 2 of 2" }).waitFor();
  await page.getByRole("button", { name: "Skip" }).click();
  await page.getByRole("heading", { name: "1 photo is filed under “Front” for now" }).waitFor();
  await page.getByRole("button", { name: "Done", exact: true }).click();
  await page.getByRole("heading", { level: 1, name: "Photos", exact: true }).waitFor();
  assert.deepEqual(await views(), [...before, "crown", "front", "front"].sort());
});

test("unreadable files are refused, the rest imported", async (t) => {
  const { host, page } = await opened(t, "#/photos");
  const before = (await log(host)).length;
  const text = { name: "<b>notes</b>.jpg", mimeType: "image/jpeg", buffer: Buffer.from("Sample words, no picture.") };
  const half = pictureFile(2, "half.jpg");
  half.buffer = half.buffer.subarray(0, half.buffer.length - 40);
  const empty = { name: "empty.jpg", mimeType: "image/jpeg", buffer: Buffer.alloc(0) };
  await choose(page, [text, pictureFile(1), half, empty]);
  await page.getByRole("button", { name: "Add 4 photos" }).click();
  await page.getByText("1 photo is in your log.").waitFor();
  await page.getByText("3 files were not added").waitFor();
  await page.getByText("<b>notes</b>.jpg", { exact: true }).waitFor();
  await page.getByText("This is not a picture Stipple can read.", { exact: false }).waitFor();
  await page.getByText("The end of this picture is missing.", { exact: false }).waitFor();
  await page.getByText("This file is empty.", { exact: false }).waitFor();
  assert.equal((await log(host)).length, before + 1);
});

test("a duplicate is added only on request", async (t) => {
  const { host, page } = await opened(t, "#/photos");
  const before = (await log(host)).length;
  await choose(page, pictureFile(1));
  await page.getByRole("button", { name: "Add 1 photo" }).click();
  await page.getByText("1 photo is in your log.").waitFor();
  await page.getByRole("button", { name: "Done", exact: true }).click();
  await choose(page, [pictureFile(1), pictureFile(2)]);
  await page.getByRole("button", { name: "Add 2 photos" }).click();
  await page.getByText("1 picture is already in your log").waitFor();
  assert.equal((await log(host)).length, before + 2);
  await page.getByRole("button", { name: /^Keep both/ }).click();
  await page.getByText("2 photos are in your log.").waitFor();
  assert.equal((await log(host)).length, before + 3);
});

test("a cancelled import keeps what it imported", async (t) => {
  const { host, page } = await opened(t, "#/photos");
  const before = (await log(host)).length;
  const many = Array.from({ length: 40 }, (_, number) => pictureFile(5000 + number));
  // Called off while the third one is on its way, however fast this computer is.
  let sent = 0;
  await page.route("**/rpc/bytes/photo_receive", async (route) => {
    sent += 1;
    if (sent === 3) {
      await page.getByText("3 of 40", { exact: true }).waitFor();
      await page.getByRole("button", { name: "Cancel" }).click();
    }
    await route.continue();
  });
  await choose(page, many);
  await page.getByRole("button", { name: "Add 40 photos" }).click();
  await page.getByText("left out because you cancelled", { exact: false }).waitFor();
  const came = (await log(host)).length - before;
  assert.ok(came > 0 && came < 40, `${came} came in`);
  await page.getByText(`${came} photo`, { exact: false }).first().waitFor();
  assert.equal((await host.call("photos")).waiting, 0);
});

test("photos are imported by drop and paste", async (t) => {
  const { page } = await opened(t, "#/photos");
  await page.getByText("Add photos").waitFor();
  const offer = (kind, number) =>
    page.evaluate(
      ([kind, bytes]) => {
        const data = new DataTransfer();
        data.items.add(new File([new Uint8Array(bytes)], "sample.jpg", { type: "image/jpeg" }));
        const event =
          kind === "drop"
            ? new DragEvent("drop", { dataTransfer: data, bubbles: true, cancelable: true })
            : new ClipboardEvent("paste", { clipboardData: data, bubbles: true, cancelable: true });
        document.querySelector("main").dispatchEvent(event);
      },
      [kind, [...numbered(number)]],
    );
  for (const [kind, number] of [
    ["drop", 301],
    ["paste", 302],
  ]) {
    await offer(kind, number);
    await page.getByRole("button", { name: "Add 1 photo" }).click();
    await page.getByText("1 photo is in your log.").waitFor();
    await page.getByRole("button", { name: "Done", exact: true }).click();
    await page.getByText("Add photos").waitFor();
  }
});

test("an import resumes after a full disk", async (t) => {
  const { host, page } = await opened(t, "#/photos");
  const before = (await log(host)).length;
  let full = true;
  let asked = 0;
  await page.route("**/rpc/bytes/photo_receive", (route) => {
    asked += 1;
    if (!full || asked !== 2) return route.continue();
    return route.fulfill({ status: 422, contentType: "application/json", body: JSON.stringify({ code: "disk_full" }) });
  });
  await choose(page, [pictureFile(401), pictureFile(402), pictureFile(403)]);
  await page.getByRole("button", { name: "Add 3 photos" }).click();
  await page.getByText("Your device is full.").waitFor();
  await page.getByText("The first one is safely added.").waitFor();
  assert.equal((await log(host)).length, before + 1);
  full = false;
  await page.getByRole("button", { name: "Try again" }).click();
  await page.getByText("3 photos are in your log.").waitFor();
  assert.equal((await log(host)).length, before + 3);
  assert.equal(asked, 4);
});
