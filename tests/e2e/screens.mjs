// Every screen, once. The tests of access, keyboard and large text walk these lists.
import { answered, goTo, settled } from "./support/browser.mjs";
import { pictureFile } from "./support/pictures.mjs";
import { wordsOf } from "./support/words.mjs";

const press = (id) => (page, say) =>
  page
    .getByRole("button", { name: say(id) })
    .first()
    .click();
const choose = (id) => (page, say) => page.getByRole("radio", { name: say(id), exact: true }).check();
const firstLink = (start) => (page) => page.locator(`main a[href^='${start}']`).first().click();

/**
 * Screens of a patient in the middle of a course. `ids` is what `samplePatient` gave; `says` is a text that only this
 * screen shows; `open` is how one gets on from the address; a `sheet` lies over the rest, on a phone at least.
 */
export const screens = [
  { name: "today", hash: () => "#/today", says: "today-may-i" },
  { name: "answer", hash: () => "#/today", open: (page) => page.locator("section .line").first().click(), sheet: true },
  { name: "reminders", hash: () => "#/reminders", says: "reminders-delivery" },
  { name: "touch-ups", hash: () => "#/touch-ups", says: "touch-ups-waiting" },
  { name: "lock", hash: () => "#/lock", says: "lock-app" },
  { name: "lock-set", hash: () => "#/lock", open: press("lock-set-pin"), says: "lock-pin-text", sheet: true },
  { name: "backup", hash: () => "#/backup", says: "backup-title" },
  { name: "export", hash: () => "#/export", says: "export-readable" },
  { name: "report", hash: () => "#/export/report", says: "report-photos-lead" },
  { name: "card", hash: () => "#/export/card", says: "report-card-outside" },
  { name: "export-open", hash: () => "#/export/open", says: "export-open-who" },
  { name: "lock-code", hash: () => "#/lock", open: press("lock-code-make"), says: "lock-code-write-text", sheet: true },
  { name: "journey", hash: () => "#/journey", says: "journey-title" },
  { name: "lock-delete", hash: () => "#/lock", open: press("lock-delete-go"), says: "lock-delete-what", sheet: true },
  { name: "photos", hash: () => "#/photos", says: "photos-select" },
  { name: "photo-private", hash: ({ covered }) => `#/photos/${covered}`, says: "photos-covered" },
  { name: "photos-selected", hash: () => "#/photos", open: press("photos-select"), says: "photos-share" },
  {
    name: "photo-form",
    hash: ({ photo }) => `#/photos/${photo}`,
    open: press("photos-edit-note"),
    says: "photos-taken-on",
    sheet: true,
  },
  {
    name: "photos-coming-in",
    hash: () => "#/photos",
    open: (page, say) => page.getByLabel(say("photos-add")).setInputFiles([pictureFile(9001), pictureFile(9002)]),
    says: "photos-import-hair",
    leave: async (page, say) => {
      await goTo(page, "#/photos");
      await press("common-cancel")(page, say);
    },
  },
  {
    name: "photo-marks",
    hash: ({ photo }) => `#/photos/${photo}`,
    open: press("photos-marks-edit"),
    says: "photos-marks-how",
  },
  { name: "photo-views", hash: () => "#/photos/views", says: "photos-views-standard" },
  { name: "photo", hash: ({ photo }) => `#/photos/${photo}`, says: "photos-compare-former" },
  {
    name: "photo-view-form",
    hash: () => "#/photos/views",
    open: press("photos-view-add"),
    says: "photos-view-name-hint",
    sheet: true,
  },
  { name: "photos-deleted", hash: () => "#/photos/deleted", says: "photos-deleted-lead" },
  { name: "take", hash: ({ plan }) => `#/take/${plan}`, says: "take-same" },
  { name: "take-view", hash: ({ plan }) => `#/take/${plan}`, open: press("take-begin"), says: "take-choose" },
  { name: "compare", hash: ({ former, photo }) => `#/compare/${former}/${photo}`, says: "compare-between" },
  {
    name: "compare-slider",
    hash: ({ former, photo }) => `#/compare/${former}/${photo}`,
    open: choose("compare-mode-slider"),
    says: "compare-line",
  },
  {
    name: "compare-play",
    hash: ({ former, photo }) => `#/compare/${former}/${photo}`,
    open: choose("compare-mode-play"),
    says: "compare-line",
  },
  {
    name: "compare-share",
    hash: ({ former, photo }) => `#/compare/${former}/${photo}`,
    open: async (page, say) => {
      await press("compare-share")(page, say);
      await press("share-cover-add")(page, say);
      await page.getByRole("switch").check();
    },
    says: "share-size",
    sheet: true,
  },
  {
    name: "compare-hand",
    hash: ({ former, photo }) => `#/compare/${photo}/${former}`,
    open: async (page, say) => {
      await choose("compare-mode-side")(page, say);
      await press("compare-hand")(page, say);
    },
    says: "compare-hand-save",
  },
  { name: "compare-covered", hash: ({ former, covered }) => `#/compare/${former}/${covered}`, says: "compare-covered" },
  {
    name: "hairline",
    hash: ({ photo }) => `#/hairline/${photo}`,
    open: press("hairline-begin"),
    says: "hairline-remove",
  },
  {
    name: "hairline-agree",
    hash: ({ former }) => `#/hairline/${former}`,
    open: async (page, say) => {
      await press("hairline-begin")(page, say);
      await press("hairline-agree")(page, say);
    },
    says: "hairline-agree-text",
    sheet: true,
  },
  { name: "may-i", hash: () => "#/may-i", says: "may-group-yes" },
  { name: "topic", hash: () => "#/topic/alcohol", says: "common-why", sheet: true },
  { name: "diary", hash: () => "#/diary", says: "diary-lead" },
  {
    name: "photos-purge",
    hash: () => "#/photos/deleted",
    open: (page, say) =>
      page
        .getByRole("button", { name: say("photos-purge") })
        .first()
        .click(),
    says: "photos-purge-yes",
    sheet: true,
  },
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
  { name: "photos, empty", hash: () => "#/photos", says: "photos-empty-text" },
  { name: "photos deleted, empty", hash: () => "#/photos/deleted", says: "photos-deleted-none" },
  { name: "may-i, empty", hash: () => "#/may-i", says: "may-empty" },
  { name: "diary, empty", hash: () => "#/diary", says: "diary-empty-text" },
  { name: "sessions, empty", hash: () => "#/sessions", says: "sessions-none-title" },
  { name: "medicines, empty", hash: () => "#/medicines", says: "medicines-empty-title" },
  { name: "packs, empty", hash: () => "#/packs", says: "packs-none-title" },
  { name: "history, empty", hash: () => "#/history", says: "history-empty-title" },
  { name: "export, empty", hash: () => "#/export", says: "export-empty" },
  { name: "export open, empty", hash: () => "#/export/open", says: "export-open-none" },
  { name: "help, empty", hash: () => "#/help", says: "help-no-verdict" },
];

