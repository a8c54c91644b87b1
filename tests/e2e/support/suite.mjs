// The tests of all files that one program has loaded: one list, in the order in which the files were imported.
import assert from "node:assert/strict";
import { readdir, readFile } from "node:fs/promises";
import { describe, test as register } from "node:test";

/** A test that takes longer than this stands still, in milliseconds. */
const TEST_MS = 900_000;

const tests = [];
/** While one test waits for its host or for the disk, the other goes on. */
let lanes = 2;

/** For programs whose tests get in each other's way. */
export function oneAtATime() {
  lanes = 1;
}

/** A test of the list. */
export function test(name, run) {
  // The files that one program imports are evaluated in one go, so that the list is whole by then.
  if (tests.length === 0) setImmediate(start);
  tests.push({ name, run });
}

function start() {
  describe(`${lanes} at a time`, { concurrency: lanes }, () => {
    for (const { name, run } of tests) register(name, { timeout: TEST_MS }, run);
  });
}

/** A test that a program imports every test file of its own folder. */
export function testImports(program) {
  test("every file of this folder is imported", async () => {
    const source = await readFile(new URL(program), "utf8");
    const files = (await readdir(new URL(".", program))).filter((name) => name.endsWith(".test.mjs"));
    assert.ok(files.length > 5, files.join(" "));
    const missing = files.filter((name) => !source.includes(`import "./${name}";`));
    assert.deepEqual(missing, []);
  });
}
