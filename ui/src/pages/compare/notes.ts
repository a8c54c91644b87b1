import type { Component } from "svelte";

import Flag from "@lucide/svelte/icons/flag";
import Leaf from "@lucide/svelte/icons/leaf";
import Pill from "@lucide/svelte/icons/pill";
import Syringe from "@lucide/svelte/icons/syringe";

import type { JourneyText, PlanView } from "../../generated/api";
import type { Noted } from "../../lib/compare";
import { textKey } from "../../lib/journey";
import { foreign, t } from "../../lib/locale.svelte";
import { numberWords } from "../../lib/sessions";

/** One thing that was noted, as a line. */
export interface NoteLine {
  words: string;
  /** The language of the words, where it is another than the screen's. */
  lang: string | undefined;
  Icon: Component<{ size?: number | string; "aria-hidden"?: "true" }>;
  href: string | undefined;
}

const icons = { visit: Syringe, expect: Leaf, medicine_start: Pill, medicine_stop: Pill, closed: Flag };

/** In the words of the journey; nothing where the instructions have no words for it. */
export function noteLine(
  entry: Noted,
  texts: ReadonlyMap<string, JourneyText>,
  plans: readonly PlanView[],
): NoteLine | undefined {
  const plan = plans.find((p) => p.id === entry.plan);
  const line = { Icon: icons[entry.what], lang: undefined, href: undefined };
  switch (entry.what) {
    case "visit":
      return {
        ...line,
        words: numberWords(entry.number, plan?.procedure ?? "smp"),
        href: `#/sessions/${entry.session}`,
      };
    case "expect": {
      const text = texts.get(textKey(entry.plan, entry.instruction));
      return (
        text && { ...line, words: t("compare-usual-from", { what: text.title }), lang: plan && foreign(plan.name.lang) }
      );
    }
    case "medicine_start":
      return { ...line, words: t("journey-medicine-start", { name: entry.name }), href: "#/medicines" };
    case "medicine_stop":
      return { ...line, words: t("journey-medicine-stop", { name: entry.name }), href: "#/medicines" };
    case "closed":
      return { ...line, words: t("journey-closed") };
  }
}
