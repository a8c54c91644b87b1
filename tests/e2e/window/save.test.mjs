// Exports and backups through the system's own dialogs, in the window as it is installed.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdir, readdir, readFile, stat, writeFile } from "node:fs/promises";
import { join } from "node:path";

import { openDesk } from "../support/desk.mjs";
import { cancel, noDialog, openFile, replace, saveAs, saveInto } from "../support/dialog.mjs";
import { begin, day } from "../support/first-questions.mjs";
import { freshFolder, remove } from "../support/host.mjs";
import { test } from "../support/suite.mjs";
import { until } from "../support/until.mjs";

const PASSPHRASE = "a sample of four words";
const NOTE = "A sample note of the first desk.";
const ASKED = "Is it the same shade?";

/** Each page that makes a file: its heading, its button, what it says once the file is there, and the file. */
const OPEN = {
  page: "#/export/open",
  heading: "Export everything",
  button: "Save ZIP file",
  said: "ZIP file saved.",
  file: `export-${day(0)}.zip`,
  begins: "PK\x03\x04",
};
const REPORT = {
  page: "#/export/report",
  heading: "Report for a clinician",
  button: "Make the report",
  said: "Report saved.",
  file: `report-${day(0)}.pdf`,
  begins: "%PDF-",
};
const CARD = {
  page: "#/export/card",
  heading: "Pigment card",
  button: "Make the card",
  said: "Card saved.",
  file: `card-${day(0)}.pdf`,
  begins: "%PDF-",
};
const BACKUP = {
  page: "#/backup",
  heading: "Backup",
  button: "Make backup",
  said: "Backup complete and encrypted.",
  file: `backup-${day(0)}.age`,
  begins: "age-encryption.org/v1",
};

const read = (program, ...args) =>
  execFileSync(program, args, { encoding: "utf8", stdio: ["ignore", "pipe", "ignore"] });
const words = (pdf) => read("pdftotext", pdf, "-").split(/\s+/).join(" ");

/** A desk, a folder in which the app is started, where its dialogs begin, and another one, as a stick would be. */
async function openPatient(t) {
  const stick = await freshFolder();
  t.after(() => remove(stick));
  const desk = await openDesk(t, { keyStore: true });
  // The day in the names is then that of this program.
  delete desk.env.TZ;
  const documents = join(desk.home, "documents");
  await mkdir(documents);
  const window = await desk.openWindow({}, ["/usr/bin/env", "-C", documents]);
  return { desk, window, documents, stick };
}

/** Comes to a page anew, so that nothing on it is left of the time before. */
async function visit({ window }, { page, heading }) {
  await window.go("#/export");
  await window.heading("Export and backup");
  await window.go(page);
  await window.heading(heading);
}

async function isWhole(path, { begins }) {
  const bytes = await readFile(path);
  assert.equal(bytes.subarray(0, begins.length).toString("latin1"), begins);
  assert.equal((await stat(path)).mode & 0o777, 0o600, "no other account of this computer can read it");
  return bytes;
}

/** Saves on the stick; once the page says that the file is there, it is, and nothing else is new. Gives its path. */
async function save({ desk, window, stick }, what) {
  const before = await readdir(stick);
  await window.press(what.button);
  await saveInto(desk, stick);
  await window.find(".good", what.said);
  assert.deepEqual((await readdir(stick)).sort(), [...before, what.file].sort());
  const path = join(stick, what.file);
  await isWhole(path, what);
  return path;
}

async function typePassphrase({ window }) {
  await window.type("Passphrase for the backup", PASSPHRASE);
  await window.type("Type the same again", PASSPHRASE);
}

