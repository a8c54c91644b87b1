// Looks for words in every file below a folder.
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";

/** As UTF-8 and as UTF-16, which WebKit uses; bytes as they are. */
function forms(word) {
  if (Buffer.isBuffer(word)) return [word];
  return [Buffer.from(word, "utf8"), Buffer.from(word, "utf16le")];
}

/** Which words or bytes stand in which files, and how much was searched. */
export async function search(folder, words) {
  const wanted = words.flatMap((word) => forms(word).map((bytes) => ({ word, bytes })));
  const result = { hits: [], files: 0, bytes: 0 };
  for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue;
    const path = join(entry.parentPath ?? entry.path, entry.name);
    // What is gone again holds nothing.
    const text = await readFile(path).catch(() => undefined);
    if (!text) continue;
    result.files += 1;
    result.bytes += text.length;
    result.hits.push(...wanted.filter(({ bytes }) => text.includes(bytes)).map(({ word }) => `${word} in ${path}`));
  }
  return result;
}
