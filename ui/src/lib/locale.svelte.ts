import { FluentBundle, type FluentResource, type FluentVariable } from "@fluent/bundle";

type Message = FluentResource["body"][number];
/** The messages of one file as the build has read them: id, pattern, and attributes where there are any. */
type Words = [Message["id"], Message["value"], Message["attributes"]?][];

const english = import.meta.glob<Words>("../../../locales/en/*.ftl", { import: "default", eager: true });
const others = import.meta.glob<Words>(["../../../locales/*/*.ftl", "!../../../locales/en/*.ftl"], {
  import: "default",
});

/** The languages there are words for, each with its own name. */
export const languages: readonly { tag: string; name: string }[] = [
  { tag: "en", name: "English" },
  { tag: "de", name: "Deutsch" },
];

function bundleOf(tag: string, files: Words[]): FluentBundle {
  const bundle = new FluentBundle(tag, { useIsolating: false });
  for (const words of files) {
    bundle.addResource({ body: words.map(([id, value, attributes = {}]) => ({ id, value, attributes })) });
  }
  return bundle;
}

const fallback = bundleOf("en", Object.values(english));
let tag = $state("en");
let bundle = $state.raw(fallback);

/** The language of the screens, as a BCP 47 tag of one of `languages`. */
export function locale(): string {
  return tag;
}

/** The tag for dates and numbers: the system's own variant of the language where it has one ("en-GB"). */
export function formatLocale(): string {
  return navigator.languages.find((l) => base(l) === tag) ?? (tag === "en" ? "en-GB" : tag);
}

function base(language: string): string {
  return language.toLowerCase().split("-")[0] ?? "";
}

/** The language attribute for a text in another language than the screen's; none where they are the same. */
export function foreign(language: string): string | undefined {
  return base(language) === tag ? undefined : language;
}

/** Uses the chosen language, or the system's where none is chosen. */
export async function useLocale(chosen: string | null): Promise<void> {
  const wanted = chosen === null ? navigator.languages.map(base) : [base(chosen)];
  const next = wanted.find((w) => languages.some((l) => l.tag === w)) ?? "en";
  const files = Object.entries(others).filter(([path]) => path.includes(`/locales/${next}/`));
  const texts = await Promise.all(files.map(([, load]) => load()));
  bundle = next === "en" ? fallback : bundleOf(next, texts);
  tag = next;
  document.documentElement.lang = next;
  document.title = t("app-title");
}

/** The words for an id (`area-name`, or `area-name.attribute`) in the screen's language, in English where it lacks them. */
export function t(id: string, args?: Record<string, FluentVariable>): string {
  return words(bundle, id, args) ?? words(fallback, id, args) ?? id;
}

function words(from: FluentBundle, id: string, args?: Record<string, FluentVariable>): string | undefined {
  const [name = "", attribute] = id.split(".");
  const message = from.getMessage(name);
  const pattern = attribute === undefined ? message?.value : message?.attributes[attribute];
  return pattern ? from.formatPattern(pattern, args, []) : undefined;
}
