import type { Hair, Healing, LightHint, PlanView, ViewInfo } from "../generated/api";
import { day } from "./dates";
import { t } from "./locale.svelte";

/** From here on people count in months. */
const MONTHS_FROM = 60;
const MONTH_DAYS = 365.25 / 12;

/** Hours are said as days from here on. */
const DAYS_FROM_HOURS = 72;

/** The views with a guide frame, in the order in which a set walks through them. */
export const standardViews = [
  "front",
  "front_down",
  "top",
  "crown",
  "left45",
  "right45",
  "left90",
  "right90",
  "back",
  "scar_close",
  "scar_wide",
] as const;
export type StandardView = (typeof standardViews)[number];

/** Whether it has a guide frame; any other view is one of the patient's own. */
export function isStandard(view: string): view is StandardView {
  return (standardViews as readonly string[]).includes(view);
}

/** The id of a view of the patient's own. */
export function ownViewId(view: string): string | undefined {
  return view.startsWith("own/") ? view.slice("own/".length) : undefined;
}

/** "Crown"; a view of the patient's own by the name they gave it. */
export function viewWords(view: string, name?: string | null): string {
  if (isStandard(view)) return t(`photos-view-${view.replaceAll("_", "-")}`);
  return name ?? t("photos-own-view");
}

/** The same, with the name looked up among the log's views. */
export function viewWordsIn(view: string, views: readonly ViewInfo[]): string {
  return viewWords(view, views.find((v) => v.view === view)?.name);
}

/** A view's place in a walk; what is unknown comes last. */
export function viewOrder(view: string, views: readonly ViewInfo[]): number {
  const at = views.findIndex((v) => v.view === view);
  return at < 0 ? views.length : at;
}

/** "Day 7 after session 1", "Month 3 after your transplant", "12 days before session 1". */
export function healingWords(healing: Healing, plans: readonly PlanView[]): string {
  const surgery = plans.find((p) => p.id === healing.plan)?.procedure === "transplant";
  if (healing.phase === "before") {
    const { days } = healing;
    return surgery ? t("photos-before-surgery", { days }) : t("photos-before-session", { days });
  }
  const { day, number } = healing;
  if (day < MONTHS_FROM) {
    return surgery ? t("photos-day-surgery", { day }) : t("photos-day-session", { day, number });
  }
  const month = Math.round(day / MONTH_DAYS);
  return surgery ? t("photos-month-surgery", { month }) : t("photos-month-session", { month, number });
}

/** Where a date lies in each plan, in one line; a second plan is named only where both would read alike. */
export function healingLine(healing: readonly Healing[], plans: readonly PlanView[]): string {
  return [...new Set(healing.map((h) => healingWords(h, plans)))].join(" · ");
}

/** "12 hours since the last shave · clipper 0.5 mm"; none when nothing was said. */
export function hairWords(hair: Hair): string | undefined {
  const parts = [];
  const { hours_since_shave: hours, clipper_tenths: tenths } = hair;
  if (hours !== null) {
    parts.push(
      hours < DAYS_FROM_HOURS
        ? t("photos-hair-hours", { hours })
        : t("photos-hair-days", { days: Math.round(hours / 24) }),
    );
  }
  if (tenths !== null)
    parts.push(tenths === 0 ? t("photos-hair-blade") : t("photos-hair-clipper", { mm: tenths / 10 }));
  return parts.length > 0 ? parts.join(" · ") : undefined;
}

/** What could be better about the light next time, in calm words. */
export function lightWords(hint: LightHint): string {
  return t(`photos-light-${hint.replaceAll("_", "-")}`);
}

/** What a picture is for those who do not see it: "Crown, Thursday, 26 November". */
export function photoAlt(view: string, on: string, name?: string | null): string {
  return t("photos-alt", { view: viewWords(view, name), day: day(on) });
}
