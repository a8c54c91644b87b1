import type { Area, Error as ApiError, PhotoDetail, PhotoId, ShareShape, ViewShape } from "../../generated/api";
import { call } from "../../lib/api.svelte";
import { platform } from "../../platform";

/** The longest side of each picture in pixels; "full" is the most that is handed out. */
export const sizes = { small: 1080, medium: 1600, large: 2400, full: 4000 } as const;
export type Size = keyof typeof sizes;

/** The most covers on one picture. */
export const MOST_COVERS = 10;

/** One photo on its way out. */
export class Part {
  crop = $state.raw<Area | null>(null);
  covers = $state.raw<readonly Area[]>([]);

  constructor(
    readonly photo: PhotoDetail,
    remembered: ShareShape | undefined,
  ) {
    this.crop = remembered?.crop ?? null;
    this.covers = remembered?.covers ?? [];
  }

  get shape(): ShareShape {
    return { crop: this.crop, covers: [...this.covers] };
  }

  setCover(index: number, area: Area): void {
    this.covers = this.covers.with(index, area);
  }
}

/** One photo, or the former and the later one, on their way out. */
export class Sharing {
  parts = $state.raw<readonly Part[]>([]);
  size = $state<Size>("medium");
  busy = $state(false);
  error = $state.raw<ApiError | undefined>();
  #remembered: readonly ViewShape[] = [];

  get private(): PhotoDetail | undefined {
    return this.parts.find(({ photo }) => photo.private)?.photo;
  }

  get missing(): boolean {
    return this.parts.some(({ photo }) => photo.missing);
  }

  async load(ids: readonly PhotoId[]): Promise<void> {
    this.error = undefined;
    try {
      this.#remembered = await call("share_shapes", {});
      const photos = await Promise.all(ids.map((id) => call("photo", { id })));
      this.parts = photos.map((photo) => new Part(photo, this.#shapeOf(photo.view)));
    } catch (thrown) {
      this.error = thrown as ApiError;
    }
  }

  #shapeOf(view: string): ShareShape | undefined {
    return this.#remembered.find((one) => one.view === view)?.shape;
  }

  /** Hands it over and remembers what was cut and covered; false when the patient changed their mind or it failed. */
  async share(): Promise<boolean> {
    if (this.busy || this.parts.length === 0) return false;
    this.busy = true;
    this.error = undefined;
    try {
      for (const { photo, shape } of this.parts) {
        if (JSON.stringify(shape) !== JSON.stringify(this.#shapeOf(photo.view) ?? { crop: null, covers: [] })) {
          await call("share_shape_save", { view: photo.view, shape });
        }
      }
      const photos = this.parts.map(({ photo, shape }) => ({ id: photo.id, shape }));
      const name = photos.length > 1 ? "before-after.jpg" : "photo.jpg";
      return await platform.sharePhotos({ photos, long_edge: sizes[this.size] }, name);
    } catch (thrown) {
      this.error = thrown as ApiError;
      return false;
    } finally {
      this.busy = false;
    }
  }
}