/** Where two plans stand beside each other. */
export const pairScreens = [
  { name: "today, two plans", hash: () => "#/today", says: "today-may-i" },
  { name: "journey, two plans", hash: () => "#/journey", says: "journey-title" },
  { name: "photos, two plans", hash: () => "#/photos", says: "photos-select" },
  { name: "photo, two plans", hash: ({ photo }) => `#/photos/${photo}`, says: "photos-compare-former" },
  { name: "may-i, two plans", hash: () => "#/may-i", says: "may-group-yes" },
  { name: "topic, two plans", hash: () => "#/topic/wash", says: "common-why", sheet: true },
  { name: "sessions, two plans", hash: () => "#/sessions", says: "sessions-add" },
  { name: "packs, two plans", hash: () => "#/packs", says: "packs-lead" },
  { name: "help, two plans", hash: () => "#/help", says: "help-no-verdict" },
];

/** Goes to a screen and waits until it is whole. */
export async function show(page, screen, ids) {
  const say = await wordsOf(await page.evaluate(() => document.documentElement.lang));
  if (page.leave) await page.leave(page, say);
  page.leave = screen.leave;
  await goTo(page, screen.hash(ids));
  if (screen.open) {
    await screen.open(page, say);
    await answered(page);
    await settled(page);
  }
  if (screen.sheet && page.viewportSize().width < 900) await page.getByRole("dialog").waitFor();
  if (screen.says) await page.getByText(say(screen.says)).first().waitFor();
}
