// How much a test does, by the rules and the list of suites of `tests/testkit/src/depth.rs`: little in the everyday run, all of
// it with STIPPLE_LONG, or where STIPPLE_DEEP names the suite. STIPPLE_ROTATION, a commit's hash, says which part of a rotating
// suite an everyday run takes.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";

import { root } from "./host.mjs";

const [, list] = /SUITES: \[&str; \d+\] = \[([^\]]*)\]/.exec(
  readFileSync(join(root, "tests/testkit/src/depth.rs"), "utf8"),
);
const SUITES = [...list.matchAll(/"([^"]+)"/g)].map(([, suite]) => suite);

/** Whether a suite runs at its long count. */
export function isDeep(suite) {
  assert.ok(SUITES.includes(suite), `${suite} is not among the suites of tests/testkit/src/depth.rs`);
  return process.env.STIPPLE_LONG !== undefined || process.env.STIPPLE_DEEP === suite;
}

/** How often a suite does its work. */
export function count(suite, everyday, long) {
  return isDeep(suite) ? long : everyday;
}

/** Where an everyday run begins in a cycle of `n`: each commit begins elsewhere. */
export function offset(n) {
  const hash = process.env.STIPPLE_ROTATION ?? "0";
  assert.match(hash, /^[0-9a-f]+$/, "STIPPLE_ROTATION is a commit's hash");
  return parseInt(hash.slice(0, 8), 16) % n;
}

/** Every `step`-th item from the rotating offset on; all of them where the suite runs at its long count. */
export function sample(suite, step, items) {
  return isDeep(suite) ? items : items.filter((_, index) => index % step === offset(step));
}
