import { SvelteMap } from "svelte/reactivity";

import type { DiaryAnswers, DiaryEntry, DiaryPoint } from "../generated/api";

/** The questions that are answered from 0 to 10. */
export const questions = ["satisfaction", "naturalness", "confidence", "discomfort"] as const;
export type Question = (typeof questions)[number];

export const blank: DiaryAnswers = {
  satisfaction: null,
  naturalness: null,
  confidence: null,
  discomfort: null,
  compared: null,
  note: "",
};

/** What was answered and is not saved yet, by day: kept while the app is open, so that looking elsewhere loses nothing. */
export const drafts = new SvelteMap<string, DiaryAnswers>();

/** The answers of an entry alone, without its id and day. */
export function answersOf(entry: DiaryEntry | undefined): DiaryAnswers {
  if (!entry) return blank;
  const { satisfaction, naturalness, confidence, discomfort, compared, note } = entry;
  return { satisfaction, naturalness, confidence, discomfort, compared, note };
}

export function isBlank(answers: DiaryAnswers): boolean {
  return answers.compared === null && answers.note.trim() === "" && questions.every((q) => answers[q] === null);
}

export interface Dot {
  on: string;
  value: number;
}

/** The answered days of one question. */
export function dotsOf(points: DiaryPoint[], question: Question): Dot[] {
  return points.flatMap((point) => {
    const value = point[question];
    return value === null ? [] : [{ on: point.on, value }];
  });
}
