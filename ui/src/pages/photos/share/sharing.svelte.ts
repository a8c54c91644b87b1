import type { Area, Error as ApiError, PhotoDetail, PhotoId, ShareShape, ViewShape } from "../../../generated/api";
import { call } from "../../../lib/api.svelte";
import { platform } from "../../../platform";

/** The longest side of each picture in pixels; "full" is the most that is handed out. */
export const sizes = { small: 1080, medium: 1600, large: 2400, full: 4000 } as const;
export type Size = keyof typeof sizes;

/** The most covers on one picture. */
export const MOST_COVERS = 10;

const NOTHING: ShareShape = { crop: null, covers: [] };

function weight({ crop, covers }: ShareShape): number {
  return covers.length * 2 + (crop ? 1 : 0);
}

/** One photo being shared. */
export class Part {
  crop = $state.raw<Area | null>(null);
  /** The other picture of the same view. */
  counterpart: Part | undefined;
  #covers = $state.raw<readonly Area[]>([]);
  /** Something was covered or uncovered on this very picture. */
  #own = false;

  constructor(
    readonly photo: PhotoDetail,
    remembered: ShareShape | undefined,
  ) {
    this.crop = remembered?.crop ?? null;
    this.#covers = remembered?.covers ?? [];
  }

  get covers(): readonly Area[] {
    return this.#covers;
  }

  /** Holds for the other picture of the view too, until that one has covers of its own. */
  set covers(covers: readonly Area[]) {
    this.#covers = covers;
    this.#own = true;
    if (this.counterpart && !this.counterpart.#own) this.counterpart.#covers = covers;
  }

  get shape(): ShareShape {
    return { crop: this.crop, covers: [...this.covers] };
  }

  setCover(index: number, area: Area): void {
    this.covers = this.covers.with(index, area);
  }
}

/** One photo, or the earlier and the later one, being shared. */
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
    return this.parts.some(({ photo }) => photo.file !== "whole");
  }

  /** The one picture of two that has nothing covered. */
  get bare(): Part | undefined {
    const bare = this.parts.filter(({ covers }) => covers.length === 0);
    return bare.length < this.parts.length ? bare[0] : undefined;
  }

  async load(ids: readonly PhotoId[]): Promise<void> {
    this.error = undefined;
    try {
      this.#remembered = await call("share_shapes", {});
      const photos = await Promise.all(ids.map((id) => call("photo", { id })));
      const parts = photos.map((photo) => new Part(photo, this.#shapeOf(photo.view)));
      for (const part of parts) {
        part.counterpart = parts.find((other) => other !== part && other.photo.view === part.photo.view);
      }
      this.parts = parts;
    } catch (thrown) {
      this.error = thrown as ApiError;
    }
  }

  #shapeOf(view: string): ShareShape | undefined {
    return this.#remembered.find((one) => one.view === view)?.shape;
  }

  /** Of two pictures of a view, what hides more is remembered; of two that hide as much, what is new. */
  async #remember(view: string): Promise<void> {
    const known = JSON.stringify(this.#shapeOf(view) ?? NOTHING);
    const isNew = (shape: ShareShape) => Number(JSON.stringify(shape) !== known);
    const shapes = this.parts.filter(({ photo }) => photo.view === view).map(({ shape }) => shape);
    const [shape] = shapes.toSorted((a, b) => weight(b) - weight(a) || isNew(b) - isNew(a));
    if (!shape || !isNew(shape)) return;
    await call("share_shape_save", { view, shape });
    this.#remembered = [...this.#remembered.filter((one) => one.view !== view), { view, shape }];
  }

  /** Hands it over and remembers what was cut and covered; false when the patient changed their mind or it failed. */
  async share(): Promise<boolean> {
    if (this.busy || this.parts.length === 0) return false;
    this.busy = true;
    this.error = undefined;
    try {
      const views = this.parts.map(({ photo }) => photo.view);
      for (const [index, view] of views.entries()) if (views.indexOf(view) === index) await this.#remember(view);
      const photos = this.parts.map(({ photo, shape }) => ({ id: photo.id, shape }));
      const name = photos.length > 1 ? "before-after.jpg" : "photo.jpg";
      return await platform.save("share_photos", { photos, long_edge: sizes[this.size] }, name);
    } catch (thrown) {
      this.error = thrown as ApiError;
      return false;
    } finally {
      this.busy = false;
    }
  }
}