/** Everything in each form; gives the backup. */
async function saveAll(patient) {
  await visit(patient, OPEN);
  const archive = await save(patient, OPEN);
  execFileSync("unzip", ["-tqq", archive]);
  const diary = JSON.parse(read("unzip", "-p", archive, "json/diary.json"));
  assert.ok(JSON.stringify(diary).includes(NOTE));

  await visit(patient, REPORT);
  await patient.window.type("What you want to say or ask", ASKED);
  const report = words(await save(patient, REPORT));
  assert.ok(report.includes(ASKED) && report.includes(REPORT.heading), report);

  await visit(patient, CARD);
  const card = await save(patient, CARD);
  assert.match(read("pdfinfo", card), /Pages: +1\n/);
  assert.match(words(card), /Pigment card/);

  await visit(patient, BACKUP);
  await typePassphrase(patient);
  const backup = await save(patient, BACKUP);
  assert.ok(!(await readFile(backup)).includes(NOTE), "unlike in the archive, the note is not to be read");
  return backup;
}

/** Brings a backup in from the first screen; a dialog that is cancelled before does not stand in its way. */
async function restore({ desk, window }, backup) {
  await window.heading("What is Stipple helping you with?");
  await (await window.find("a", "I have a backup")).click();
  await window.heading("Restore from a backup");
  await window.press("Choose a file");
  await window.find("p", "Choose the file, in the window that opened.");
  await cancel(desk);
  await window.press("Choose a file");
  await openFile(desk, backup);
  await window.type("Passphrase of the backup", PASSPHRASE);
  await window.press("Open backup");
  await window.find("p", "This backup was made on");
  await window.press("Restore");
  await window.press("Go to Today");
  await window.heading("Day 1");
}

test("every export is whole, a backup restores elsewhere", async (t) => {
  const patient = await openPatient(t);
  await begin(patient.window);
  await patient.window.go("#/diary");
  await patient.window.type("In your own words", NOTE);
  await patient.window.press("Save");
  await patient.window.find("li p", NOTE);
  const backup = await saveAll(patient);
  assert.deepEqual(await readdir(patient.documents), [], "where the dialogs began there is nothing");
  await patient.window.close();

  const other = await openPatient(t);
  await restore(other, backup);
  await other.window.go("#/diary");
  await other.window.find("li p", NOTE);
  await other.window.close();
  t.diagnostic("4 files saved, 1 of them brought in on another desk");
});

/** The page is as before: at rest, no file promised, no fault shown, and the button still has the focus. */
async function nothingHappened({ window, documents, stick }, { button }, there) {
  await until("the page is at rest", async () => !/Making your|Saving your/.test(await window.text()));
  const shown = await window.driver.executeScript(
    "return [...document.querySelectorAll('.good, [role=alert]')].map((line) => line.innerText)",
  );
  assert.deepEqual(shown, []);
  assert.equal(await window.driver.executeScript("return document.activeElement.innerText.trim()"), button);
  assert.deepEqual([await readdir(documents), await readdir(stick)], [[], there]);
}

async function cancelEach(patient) {
  for (const what of [OPEN, REPORT, CARD, BACKUP]) {
    await visit(patient, what);
    if (what === BACKUP) await typePassphrase(patient);
    await patient.window.press(what.button);
    await cancel(patient.desk);
    await nothingHappened(patient, what, []);
  }
  assert.match(await patient.window.text(), /You have no backup yet/);
  // Control run: the same button, and a dialog that is not cancelled. What was typed is still there for it.
  await remove(await save(patient, BACKUP));
}

/** A file of the same name stays when the patient says so in the dialog, and is the new one when they say that. */
async function keepThenReplace(patient, what) {
  const { desk, window, stick } = patient;
  const path = join(stick, what.file);
  await writeFile(path, "an older file", { mode: 0o600 });
  await visit(patient, what);
  await window.press(what.button);
  await saveInto(desk, stick);
  await replace(desk, false);
  await cancel(desk);
  await nothingHappened(patient, what, [what.file]);
  assert.equal(await readFile(path, "utf8"), "an older file");

  await window.press(what.button);
  await saveInto(desk, stick);
  await replace(desk, true);
  await noDialog(desk);
  await window.find(".good", what.said);
  await isWhole(path, what);
  assert.deepEqual(await readdir(stick), [what.file], "no half of it lies beside it");
  await remove(path);
}

