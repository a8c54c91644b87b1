import { writeFile } from "node:fs/promises";
import { openDesk, until } from "./support/desk.mjs";
import { firstQuestions, rpc } from "./support/first-questions.mjs";
import { picture } from "./support/photos.mjs";
const shot = async (w, n) => writeFile(`/tmp/shots/${n}.png`, Buffer.from(await w.driver.takeScreenshot(), "base64"));
const wait = (ms) => new Promise((r) => setTimeout(r, ms));
const afters = []; const t = { after: (f) => afters.push(f) };
const log = (x) => console.log(new Date().toISOString().slice(14, 19), x);
const desk = await openDesk(t, { keyStore: true });
try {
  log("desk");
  const window = await desk.openWindow(); log("window");
  await firstQuestions(window); log("questions");
  const keep = async (name, on) => {
    const text = (await picture(name)).toString("base64");
    const r = await window.driver.executeAsyncScript(`const [text, args, done] = arguments; const bytes = Uint8Array.from(atob(text), (c) => c.charCodeAt(0)); window.__TAURI_INTERNALS__.invoke("receive_photo", bytes, { headers: { "x-stipple-args": JSON.stringify(args) } }).then((r) => done(r), (e) => done({ e }))`, text, { facts: { view: "front", origin: "import", on, file_at: null, hair: { hours_since_shave: null, clipper_tenths: null }, private: false }, keep_both: true });
    const d = await rpc(window, "photo_develop", { id: r.value.incoming });
    return d.photo;
  };
  const a = await keep("head-1", "2026-10-01"), b = await keep("head-2", "2026-11-01"), c = await keep("head-3", "2026-11-10"); log([a, b, c]);
  await window.go(`#/compare/${a}/${b}`); await wait(3500); await shot(window, "wk-side"); log("side");
  await window.driver.executeScript(`document.querySelector("input[value=slider]").click()`); await wait(500); await shot(window, "wk-slider"); log("slider");
  await window.go(`#/hairline/${a}`); await wait(1500); await window.press("Begin"); await wait(400); await shot(window, "wk-hair"); log("hair");
  await window.go(`#/take/view/left90`); await wait(800); await window.press("Start"); await wait(800); await shot(window, "wk-take"); log("take");
  await window.go(`#/compare/${a}/${c}`); await wait(2500);
  await window.driver.executeScript(`document.querySelector(".share").click()`); await wait(1200);
  await window.press("Cover something"); await wait(300); await shot(window, "wk-share"); log("share");
} catch (e) { log(String(e).slice(0, 600)); } finally { for (const f of afters.reverse()) await f(); }
