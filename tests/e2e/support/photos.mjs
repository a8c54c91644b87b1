// Made-up pictures of nobody, and a way to put them into a log.
import { readFile } from "node:fs/promises";
import { join } from "node:path";

import { root } from "./host.mjs";

/** Fixtures: three pictures of one drawn head, the second turned and shifted, the third in other light; and a wall. */
export function picture(name) {
  return readFile(join(root, "tests/e2e/fixtures", `${name}.jpg`));
}

/** Takes a picture in as the page does and gives the photo's id. */
export async function keepPhoto(host, bytes, said = {}) {
  const hair = { hours_since_shave: null, clipper_tenths: null };
  const facts = { view: "front", origin: "import", on: null, file_at: null, hair, private: false, ...said };
  const headers = { "x-stipple": "1", "x-stipple-args": JSON.stringify({ facts, keep_both: true }) };
  const answer = await fetch(new URL("rpc/bytes/photo_receive", host.address), {
    method: "POST",
    headers,
    body: bytes,
  });
  const { value } = await answer.json();
  if (!answer.ok || value.state !== "kept") throw new Error(`not kept: ${JSON.stringify(value)}`);
  const { photo } = await host.call("photo_develop", { id: value.incoming });
  return photo;
}

/** Three photos of the front and one of the crown, on days around the sample patient's session. */
export async function samplePhotos(host) {
  const shaved = (hours, tenths) => ({ hours_since_shave: hours, clipper_tenths: tenths });
  const first = await keepPhoto(host, await picture("head-1"), { on: "2027-02-20", hair: shaved(12, 5) });
  const second = await keepPhoto(host, await picture("head-2"), { on: "2027-03-04", hair: shaved(14, 5) });
  const third = await keepPhoto(host, await picture("head-3"), { on: "2027-03-06", hair: shaved(60, 20) });
  const wall = await keepPhoto(host, await picture("wall"), { view: "crown", on: "2027-03-04" });
  return { first, second, third, wall };
}