/** While the dialog is open the page says so, and its button opens no second one. */
async function askOnce(patient, what) {
  const { desk, window, stick } = patient;
  await visit(patient, what);
  if (what === BACKUP) await typePassphrase(patient);
  await window.press(what.button);
  await window.find("[role=status] p", "Choose where to save the file, in the window that opened.");
  const button = await window.find("[aria-disabled=true]", what.button);
  for (let times = 0; times < 3; times += 1) await button.click();
  // One dialog is there, or this is never answered.
  await saveInto(desk, stick);
  await window.find(".good", what.said);
  const path = join(stick, what.file);
  await isWhole(path, what);
  if (what === OPEN) execFileSync("unzip", ["-tqq", path]);
  assert.deepEqual(await readdir(stick), [what.file]);
  await remove(path);
}

/** A name that was typed without an ending gets it, and what is there under that name is not touched. */
async function nameWithoutEnding(patient, what) {
  const { desk, window, stick } = patient;
  const ending = what.file.slice(what.file.lastIndexOf("."));
  for (const names of [[`mine${ending}`], ["mine", `mine${ending}`]]) {
    await visit(patient, what);
    await window.press(what.button);
    await saveAs(desk, join(stick, "mine"));
    await window.find(".good", what.said);
    assert.deepEqual((await readdir(stick)).sort(), names);
    for (const name of names) await isWhole(join(stick, name), what);
  }
  for (const name of await readdir(stick)) await remove(join(stick, name));
}

/** What cannot be written is said, and the page does not go on waiting for it. */
async function saveNowhere(patient, what) {
  await visit(patient, what);
  await patient.window.press(what.button);
  // Not even root may write there.
  await saveInto(patient.desk, "/proc");
  await patient.window.find("[role=alert]", "The file could not be saved there.");
  assert.doesNotMatch(await patient.window.text(), /Making your|Saving your/);
  assert.equal((await patient.window.driver.findElements({ css: ".good" })).length, 0);
}

const recentOf = ({ desk }) => join(desk.env.XDG_DATA_HOME, "recently-used.xbel");

/** The system's list of recent files, as another program has left it. */
function noteRecent(patient, name) {
  const when = new Date().toISOString();
  const entry = `<bookmark href="file:///tmp/${name}" added="${when}" modified="${when}" visited="${when}"><info>
    <metadata owner="http://freedesktop.org"><mime:mime-type type="text/plain"/><bookmark:applications>
    <bookmark:application name="another" exec="&apos;another %u&apos;" modified="${when}" count="1"/>
    </bookmark:applications></metadata></info></bookmark>`;
  const spaces = `xmlns:bookmark="http://www.freedesktop.org/standards/desktop-bookmarks"
    xmlns:mime="http://www.freedesktop.org/standards/shared-mime-info"`;
  return writeFile(recentOf(patient), `<?xml version="1.0"?><xbel version="1.0" ${spaces}>${entry}</xbel>`);
}

/** What was saved and opened here is not among the recent files of the account, and what was there before still is. */
function onlyOthersAreRecent(patient) {
  return until("the list of recent files has the other program's alone", async () => {
    const names = [...(await readFile(recentOf(patient), "utf8")).matchAll(/href="([^"]*)"/g)].map(([, href]) => href);
    return names.length === 1 && names[0].endsWith("of-another-program.txt");
  });
}

test("save dialogs cancel, replace and report failures", async (t) => {
  const patient = await openPatient(t);
  await begin(patient.window);
  await noteRecent(patient, "of-another-program.txt");
  await cancelEach(patient);
  // One file is made whole and then written, the other one is written in pieces.
  for (const what of [REPORT, OPEN]) {
    await keepThenReplace(patient, what);
    await saveNowhere(patient, what);
  }
  for (const what of [OPEN, BACKUP]) await askOnce(patient, what);
  for (const what of [OPEN, CARD]) await nameWithoutEnding(patient, what);
  assert.deepEqual(await readdir(patient.documents), []);
  await onlyOthersAreRecent(patient);
  t.diagnostic("6 dialogs cancelled, 2 files kept, then replaced, 2 that could not be written, 4 named by the patient");
});
