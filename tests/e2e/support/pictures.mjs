// Small pictures of a drawn head, as many different files as a test wants.
import { readFileSync } from "node:fs";

import { keepPhoto } from "./photos.mjs";

const drawn = readFileSync(new URL("head.jpg", import.meta.url));

/** A JPEG of 90 x 120 pixels; each number gives another file of the same picture. */
export function numbered(number) {
  const comment = Buffer.from([0xff, 0xfe, 0, 6, 0, 0, 0, 0]);
  comment.writeUInt32BE(number, 4);
  return Buffer.concat([drawn.subarray(0, 2), comment, drawn.subarray(2)]);
}

/** The same as a file that the patient chooses. */
export function pictureFile(number, name = `IMG_${number}.jpg`) {
  return { name, mimeType: "image/jpeg", buffer: numbered(number) };
}

/** A photo of this view and date in the log; gives its id. */
export function keepNumbered(host, view, on, number, more = {}) {
  return keepPhoto(host, numbered(number), { view, on, ...more });
}
