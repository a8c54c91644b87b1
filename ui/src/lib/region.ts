import { formatLocale } from "./locale.svelte";

/** Countries and groups with a number of their own; every other place has 112. */
export type EmergencyRegion = "gb" | "ie" | "eu" | "us" | "ca" | "au" | "nz" | "ch" | "other";

const EU = "AT BE BG CY CZ DE DK EE ES FI FR GR HR HU IT LT LU LV MT NL PL PT RO SE SI SK NO IS LI".split(" ");
/** The countries that can be chosen. */
export const countries: readonly string[] = ["GB", "IE", "US", "CA", "AU", "NZ", "CH", ...EU];
const CANADA =
  /^America\/(Toronto|Vancouver|Edmonton|Winnipeg|Halifax|Montreal|Regina|St_Johns|Moncton|Whitehorse|Yellowknife|Iqaluit)/;
/** The first that fits a zone's name counts. */
const zones: [RegExp, string][] = [
  [/^Europe\/(London|Belfast|Jersey|Guernsey|Isle_of_Man)/, "GB"],
  [/^Europe\/Dublin/, "IE"],
  [/^Europe\/Zurich/, "CH"],
  [
    /^Europe\/(Berlin|Vienna|Paris|Madrid|Rome|Amsterdam|Brussels|Lisbon|Warsaw|Prague|Stockholm|Copenhagen|Helsinki|Athens)/,
    "DE",
  ],
  [CANADA, "CA"],
  [/^America\/(New_York|Chicago|Denver|Los_Angeles|Phoenix|Detroit|Boise|Anchorage|Indiana|Kentucky)/, "US"],
  [/^Australia\//, "AU"],
  [/^Pacific\/(Auckland|Chatham)/, "NZ"],
];

function guessed(): string | undefined {
  const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
  return zones.find(([form]) => form.test(zone))?.[1] ?? new Intl.Locale(formatLocale()).region;
}

/** Whose emergency number to show: the patient's choice, or what the zone or language of the device suggests. */
export function emergencyRegion(chosen: string | null): EmergencyRegion {
  const country = (chosen ?? guessed() ?? "").toUpperCase();
  if (EU.includes(country) || country === "EU") return "eu";
  const own: EmergencyRegion[] = ["gb", "ie", "us", "ca", "au", "nz", "ch"];
  return own.find((region) => region.toUpperCase() === country) ?? "other";
}
