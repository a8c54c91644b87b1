// The words of the screens, for texts that have no variables.
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";

import { root } from "./host.mjs";

/** Gives a function from a text's id to its words in this language. */
export async function wordsOf(lang) {
  const folder = join(root, "locales", lang);
  const files = (await readdir(folder)).filter((name) => name.endsWith(".ftl"));
  const lines = (await Promise.all(files.map((name) => readFile(join(folder, name), "utf8")))).join("\n").split("\n");
  const texts = new Map(
    lines.map((line) => /^([a-zA-Z0-9-]+) = ([^{]+)$/.exec(line)).flatMap((m) => (m ? [[m[1], m[2]]] : [])),
  );
  return (id) => {
    const words = texts.get(id);
    if (words === undefined) throw new Error(`${lang}: ${id} is not a plain text`);
    return words;
  };
}
