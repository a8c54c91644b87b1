import type { PhotoId } from "../../generated/api";

/** Where the patient was in the log, so that coming back from a photo is coming back to the same place. */
export const place = $state({
  /** Only photos of this view; null: all. */
  view: null as string | null,
  scroll: 0,
  opened: undefined as PhotoId | undefined,
});
