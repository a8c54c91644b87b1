import type { TopicAnswer } from "../generated/api";

/** Lower case without accents, so that "Café" is found by "cafe". */
function plain(text: string): string {
  return text
    .normalize("NFD")
    .replace(/\p{Diacritic}/gu, "")
    .toLowerCase();
}

/** How well a topic fits what was typed: lower is better, none where it does not fit. */
function fit(topic: TopicAnswer, typed: string): number | undefined {
  const title = plain(topic.title);
  const words = topic.words.map(plain);
  if (starts(title, typed)) return 0;
  if (words.some((w) => starts(w, typed))) return 1;
  if (title.includes(typed) || words.some((w) => w.includes(typed))) return 2;
  // "swimming pool" asks about any of its words.
  const parts = typed.split(/\s+/).filter((p) => p.length > 2);
  const any = parts.some((part) => [title, ...words].some((text) => starts(text, part)));
  return parts.length > 1 && any ? 3 : undefined;
}

/** Whether one of the text's words begins so. */
function starts(text: string, part: string): boolean {
  return text.startsWith(part) || text.includes(` ${part}`);
}

/** The topics that fit what was typed, the best first; all, in their own order, where nothing was typed. */
export function find(topics: TopicAnswer[], typed: string): TopicAnswer[] {
  const wanted = plain(typed).trim();
  if (wanted === "") return topics;
  return topics
    .map((topic) => ({ topic, fit: fit(topic, wanted) }))
    .filter((f): f is { topic: TopicAnswer; fit: number } => f.fit !== undefined)
    .sort((a, b) => a.fit - b.fit)
    .map((f) => f.topic);
}
