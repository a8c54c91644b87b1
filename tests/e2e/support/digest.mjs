// One number for all that the screens are made of.
import { createHash } from "node:crypto";
import { readdir, readFile } from "node:fs/promises";
import { join, relative } from "node:path";

import { root } from "./host.mjs";

/** What is not written by us, or is made from the rest. */
const MADE = ["node_modules", "dist"];

async function files(folder) {
  const found = [];
  for (const entry of await readdir(folder, { withFileTypes: true })) {
    if (MADE.includes(entry.name)) continue;
    const path = join(folder, entry.name);
    if (entry.isDirectory()) found.push(...(await files(path)));
    else found.push(path);
  }
  return found.sort();
}

/** The SHA-256 of the names and contents of every file below these folders of the repository. */
export async function digestOf(folders) {
  const hash = createHash("sha256");
  for (const folder of folders) {
    for (const path of await files(join(root, folder))) {
      const bytes = await readFile(path);
      hash.update(`${relative(root, path)} ${bytes.length}\n`).update(bytes);
    }
  }
  return hash.digest("hex");
}
