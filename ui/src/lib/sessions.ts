import type { Left, PlanSessions, PlanView, Procedure, SessionId, SessionView } from "../generated/api";
import { platform } from "../platform";
import { call } from "./api.svelte";
import { day, shortDay, time, todayIn } from "./dates";
import { t } from "./locale.svelte";

/** "in 9 days", "in 5 hours". */
export function leftWords(left: Left): string {
  return left.unit === "days"
    ? t("sessions-left-days", { count: left.count })
    : t("sessions-left-hours", { count: left.count });
}

/** "3 h 30 min". */
export function lengthWords(minutes: number): string {
  const hours = Math.floor(minutes / 60);
  const rest = minutes % 60;
  if (hours === 0) return t("sessions-length-minutes", { minutes: rest });
  if (rest === 0) return t("sessions-length-hours", { hours });
  return t("sessions-length-both", { hours, minutes: rest });
}

/** "Session 2"; a transplant is called what it is. */
export function numberWords(number: number, procedure: Procedure): string {
  return procedure === "transplant" ? t("sessions-transplant", { number }) : t("sessions-number", { number });
}

/** "Session 2", or that it was called off. */
export function sessionTitle(session: SessionView, { procedure }: PlanSessions): string {
  return session.number === null ? t("sessions-cancelled-one") : numberWords(session.number, procedure);
}

/** "Thursday, 3 December, 14:00". */
export function sessionWhen(session: SessionView, short = false): string {
  const date = short ? shortDay(session.on) : day(session.on);
  return session.at === null ? date : t("sessions-when", { date, time: time(session.at) });
}

/** The clinic's zone, where it is not the one this device is in. */
export function otherZone(session: SessionView): string | undefined {
  const here = new Intl.DateTimeFormat().resolvedOptions().timeZone;
  return session.zone === here ? undefined : session.zone.replaceAll("_", " ");
}

/** Whether its day has come, so that it can be marked as done. */
export function hasCome(session: SessionView): boolean {
  return session.state === "planned" && (session.left === null || session.on <= todayIn());
}

/** The next session of a plan that is still ahead. */
export function nextOf(plan: PlanSessions): SessionView | undefined {
  return plan.sessions.find((s) => s.left !== null);
}

export interface Found {
  plan: PlanSessions;
  session: SessionView;
}

/** A session with its plan. */
export function findSession(plans: PlanSessions[], id: SessionId | undefined): Found | undefined {
  for (const plan of plans) {
    const session = plan.sessions.find((s) => s.id === id);
    if (session) return { plan, session };
  }
  return undefined;
}

/** The session to show first: one the patient should say something about, the next one, or the last. */
export function firstToShow(plans: PlanSessions[]): Found | undefined {
  const of = (plan: PlanSessions) =>
    plan.sessions.find((s) => s.assumed) ?? nextOf(plan) ?? plan.sessions.findLast((s) => s.state === "done");
  for (const plan of plans) {
    const session = of(plan);
    if (session) return { plan, session };
  }
  return undefined;
}

/** Changes some of a plan's own dates and leaves the others as they are. */
export async function editPlan(plan: PlanView, change: Partial<PlanView>): Promise<void> {
  const { id, sessions_planned, closed_on, scar_surgery_on, transplant_on, suture_removal_on } = { ...plan, ...change };
  await call("plan_edit", { id, sessions_planned, closed_on, scar_surgery_on, transplant_on, suture_removal_on });
}

/** Hands over a calendar file of one session, or of all that are ahead; false when the patient changed their mind. */
export async function saveCalendar(id: SessionId | null): Promise<boolean> {
  const settings = await call("settings", {});
  const title = settings.neutral ? t("sessions-calendar-neutral") : t("sessions-calendar-plain");
  return platform.save("calendar", { id, title }, "appointments.ics");
}
