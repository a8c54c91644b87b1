import type { Paper, PrintArgs, ReportChoices, ReportView } from "../../generated/api";
import { addDays } from "../../lib/dates";
import { locale } from "../../lib/locale.svelte";

/** From when the diary's answers are drawn. */
export type Since = "quarter" | "year" | "all";
const DAYS: Record<Since, number | undefined> = { quarter: 91, year: 365, all: undefined };

/** What the patient chose. Facts are in from the start; words and pictures only when they are chosen. */
export class Chosen {
  plans = $state<string[]>([]);
  sessionNotes = $state(false);
  medicines = $state<string[]>([]);
  chart = $state(true);
  since = $state<Since>("year");
  notes = $state<string[]>([]);
  photos = $state<string[]>([]);
  words = $state("");

  constructor(choices: ReportChoices) {
    this.plans = choices.plans.map((plan) => plan.id);
    this.medicines = choices.medicines.map((medicine) => medicine.id);
    this.chart = choices.answers_from !== null;
  }

  /** Takes all photos of a view in, or none. */
  all(view: ReportView, wanted: boolean): void {
    const ids = view.photos.map((photo) => photo.id);
    const others = this.photos.filter((id) => !ids.includes(id));
    this.photos = wanted ? [...others, ...ids] : others;
  }

  /** What is chosen of what is there now: a photo may have been deleted or made private since. */
  args(choices: ReportChoices, paper: Paper): PrintArgs {
    const there = choices.photos.flatMap((view) => view.photos.map((photo) => photo.id));
    const noted = choices.notes.map((note) => note.id);
    const days = DAYS[this.since];
    return {
      what: "report",
      lang: locale(),
      paper,
      words: this.words,
      plans: this.plans.filter((id) => choices.plans.some((plan) => plan.id === id)),
      session_notes: this.sessionNotes,
      medicines: this.medicines.filter((id) => choices.medicines.some((medicine) => medicine.id === id)),
      chart: this.chart,
      since: days === undefined ? null : addDays(choices.today, -days),
      notes: this.notes.filter((id) => noted.includes(id)),
      photos: this.photos.filter((id) => there.includes(id)),
    };
  }
}
