// How the grid of photos scrolls, seen from inside the page: the time of each frame, and tiles without a picture.

/** What is seen of the tiles on the screen at one moment, added up in `seen`. */
const LOOK = `
  const seen = { tiles: 0, blank: 0, nodes: 0 };
  function look() {
    const edge = window.innerHeight;
    for (const tile of document.querySelectorAll("main img")) {
      const { top, bottom } = tile.getBoundingClientRect();
      if (bottom <= 0 || top >= edge) continue;
      seen.tiles += 1;
      if (!tile.complete || tile.naturalWidth === 0) seen.blank += 1;
    }
    seen.nodes = Math.max(seen.nodes, document.querySelectorAll("main *").length);
  }`;

/** Scrolls down at an even pace and gives what was seen; to be run as an async script in the page. */
export const SCROLL = `${LOOK}
  const [pixelsASecond, seconds, done] = arguments;
  const times = [];
  let began;
  let last;
  function frame(now) {
    began ??= now;
    if (last !== undefined) times.push(now - last);
    last = now;
    look();
    window.scrollTo(0, ((now - began) / 1000) * pixelsASecond);
    if (now - began < seconds * 1000) requestAnimationFrame(frame);
    else done({ times, ...seen, scrolled: window.scrollY });
  }
  requestAnimationFrame(frame);`;

/** The same by so many pixels in each of so many frames, however long they take. */
export const STEPS = `${LOOK}
  const [pixels, frames, done] = arguments;
  let drawn = 0;
  function frame() {
    look();
    drawn += 1;
    window.scrollTo(0, drawn * pixels);
    if (drawn < frames) requestAnimationFrame(frame);
    else done({ frames: drawn, ...seen, scrolled: window.scrollY });
  }
  requestAnimationFrame(frame);`;

/** The value below which this share of the numbers lies. */
export function share(numbers, part) {
  const sorted = [...numbers].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(part * sorted.length))];
}
