// A made-up patient, by name and by number plainly sample data.
import { keepNumbered } from "./pictures.mjs";

export const NOW = "2027-03-08T09:30:00Z";
export const DONE_ON = "2027-03-04";
export const NEXT_ON = "2027-03-20";

const pigment = { brand: "Sample brand", shade: "Sample shade", batch: "SAMPLE-1", needle: "0.25 mm" };

/** A plan with one session done four days before NOW, one planned, a medicine, diary entries, photos and a clinic. */
export async function samplePatient(host) {
  const plan = await samplePlan(host);
  const done = await host.call("session_add", session(plan, "planned", DONE_ON, "14:00:00", 150));
  const record = { areas: ["front", "crown"], pigment, note: "Sample note." };
  await host.call("session_done", { id: done, on: DONE_ON, at: "14:00:00", minutes: 150, ...record });
  const planned = await host.call("session_add", session(plan, "planned", NEXT_ON, "10:00:00", 150));
  const medicine = await host.call("medicine_add", {
    guide: null,
    name: "Sample tablet",
    times: ["08:00:00"],
    started_on: "2027-01-10",
    note: "",
  });
  for (const [on, level] of [
    ["2027-03-05", 5],
    ["2027-03-06", 6],
    ["2027-03-07", 7],
  ]) {
    await host.call("diary_save", { on, answers: answers(level) });
  }
  return { plan, done, planned, medicine, ...(await somePhotos(host)) };
}

/** Two photos of one view, one of another that is private, and a deleted one. */
async function somePhotos(host) {
  const former = await keepNumbered(host, "front", DONE_ON, 9101);
  const photo = await keepNumbered(host, "front", "2027-03-07", 9102);
  const covered = await keepNumbered(host, "crown", "2027-03-07", 9103, { private: true });
  const deleted = await keepNumbered(host, "top", DONE_ON, 9104);
  await host.call("photos_delete", { ids: [deleted] });
  const marks = [{ kind: "text", from: { x: 2000, y: 2000 }, to: { x: 2000, y: 2000 }, text: "Sample mark" }];
  await host.call("photo_marks_save", { id: photo, marks });
  await host.call("photo_view_save", { id: null, name: "Sample view" });
  return { former, photo, covered, deleted };
}

/** The same with a transplant half a year before, and so with two plans. */
export async function samplePair(host) {
  const ids = await samplePatient(host);
  const transplant = { pack: "stipple.transplant-fue", indication: "with_fue", scar_surgery_on: null };
  const second = await host.call("plan_add", { ...transplant, transplant_on: null });
  await host.call("session_add", session(second, "done", "2026-09-01", "09:00:00", null));
  return ids;
}

/** A plan for a shaved look, the first questions answered, and a clinic to call; gives the plan. */
export async function samplePlan(host) {
  const start = await host.call("start");
  const settings = {
    ...start.settings,
    onboarding: { step: 6, done: true },
    clinic: { name: "Sample clinic", phone: "020 7946 0000", emergency_phone: "", email: "" },
    profile: { person: "unsaid", hair: "shaved", hair_system: false },
  };
  await host.call("settings_save", { settings });
  return host.call("plan_add", {
    pack: "stipple.smp-shaved",
    indication: "male_pattern",
    scar_surgery_on: null,
    transplant_on: null,
  });
}

/** The arguments of a session at this time in the patient's zone. */
export function session(plan, state, on, at, minutes) {
  return { plan, state, on, at, zone: null, minutes };
}

function answers(level) {
  return {
    satisfaction: level,
    naturalness: level - 1,
    confidence: level + 1,
    discomfort: 10 - level,
    compared: "same",
    note: "Sample entry.",
  };
}
