// No word of a patient's is in plain text in any file, while the app runs and after it has ended.
import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { stat, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";

import { search } from "../support/canary.mjs";
import { openDesk } from "../support/desk.mjs";
import { firstQuestions, rpc } from "../support/first-questions.mjs";
import { freshFolder, remove } from "../support/host.mjs";
import { picture } from "../support/photos.mjs";
import { test } from "../support/suite.mjs";
import { until } from "../support/until.mjs";

const run = promisify(execFile);

const FIELDS = "input:not([type]), input[type=text], input[type=tel], input[type=email], input[type=search], textarea";

/** Types a marker of its own into every text field that is shown; gives the markers. */
async function typeEverywhere(window, markers) {
  await window.find(FIELDS);
  const fields = await window.driver.executeScript(
    "return [...document.querySelectorAll(arguments[0])].filter((field) => field.checkVisibility())",
    FIELDS,
  );
  for (const field of fields) {
    const marker = `zq${markers.length}canary${markers.length}qz`;
    await window.driver.executeScript("arguments[0].scrollIntoView({ block: 'center' })", field);
    await field.clear();
    await field.sendKeys(marker);
    markers.push(marker);
  }
}

/** A photo with a marker as its name and in each place that holds words; gives its path, which is outside the desk. */
async function markedPhoto(t, markers) {
  const folder = await freshFolder();
  t.after(() => remove(folder));
  const next = () => {
    markers.push(`zq${markers.length}canary${markers.length}qz`);
    return markers.at(-1);
  };
  const path = join(folder, `${next()}.jpg`);
  await writeFile(path, await picture("head-1"));
  const places = ["ImageDescription", "Artist", "UserComment", "XMP-dc:Title", "IPTC:Keywords", "Comment"];
  await run("exiftool", ["-q", "-overwrite_original", ...places.map((place) => `-${place}=${next()}`), path]);
  const planted = markers.slice(-places.length);
  assert.equal((await search(folder, planted)).hits.length, planted.length, "the markers are in the photo");
  return path;
}

test("typed words are in no plain file", async (t) => {
  const desk = await openDesk(t, { keyStore: true });
  // Everything that can be made to talk says all it knows, into a file that is searched.
  const window = await desk.openWindow({ RUST_LOG: "trace", G_MESSAGES_DEBUG: "all", RUST_BACKTRACE: "full" });
  await firstQuestions(window);
  const [{ sessions }] = (await rpc(window, "sessions")).plans;
  const done = sessions.find((session) => session.state === "done").id;
  const markers = [];

  await window.go("#/settings");
  await window.heading("Settings");
  await typeEverywhere(window, markers);
  await window.driver.executeScript("document.activeElement.blur()");

  await window.go("#/diary");
  await window.heading("Diary");
  await typeEverywhere(window, markers);
  await window.press("Save");
  await until("the entry is saved", async () => (await rpc(window, "diary", { before: null })).entries.length === 1);

  await window.go(`#/sessions/${done}?done`);
  await window.find("[role=dialog]");
  await typeEverywhere(window, markers);
  await window.press("Save");
  await until("the record is saved", async () => !(await window.driver.findElements({ css: "[role=dialog]" })).length);

  await window.go("#/medicines");
  await window.press("Add a medicine");
  await window.choose("Another medicine");
  await typeEverywhere(window, markers);
  await window.press("Save");
  await until("the medicine is saved", async () => (await rpc(window, "medicines")).taken.length === 1);

  await window.go("#/may-i");
  await typeEverywhere(window, markers);

  const photo = await markedPhoto(t, markers);
  await window.go("#/photos");
  await window.heading("Photos");
  const files = await window.fileField();
  await files.sendKeys(photo);
  await window.press("Add 1 photo");
  await until("the photo is in the log", async () => (await rpc(window, "photos")).sets.length === 1);

  const reads = [["settings"], ["diary", { before: null }], ["sessions"], ["medicines"]];
  const stored = JSON.stringify(await Promise.all(reads.map(([name, args]) => rpc(window, name, args))));
  const kept = markers.filter((marker) => stored.includes(marker));
  assert.ok(kept.length >= 10, `only ${kept.length} of ${markers.length} were stored`);

  const running = await search(desk.home, markers);
  await window.close();
  const ended = await search(desk.home, markers);
  t.diagnostic(`${markers.length} fields, ${kept.length} of them stored`);
  t.diagnostic(
    `${running.files} files and ${running.bytes} bytes while it ran, ${ended.files} and ${ended.bytes} after`,
  );
  assert.ok(ended.files >= 4 && ended.bytes > 100_000, "hardly anything was searched");
  const { size } = await stat(join(desk.home, "output.log"));
  t.diagnostic(`${size} bytes of logs at their most talkative`);
  assert.ok(size > 2_000, `it hardly talked: ${size}`);
  assert.deepEqual(running.hits, []);
  assert.deepEqual(ended.hits, []);

  // Control run: the same search finds a marker in a plain file, in either encoding.
  await writeFile(join(desk.home, "data", "plain"), `x${markers[0]}x`);
  await writeFile(join(desk.home, "cache", "wide"), Buffer.from(`x${markers[1]}x`, "utf16le"));
  assert.equal((await search(desk.home, markers)).hits.length, 2);
});
