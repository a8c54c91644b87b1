import type { PlanAnswer, PlanToday, TopicAnswer, Verdict } from "../generated/api";
import { daysBetween, from, named, through, until } from "./dates";
import { t } from "./locale.svelte";

/** The words after the mark's own: until when, or what then. Empty where the mark says it all. */
export function verdictWhen(verdict: Verdict, today: string): string {
  switch (verdict.answer) {
    case "not_before":
      if (verdict.date === null) return "";
      return verdict.then_ask ? t("common-then-ask", { from: from(verdict.date, today) }) : named(verdict.date, today);
    case "yes":
      return verdict.until === null ? "" : through(verdict.until, today);
    case "no_rule":
      return verdict.until === null ? "" : until(verdict.until, today);
    case "ask":
      return "";
  }
}

/** A "yes" that ends further off than this is not announced beside the answer. */
const SOON_DAYS = 3;

/** Whether the answer's date belongs beside it: always, but for a "yes" that holds for a while yet. */
export function endsSoon(verdict: Verdict, today: string): boolean {
  if (verdict.answer !== "yes" || verdict.until === null) return true;
  return daysBetween(today, verdict.until) <= SOON_DAYS;
}

/**
 * Whose answer it is, in as few words as tell the plans apart: the clinic, the kind of treatment, or the pack's title. The
 * answer's own page names the pack in full.
 */
export function planLabel(answer: PlanAnswer, plans: PlanToday[]): string {
  if (answer.pack.clinic !== null) return answer.pack.clinic;
  const own = plans.find((p) => p.plan === answer.plan);
  const alone = own && plans.filter((p) => p.procedure === own.procedure).length === 1;
  return alone ? t(`common-procedure-${own.procedure}`) : answer.pack.title;
}

export type AnswerGroup = "no" | "not-yet" | "ask" | "yes" | "no-rule";

/** The group of the strictest answer. */
export function groupOf(topic: TopicAnswer): AnswerGroup {
  const verdict = topic.answers[0]?.verdict;
  if (!verdict) return "no-rule";
  if (verdict.answer === "not_before") return verdict.date === null ? "no" : "not-yet";
  return verdict.answer === "no_rule" ? "no-rule" : verdict.answer;
}

/** Whether every plan has nothing to say today. */
export function isSilent(topic: TopicAnswer): boolean {
  return topic.answers.every((a: PlanAnswer) => a.verdict.answer === "no_rule");
}
