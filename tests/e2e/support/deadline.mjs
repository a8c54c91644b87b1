// Every wait of a test ends. Playwright bounds its own waits, but not an answer of the browser itself: that is bounded here, and
// a browser that gives none is described. A deadline is generous, because it only ends what will never come: no test passes or
// fails by how fast the machine is.

/** How long a test waits for what must come, in milliseconds. */
export const DEADLINE_MS = 120_000;
/** How long a page may go without a frame before it is made to draw one, in milliseconds. */
const UNDRAWN_MS = 2_000;
/** How long a page has to answer when a test finds out why it does not, in milliseconds. */
const DIAGNOSIS_MS = 5_000;

const LATE = Symbol("late");

/** What the promise gives, or `LATE` after so many milliseconds. */
async function atMost(milliseconds, promise) {
  let timer;
  const late = new Promise((done) => {
    timer = setTimeout(done, milliseconds, LATE);
  });
  try {
    return await Promise.race([promise, late]);
  } finally {
    clearTimeout(timer);
  }
}

/** The browser's answer; without one the test fails with what was asked and with what `diagnose` finds. */
export async function within(what, promise, { diagnose = async () => "", deadline = DEADLINE_MS } = {}) {
  const answer = await atMost(deadline, promise);
  if (answer !== LATE) return answer;
  throw new Error(`no answer of the browser to ${what} within ${deadline} ms${await diagnose()}`);
}

/** From here on no question to this page waits for ever. */
export function bounded(page, { deadline = DEADLINE_MS, diagnosis = DIAGNOSIS_MS } = {}) {
  const evaluate = page.evaluate.bind(page);
  const resize = page.setViewportSize.bind(page);
  const answers = async (script) =>
    (await atMost(
      diagnosis,
      evaluate(script).catch(() => LATE),
    )) !== LATE;
  const diagnose = async () => {
    const scripts = (await answers("1")) ? "run" : "stand still";
    const drawn = (await answers("new Promise(requestAnimationFrame)")) ? "drawn" : "not drawn";
    return ` at ${page.url()}: its scripts ${scripts}, it is ${drawn}`;
  };
  page.evaluate = (...words) => within("a script", evaluate(...words), { diagnose, deadline });
  page.setViewportSize = (size) => within("another size", resize(size), { diagnose, deadline });
}

/** What was asked for has been drawn: two frames have passed. A page without frames is made to draw by taking its picture. */
export async function twoFrames(page) {
  const asked = page.evaluate(
    () => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => done()))),
  );
  if ((await atMost(UNDRAWN_MS, asked)) !== LATE) return;
  await page.screenshot({ clip: { x: 0, y: 0, width: 1, height: 1 } });
  await asked;
}
