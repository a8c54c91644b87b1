import type { PhotoId, PhotoSaveArgs } from "../generated/api";
import { call } from "./api.svelte";
import { t } from "./locale.svelte";
import { offerUndo } from "./undo.svelte";

/** Changes some of what is said of a photo and leaves the rest as it is; gives what was said before. */
export async function changePhoto(id: PhotoId, change: Partial<Omit<PhotoSaveArgs, "id">>): Promise<PhotoSaveArgs> {
  const { view, on, hair, note, private: hidden } = await call("photo", { id });
  const before = { id, view, on, hair, note, private: hidden };
  await call("photo_save", { ...before, ...change });
  return before;
}

/** The most photos one call takes. */
const MOST = 500;

/** Calls for many photos, a part at a time. */
export async function forPhotos(
  name: "photos_delete" | "photos_restore" | "photos_purge",
  ids: readonly PhotoId[],
): Promise<void> {
  for (let from = 0; from < ids.length; from += MOST) await call(name, { ids: ids.slice(from, from + MOST) });
}

/** Deletes photos and offers to take it back; they can be brought back for 30 days after that too. */
export async function deletePhotos(ids: readonly PhotoId[]): Promise<void> {
  await forPhotos("photos_delete", ids);
  offerUndo(t("photos-deleted-now", { count: ids.length }), () => forPhotos("photos_restore", ids));
}
