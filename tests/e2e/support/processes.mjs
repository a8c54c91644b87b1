// The processes that belong to one test's home folder.
import { readdir, readFile } from "node:fs/promises";

import { binaries } from "./host.mjs";

/**
 * Those that were started with this folder as their home: number, name and environment. Stipple's own programs show their
 * environment to root alone (`crates/native/src/crash.rs`); as non-root they are found as the tests' copies.
 */
export async function processesOf(home) {
  const found = [];
  for (const pid of (await readdir("/proc")).filter((name) => /^\d+$/.test(name))) {
    const read = (name) =>
      readFile(`/proc/${pid}/${name}`, "utf8").catch(({ code }) => (code === "EACCES" ? null : ""));
    const env = await read("environ");
    const own = env === null && ((await read("cmdline")) ?? "").startsWith(`${binaries}/`);
    const words = env?.split("\0") ?? [];
    if (own || words.includes(`HOME=${home}`)) {
      found.push({ pid: Number(pid), name: ((await read("comm")) ?? "").trim(), env: words });
    }
  }
  return found;
}

/** Ends a process; one that has ended by itself is fine. */
export function end(pid) {
  try {
    process.kill(pid, "SIGKILL");
  } catch (gone) {
    if (gone.code !== "ESRCH") throw gone;
  }
}
