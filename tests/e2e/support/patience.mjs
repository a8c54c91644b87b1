// Playwright waits at most so long for what it looks for, and for ever for an answer of the browser itself. Here that ends
// too, with what can be said of a browser that does not answer.

/** How long the browser may take over one question, in milliseconds. */
const PATIENCE = 60_000;
/** How long a page may go without being drawn before it is made to, in milliseconds. */
const UNDRAWN = 2_000;
/** How long the questions may take that find out what is wrong, in milliseconds. */
const SHORT = 5_000;

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

/** What the browser answers; without an answer the test fails with what was asked, and with what `look` finds. */
export async function within(what, promise, { look = async () => "", patience = PATIENCE } = {}) {
  const answer = await atMost(patience, promise);
  if (answer !== LATE) return answer;
  throw new Error(`no answer of the browser to ${what} within ${patience} ms${await look()}`);
}

/** From here on no question to this page waits for ever. */
export function bounded(page, patience = PATIENCE) {
  const evaluate = page.evaluate.bind(page);
  const resize = page.setViewportSize.bind(page);
  const answers = async (script) =>
    (await atMost(
      SHORT,
      evaluate(script).catch(() => LATE),
    )) !== LATE;
  const look = async () => {
    const runs = (await answers("1")) ? "run" : "stand still";
    const drawn = (await answers("new Promise(requestAnimationFrame)")) ? "drawn" : "not drawn";
    return ` at ${page.url()}: its scripts ${runs}, it is ${drawn}`;
  };
  page.evaluate = (...words) => within("a script", evaluate(...words), { look, patience });
  page.setViewportSize = (size) => within("another size", resize(size), { look, patience });
}

/** What was asked for has been drawn: two frames have passed. A page that is not drawn is made to by taking its picture. */
export async function twoFrames(page) {
  const asked = page.evaluate(
    () => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => done()))),
  );
  if ((await atMost(UNDRAWN, asked)) !== LATE) return;
  await page.screenshot({ clip: { x: 0, y: 0, width: 1, height: 1 } });
  await asked;
}
