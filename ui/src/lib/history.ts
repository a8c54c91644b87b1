import type { ChangeView, FieldChange, Indication } from "../generated/api";
import { languages, locale, t } from "./locale.svelte";
import { formatter, shortDay, time } from "./dates";
import { viewWords } from "./photos";
import { lengthWords } from "./sessions";

/** Fields that tell a patient nothing: keys, and what follows from other fields. */
const SILENT = new Set([
  "id",
  "plan",
  "guide",
  "gives",
  "onboarding.step",
  "onboarding.done",
  "photo",
  "former",
  "later",
  "date_from",
  "taken_at",
  "format",
  "hash",
  "width",
  "height",
  "orientation",
  "photos",
  "asked_at",
  "session",
]);

/** The same for fields that have parts. */
const SILENT_PARTS = ["tone.", "by_hand", "reminding.kinds.", "reminding.quiet"];

function isSilent(field: string): boolean {
  return SILENT.has(field) || SILENT_PARTS.some((part) => field.startsWith(part));
}

/** The fields that have a name of their own; any other is shown as it is. */
const NAMED = new Set([
  "on",
  "at",
  "zone",
  "minutes",
  "areas",
  "state",
  "note",
  "pigment.brand",
  "pigment.shade",
  "pigment.batch",
  "pigment.needle",
  "name",
  "times",
  "started_on",
  "stopped_on",
  "satisfaction",
  "naturalness",
  "confidence",
  "discomfort",
  "compared",
  "pack",
  "pack_version",
  "title",
  "version",
  "indication",
  "sessions_planned",
  "closed_on",
  "scar_surgery_on",
  "transplant_on",
  "suture_removal_on",
  "locale",
  "theme",
  "neutral",
  "reminder_at",
  "region",
  "clinic.name",
  "clinic.phone",
  "clinic.emergency_phone",
  "clinic.email",
  "profile.person",
  "profile.hair",
  "profile.hair_system",
  "view",
  "had_location",
  "hair.hours_since_shave",
  "hair.clipper_tenths",
  "private",
  "marks",
  "points",
  "agreed.on",
  "agreed.names",
  "off",
  "free_until_on",
  "answer",
  "days",
  "sent_by",
  "asked_on",
  "again",
  "offer.on",
  "offer.at",
  "offer.zone",
  "offer.minutes",
  "reminding.on",
  "reminding.background",
  "reminding.full_text",
  "reminding.snooze_minutes",
  "reminding.repeat_minutes",
  "reminding.a_day",
]);

/** The words a field can hold that are the app's, not the patient's. */
const WORDS: Record<string, readonly string[]> = {
  state: ["planned", "done", "cancelled", "skipped", "draft", "sent", "offered", "booked"],
  answer: ["lighter", "same", "not_sure"],
  days: ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"],
  times: ["morning", "afternoon", "evening"],
  sent_by: ["email", "phone", "file"],
  compared: ["lighter", "same", "darker"],
  theme: ["system", "light", "dark"],
  "profile.person": ["woman", "man", "unsaid"],
  "profile.hair": ["shaved", "long"],
  indication: [
    "male_pattern",
    "female_diffuse",
    "scar_camouflage",
    "with_fue",
    "with_fut",
    "transplant_only",
  ] satisfies Indication[],
};

const DATE = /^\d{4}-\d\d-\d\d$/;
const TIME = /^\d\d:\d\d(:\d\d)?$/;

export function fieldsOf(change: ChangeView): FieldChange[] {
  const order = [...NAMED];
  return change.fields
    .filter((f) => !isSilent(f.field))
    .sort((a, b) => order.indexOf(a.field) - order.indexOf(b.field));
}

/** "Date"; a field without words of its own as it is. */
export function fieldName(field: string): string {
  return NAMED.has(field) ? t(`history-field-${field.replaceAll(/[._]/g, "-")}`) : field;
}

/** A value in words; undefined when there is none. */
export function valueWords(field: string, value: unknown, titles: Map<string, string>): string | undefined {
  if (value === null || value === undefined || value === "") return undefined;
  if (field === "marks" && Array.isArray(value)) return t("history-marks", { count: value.length });
  if (field === "points" && Array.isArray(value)) return t("history-points", { count: value.length });
  if (Array.isArray(value)) {
    const items = value.map((v) => valueWords(field, v, titles)).filter((v) => v !== undefined);
    return items.length > 0 ? items.join(", ") : undefined;
  }
  if (typeof value === "boolean") return value ? t("common-yes") : t("common-no");
  if (typeof value === "number") return numberWords(field, value);
  return typeof value === "string" ? textWords(field, value, titles) : JSON.stringify(value);
}

function numberWords(field: string, value: number): string {
  if (field === "minutes" || field === "offer.minutes") return lengthWords(value);
  if (field === "hair.clipper_tenths") return t("history-millimetres", { mm: value / 10 });
  return String(value);
}

function textWords(field: string, value: string, titles: Map<string, string>): string {
  if (DATE.test(value)) return shortDay(value);
  if (TIME.test(value)) return time(value);
  if (WORDS[field]?.includes(value)) return t(`history-value-${value.replaceAll("_", "-")}`);
  if (field === "view") return viewWords(value);
  if (field === "pack") return titles.get(value) ?? value;
  if (field === "zone" || field === "offer.zone") return value.replaceAll("_", " ");
  if (field === "locale") return languages.find((l) => l.tag === value)?.name ?? value;
  if (field === "region") return new Intl.DisplayNames([locale()], { type: "region" }).of(value) ?? value;
  return value;
}

/** What was done, as one would say it: a session is "moved" rather than "changed". */
export function opWords(change: ChangeView): string {
  const of = (field: string) => change.fields.find((f) => f.field === field);
  if (change.noun === "session" && change.op === "changed") {
    const state = of("state")?.to;
    if (state === "done") return t("history-op-took-place");
    if (state === "cancelled") return t("history-op-cancelled");
    if (of("on") || of("at")) return t("history-op-moved");
  }
  if (change.noun === "outcome" && change.op !== "deleted") {
    const state = of("state")?.to;
    if (state === "done") return t("history-op-ticked");
    if (state === "skipped") return t("history-op-skipped");
    return t("history-op-unticked");
  }
  return t(`history-op-${change.op}`);
}

/** Which one: a date as a date, a pack by its title. */
export function labelWords(change: ChangeView, titles: Map<string, string>): string | undefined {
  const { label } = change;
  if (label === null) return undefined;
  return DATE.test(label) ? shortDay(label) : (titles.get(label) ?? label);
}

/** The date of a recorded moment in the zone it was recorded in, "2026-11-26". */
export function dateIn(instant: string, zone: string): string {
  const options = { timeZone: zone, year: "numeric", month: "2-digit", day: "2-digit" } as const;
  const parts = formatter(options, "en").formatToParts(new Date(instant));
  const of = (type: string) => parts.find((p) => p.type === type)?.value ?? "";
  return `${of("year")}-${of("month")}-${of("day")}`;
}

/** Its time there. */
export function timeIn(instant: string, zone: string): string {
  return formatter({ timeZone: zone, timeStyle: "short" }).format(new Date(instant));
}
