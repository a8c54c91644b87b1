// Every screen, once. The tests of access, keyboard and large text walk these lists.
import { goTo, settled } from "./support/browser.mjs";
import { wordsOf } from "./support/words.mjs";

const press = (id) => (page, say) =>
  page
    .getByRole("button", { name: say(id) })
    .first()
    .click();
const firstLink = (start) => (page) => page.locator(`main a[href^='${start}']`).first().click();

/**
 * Screens of a patient in the middle of a course. `ids` is what `samplePatient` gave; `says` is a text that only this
 * screen shows; `open` is how one gets on from the address; a `sheet` lies over the rest, on a phone at least.
 */
export const screens = [
  { name: "today", hash: () => "#/today", says: "today-may-i" },
  { name: "answer", hash: () => "#/today", open: (page) => page.locator("section .line").first().click(), sheet: true },
  { name: "journey", hash: () => "#/journey", says: "journey-title" },
  { name: "may-i", hash: () => "#/may-i", says: "may-group-yes" },
  { name: "topic", hash: () => "#/topic/alcohol", says: "common-why", sheet: true },
  { name: "diary", hash: () => "#/diary", says: "diary-lead" },
  { name: "more", hash: () => "#/more", says: "more-about" },
  { name: "sessions", hash: () => "#/sessions", says: "sessions-add" },
  {
    name: "session-form",
    hash: () => "#/sessions",
    open: press("sessions-add"),
    says: "sessions-add-state",
    sheet: true,
  },
  { name: "session", hash: ({ done }) => `#/sessions/${done}`, says: "sessions-record-why" },
  { name: "record", hash: ({ done }) => `#/sessions/${done}?done`, says: "sessions-record-brand", sheet: true },
  { name: "session-ahead", hash: ({ planned }) => `#/sessions/${planned}`, says: "sessions-preparation" },
  { name: "medicines", hash: () => "#/medicines", says: "medicines-no-dose" },
  {
    name: "medicine-form",
    hash: () => "#/medicines",
    open: press("medicines-add"),
    says: "medicines-which",
    sheet: true,
  },
  { name: "learn", hash: () => "#/learn", says: "learn-lead" },
  { name: "article", hash: () => "#/learn", open: firstLink("#/learn/") },
  { name: "settings", hash: () => "#/settings", says: "settings-lead" },
  { name: "history", hash: () => "#/history", says: "history-lead" },
  { name: "about", hash: () => "#/about", says: "about-purpose" },
  { name: "packs", hash: () => "#/packs", says: "packs-lead" },
  { name: "pack", hash: () => "#/packs/stipple.smp-shaved", says: "packs-topics" },
  { name: "help", hash: () => "#/help", says: "help-no-verdict" },
  { name: "welcome", hash: () => "#/welcome", says: "welcome-what" },
];

/** The same places with nothing in them. */
export const emptyScreens = [
  { name: "today, empty", hash: () => "#/today", says: "today-empty" },
  { name: "journey, empty", hash: () => "#/journey", says: "journey-none-title" },
  { name: "may-i, empty", hash: () => "#/may-i", says: "may-empty" },
  { name: "diary, empty", hash: () => "#/diary", says: "diary-empty-text" },
  { name: "sessions, empty", hash: () => "#/sessions", says: "sessions-none-title" },
  { name: "medicines, empty", hash: () => "#/medicines", says: "medicines-empty-title" },
  { name: "packs, empty", hash: () => "#/packs", says: "packs-none-title" },
  { name: "history, empty", hash: () => "#/history", says: "history-empty-title" },
  { name: "help, empty", hash: () => "#/help", says: "help-no-verdict" },
];

/** Where two plans stand beside each other. */
export const pairScreens = [
  { name: "today, two plans", hash: () => "#/today", says: "today-may-i" },
  { name: "journey, two plans", hash: () => "#/journey", says: "journey-title" },
  { name: "may-i, two plans", hash: () => "#/may-i", says: "may-group-yes" },
  { name: "topic, two plans", hash: () => "#/topic/wash", says: "common-why", sheet: true },
  { name: "sessions, two plans", hash: () => "#/sessions", says: "sessions-add" },
  { name: "packs, two plans", hash: () => "#/packs", says: "packs-lead" },
  { name: "help, two plans", hash: () => "#/help", says: "help-no-verdict" },
];

/** Goes to a screen and waits until it is whole. */
export async function show(page, screen, ids) {
  const say = await wordsOf(await page.evaluate(() => document.documentElement.lang));
  await goTo(page, screen.hash(ids));
  if (screen.open) {
    await screen.open(page, say);
    await page.waitForLoadState("networkidle");
    await settled(page);
  }
  if (screen.sheet && page.viewportSize().width < 900) await page.getByRole("dialog").waitFor();
  if (screen.says) await page.getByText(say(screen.says)).first().waitFor();
}
