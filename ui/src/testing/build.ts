import type { JourneyEntry, PhotoCard, PhotoLog, PhotoSet, PlanView, SessionView } from "../generated/api";

/** A whole record from the fields a test is about; a field it leaves out must not matter to what it tests. */
export function only<T>(fields: Partial<T>): T {
  return fields as T;
}

export function card(id: string, view = "crown", missing = false): PhotoCard {
  return only<PhotoCard>({ id, view, file: missing ? "missing" : "whole" });
}

export function setOn(on: string, ...photos: PhotoCard[]): PhotoSet {
  return { on, healing: [], photos };
}

export function logOf(...sets: PhotoSet[]): PhotoLog {
  return only<PhotoLog>({ sets, views: [] });
}

export function session(fields: Partial<SessionView>): SessionView {
  return only<SessionView>({ state: "planned", assumed: false, left: null, at: null, number: 1, ...fields });
}

export function plan(id: string, procedure: "smp" | "transplant" = "smp"): PlanView {
  return only<PlanView>({ id, procedure });
}

type Visit = Extract<JourneyEntry, { what: "visit" }>;
export function visit(on: string, fields: Partial<Visit> = {}): Visit {
  return { what: "visit", on, to: null, plan: "p", session: on, number: 1, state: "done", assumed: false, ...fields };
}

type Window = Extract<JourneyEntry, { what: "expect" }>;
export function expected(on: string, to: string | null, day = 0, plan = "p"): Window {
  return { what: "expect", on, to, plan, instruction: `normal-${on}`, day };
}
