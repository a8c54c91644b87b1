// How the grid of photos scrolls, seen from inside the page: the time of each frame, and tiles without a picture.

/** Scrolls down at an even pace and gives what was seen; to be run as an async script in the page. */
export const SCROLL = `
  const [pixelsASecond, seconds, done] = arguments;
  const times = [];
  const seen = { tiles: 0, blank: 0, nodes: 0 };
  let began;
  let last;
  function blanks() {
    const edge = window.innerHeight;
    for (const tile of document.querySelectorAll("main img")) {
      const { top, bottom } = tile.getBoundingClientRect();
      if (bottom <= 0 || top >= edge) continue;
      seen.tiles += 1;
      if (!tile.complete || tile.naturalWidth === 0) seen.blank += 1;
    }
    seen.nodes = Math.max(seen.nodes, document.querySelectorAll("main *").length);
  }
  function frame(now) {
    began ??= now;
    if (last !== undefined) times.push(now - last);
    last = now;
    blanks();
    window.scrollTo(0, ((now - began) / 1000) * pixelsASecond);
    if (now - began < seconds * 1000) requestAnimationFrame(frame);
    else done({ times, ...seen, scrolled: window.scrollY });
  }
  requestAnimationFrame(frame);`;

/** The value below which this share of the numbers lies. */
export function share(numbers, part) {
  const sorted = [...numbers].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(part * sorted.length))];
}
