import type { Developed, Error as ApiError, Hair, PhotoId } from "../../generated/api";
import { call } from "../../lib/api.svelte";
import { factsOf, importPhoto, type Duplicate } from "../../lib/import.svelte";

type Origin = "camera" | "import";

/** A picture that was taken in this sequence. */
export interface Taken {
  view: string;
  developed: Developed;
}

/** Where one view of the sequence stands. */
export type Step =
  | { state: "camera" }
  | { state: "busy" }
  | { state: "duplicate"; duplicate: Duplicate }
  /** The file cannot be imported. */
  | { state: "refused"; name: string; error: ApiError | undefined }
  /** The device could not keep it: it is held here until it can. */
  | { state: "held"; origin: Origin; error: ApiError; again: () => Promise<void> }
  /** It is in the log; the patient compares it with the former one. */
  | { state: "review"; developed: Developed; former: PhotoId | null };

/** Takes some views one after the other. */
export class PhotoSequence {
  at = $state(0);
  step = $state.raw<Step>({ state: "camera" });
  taken = $state.raw<Taken[]>([]);
  hair: Hair = $state.raw({ hours_since_shave: null, clipper_tenths: null });
  /** Whether pictures come from files for the rest of the sequence. */
  fromFiles = $state(false);

  constructor(readonly views: readonly string[]) {}

  get view(): string | undefined {
    return this.views[this.at];
  }

  /** A picture is being kept. */
  get busy(): boolean {
    return this.step.state === "busy";
  }

  /** A picture of the camera is nowhere but here. */
  get unkept(): boolean {
    return this.step.state === "held" && this.step.origin === "camera";
  }

  /** Keeps a picture of the present view; `former` is the one it is shown beside. */
  async keep(picture: File, origin: Origin, former: PhotoId | null, keepBoth = false): Promise<void> {
    if (this.view === undefined || this.busy) return;
    await this.#keep(this.view, picture, origin, former, keepBoth);
  }

  async #keep(view: string, picture: File, origin: Origin, former: PhotoId | null, keepBoth: boolean): Promise<void> {
    this.step = { state: "busy" };
    const said = { view, hair: this.hair, private: false };
    const facts = origin === "camera" ? { ...factsOf(said), origin } : factsOf(said, picture);
    try {
      const outcome = await importPhoto(picture, facts, keepBoth || origin === "camera");
      if (outcome.state === "added") this.#arrived(view, outcome.photo, former);
      else if (outcome.state === "duplicate") this.step = { state: "duplicate", duplicate: outcome.duplicate };
      else this.step = { state: "refused", ...outcome.refused };
    } catch (thrown) {
      // It stays a picture of the view it was taken for.
      const again = () => this.#keep(view, picture, origin, former, keepBoth);
      this.step = { state: "held", origin, error: thrown as ApiError, again };
    }
  }

  /** Takes a picture in although it is in the log already. */
  async keepBoth(picture: File, former: PhotoId | null): Promise<void> {
    this.toCamera();
    await this.keep(picture, "import", former, true);
  }

  #arrived(view: string, developed: Developed, former: PhotoId | null): void {
    this.taken = [...this.taken, { view, developed }];
    this.step = { state: "review", developed, former };
  }

  /** Back to the camera. */
  toCamera(): void {
    this.step = { state: "camera" };
  }

  /** The one just taken goes where deleted photos go; it can be had back for 30 days. */
  async takeAgain(): Promise<void> {
    if (this.step.state !== "review") return;
    const { photo } = this.step.developed;
    await call("photos_delete", { ids: [photo] });
    this.taken = this.taken.filter(({ developed }) => developed.photo !== photo);
    this.toCamera();
  }

  next(): void {
    this.at += 1;
    this.toCamera();
  }

  back(): void {
    this.at = Math.max(0, this.at - 1);
    this.toCamera();
  }

  end(): void {
    this.at = this.views.length;
    this.toCamera();
  }
}
