// The photo log in the real window: its own scheme for pictures, its own store, WebKit's own file field.
import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";

import { search } from "../support/canary.mjs";
import { openDesk } from "../support/desk.mjs";
import { begin, rpc } from "../support/first-questions.mjs";
import { STEPS } from "../support/grid.mjs";
import { binaries } from "../support/host.mjs";
import { picture } from "../support/photos.mjs";
import { test } from "../support/suite.mjs";
import { until } from "../support/until.mjs";

/** The width of each picture that the page shows. */
const DRAWN = "return [...document.querySelectorAll('main img')].map((img) => img.complete && img.naturalWidth)";

/** The same for those on the screen. */
const SHOWN = `return [...document.querySelectorAll("main img")]
  .filter((img) => img.getBoundingClientRect().bottom > 0 && img.getBoundingClientRect().top < window.innerHeight)
  .map((img) => (img.complete ? img.naturalWidth : 0));`;

async function cards(window) {
  return (await rpc(window, "photos")).sets.flatMap((set) => set.photos);
}

async function files(desk, names) {
  const paths = [];
  for (const name of names) {
    paths.push(join(desk.home, `${name}.jpg`));
    await writeFile(paths.at(-1), await picture(name));
  }
  return paths;
}

/** Takes both pictures in through the page's file field. */
async function importFront(window, paths) {
  await window.go("#/photos");
  await window.heading("Photos");
  const field = await window.fileField();
  await field.sendKeys(paths.join("\n"));
  await window.driver.executeScript(
    "arguments[0].value = 'front'; arguments[0].dispatchEvent(new Event('change', { bubbles: true }))",
    await window.find("main select"),
  );
  await window.press(`Add ${paths.length} photos`);
  await until("both are in the log", async () => (await cards(window)).length === paths.length);
}

test("photos are imported, compared, restored and stored encrypted", async (t) => {
  const desk = await openDesk(t, { keyStore: true });
  const window = await desk.openWindow();
  await begin(window);
  // The offer to undo would go after ten seconds.
  await window.holdTimers();
  await importFront(window, await files(desk, ["head-1", "head-2"]));
  const [first, second] = (await cards(window)).map((card) => card.id);

  await window.go("#/photos");
  await until("the grid shows both", async () => (await window.driver.executeScript(DRAWN)).every((w) => w > 0));
  await window.go(`#/photos/${first}`);
  await until("the photo is shown", async () => (await window.driver.executeScript(DRAWN)).some((w) => w > 0));
  await window.press("Add marks");
  await window.press("Circle");
  const marks = async () => (await rpc(window, "photo", { id: first })).marks.length;
  await until("the mark is kept", async () => (await marks()) === 1);

  await window.go(`#/compare/${first}/${second}`);
  const shown = async () => (await window.driver.executeScript(DRAWN)).filter((w) => w > 0).length;
  await until("both are shown", async () => (await shown()) >= 2);
  const laid = await rpc(window, "photo_align", { former: first, later: second, quick: false });
  assert.ok(laid.transform, "the two are of one drawn head");

  // Deleted and restored as a patient does it.
  await window.go(`#/photos/${second}`);
  await until("the photo is shown", async () => (await window.driver.executeScript(DRAWN)).some((w) => w > 0));
  await window.press("Delete");
  await until("it is deleted", async () => (await cards(window)).length === 1);
  await window.press("Undo");
  await until("it is back", async () => (await cards(window)).length === 2);

  // A third one of the same view, taken by file where there is no camera, with the last one as a ghost over it.
  await window.go("#/take/view/front");
  await window.press("Start");
  const [third] = await files(desk, ["head-3"]);
  await (await window.find("input[type=file]")).sendKeys(third);
  await window.choose("Over the last photo");
  await until("the ghost lies over it", async () => (await shown()) >= 2);
  await window.press("Keep");
  await until("three are in the log", async () => (await cards(window)).length === 3);

  // What no page of ours asks for is not there.
  const asked = await window.driver.executeAsyncScript(
    `const [id, done] = arguments;
     const wanted = ["original", "thumb?x", "received"].map((which) => "stipplephoto://localhost/" + id + "." + which);
     const load = (src) => new Promise((end) => {
       const image = new Image();
       image.onload = () => end(true);
       image.onerror = () => end(false);
       image.src = src;
     });
     Promise.all([...wanted, "stipplephoto://localhost/" + id + ".thumb"].map(load)).then(done);`,
    first,
  );
  assert.deepEqual(asked, [false, false, false, true]);
  await window.close();

  // Some of a picture's own data, as it would lie in a file in clear.
  const bytes = await picture("head-1");
  const needle = bytes.subarray(bytes.length - 4000, bytes.length - 3968);
  const found = await search(join(desk.home, "data"), [needle]);
  assert.ok(found.files >= 8 && found.bytes > 100_000, "hardly anything was searched");
  assert.deepEqual(found.hits, []);
  const control = await search(desk.home, [needle]);
  assert.equal(control.hits.length, 1, "control run: the imported file itself is found");
  t.diagnostic(`${found.files} files and ${found.bytes} bytes searched`);
});

test("3,000 photos scroll with few elements", async (t) => {
  const desk = await openDesk(t, { keyStore: true });
  const data = join(desk.home, "data/app.stipple.companion/profile");
  const words = ["--key-store", "os", "--seed-profile", "1", "--size", "photos", "--data", data];
  await promisify(execFile)(join(binaries, "host"), words, { env: desk.env });
  const window = await desk.openWindow();
  await window.heading("Day 4");
  await window.go("#/photos");
  await until("the first tiles stand", async () => (await window.driver.executeScript(DRAWN)).length > 6);
  // How smooth it is with the app as shipped is measured by the bench.
  const seen = await window.driver.executeAsyncScript(STEPS, 200, 120);
  t.diagnostic(`${seen.frames} frames, ${seen.tiles} tiles looked at, at most ${seen.nodes} elements`);
  assert.ok(seen.scrolled > 20_000, `it scrolled ${seen.scrolled} pixels only`);
  assert.ok(seen.tiles > 500, "hardly any tile was looked at");
  assert.ok(seen.nodes < 1500, `${seen.nodes} elements at once`);
  const stands = async () => (await window.driver.executeScript(SHOWN)).filter((width) => width === 0).length === 0;
  await until("every tile on the screen has its picture", stands);
  assert.ok((await window.driver.executeScript(SHOWN)).length > 6);
  await window.close();
});
