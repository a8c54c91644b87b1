import { SvelteMap, SvelteSet } from "svelte/reactivity";

import type { Developed, Error as ApiError, Facts, Hair, PhotoId } from "../generated/api";
import { call, send } from "./api.svelte";
import { instantOf } from "./dates";

/** Larger than the log takes a file; the host says the same, after all of it has been sent. */
const MOST_BYTES = 40 * 1024 * 1024;
/** What is wrong with one picture; the others go on. */
const ofThePicture = new Set(["photo_refused", "photo_missing", "photo_damaged"]);

/** What the patient says once for all pictures of one import. */
export interface ImportOptions {
  view: string;
  /** They show different views: each is sorted afterwards. */
  sort: boolean;
  hair: Hair;
  private: boolean;
}

/** A picture that is in the log already. The file is only named here; its bytes are on the disk. */
export interface Duplicate {
  file: File;
  photo: PhotoId;
  on: string;
  /** It is among the deleted ones. */
  deleted: boolean;
}

export interface Refused {
  name: string;
  /** None: the file could not be read at all. */
  error: ApiError | undefined;
}

type Outcome =
  | { state: "added"; photo: Developed }
  | { state: "duplicate"; duplicate: Duplicate }
  | { state: "refused"; refused: Refused };

/** What is known of one picture; the file's own date goes along where there is one. */
export function factsOf(options: Omit<ImportOptions, "sort">, file?: File, on: string | null = null): Facts {
  const file_at = file && file.lastModified > 0 ? instantOf(file.lastModified) : null;
  return { view: options.view, origin: "import", on, file_at, hair: options.hair, private: options.private };
}

/**
 * Imports one picture: first its bytes are saved, then it is developed. Rejects with an `ApiError` that is about the
 * device and not about the picture; the same picture can then be given again.
 */
export async function importPhoto(file: File, facts: Facts, keepBoth = false): Promise<Outcome> {
  const refused = (error?: ApiError): Outcome => ({ state: "refused", refused: { name: file.name, error } });
  if (file.size > MOST_BYTES) return refused({ code: "photo_refused", reason: { why: "too_many_bytes" } });
  if (!(await isReadable(file))) return refused();
  try {
    const received = await send("photo_receive", { facts, keep_both: keepBoth }, file);
    if (received.state === "known") {
      return {
        state: "duplicate",
        duplicate: { file, photo: received.photo, on: received.on, deleted: received.deleted },
      };
    }
    return { state: "added", photo: await call("photo_develop", { id: received.incoming }) };
  } catch (thrown) {
    const error = thrown as ApiError;
    if (ofThePicture.has(error.code)) return refused(error);
    throw error;
  }
}

/** A folder, or a file that is gone since it was chosen, has no first byte. */
async function isReadable(file: File): Promise<boolean> {
  try {
    await file.slice(0, 1).arrayBuffer();
    return true;
  } catch {
    return false;
  }
}

/**
 * Pictures on their way into the log, one after the other, so that no more than one is held in memory. It goes on while
 * the patient is elsewhere in the app.
 */
class ImportQueue {
  /** What stands on the screen. */
  phase = $state<"idle" | "asking" | "running" | "stopped" | "done">("idle");
  /** How many are through, and of how many. */
  at = $state(0);
  total = $state(0);
  /** Why it stands still. */
  stop = $state.raw<ApiError | undefined>();
  cancelled = $state(false);
  taken = $state.raw<Developed[]>([]);
  duplicates = $state.raw<Duplicate[]>([]);
  refused = $state.raw<Refused[]>([]);
  options = $state.raw<ImportOptions | undefined>();
  /** The patient is being asked which view each one shows. */
  sorting = $state(false);
  /** Photos whose view they have chosen. */
  readonly sorted = new SvelteSet<PhotoId>();
  /** Dates they gave in place of the ones nobody knows, and have not saved yet; null: the field is empty. */
  readonly given = new SvelteMap<string, string | null>();

  #files: File[] = [];
  #keepBoth = false;
  #cancel = false;

  /** Pictures the patient chose, dropped or pasted; more of them join those that are asked about already. */
  offer(files: Iterable<File>): void {
    if (this.phase !== "idle" && this.phase !== "asking") return;
    this.#files = [...this.#files, ...files];
    this.total = this.#files.length;
    if (this.total > 0) this.phase = "asking";
  }

  begin(options: ImportOptions): void {
    if (this.phase !== "asking") return;
    this.options = options;
    void this.#run();
  }

  /** After the device is ready again: goes on with the picture it stopped at. */
  resume(): void {
    if (this.phase === "stopped") void this.#run();
  }

  /** Ends after the picture that is on its way; what is in stays in. */
  cancel(): void {
    if (this.phase === "asking") this.close();
    else if (this.phase === "stopped") this.#end(true);
    else this.#cancel = true;
  }

  /** Imports these although they are in the log already. */
  keepBoth(duplicates: readonly Duplicate[]): void {
    if (this.phase !== "done") return;
    this.skip(duplicates);
    this.#files = duplicates.map((duplicate) => duplicate.file);
    this.#keepBoth = true;
    this.at = 0;
    this.total = this.#files.length;
    void this.#run();
  }

  /** Leaves these as they are. */
  skip(duplicates: readonly Duplicate[]): void {
    this.duplicates = this.duplicates.filter((duplicate) => !duplicates.includes(duplicate));
  }

  /** The patient entered when these, which stood under `former`, were taken. */
  dated(photos: readonly PhotoId[], former: string, on: string): void {
    this.taken = this.taken.map((one) => (photos.includes(one.photo) ? { ...one, on, date_from: "patient" } : one));
    this.given.delete(former);
  }

  /** The patient has seen the results. */
  close(): void {
    this.phase = "idle";
    this.options = this.stop = undefined;
    this.taken = [];
    this.duplicates = [];
    this.refused = [];
    this.at = this.total = 0;
    this.cancelled = this.sorting = this.#keepBoth = this.#cancel = false;
    this.sorted.clear();
    this.given.clear();
    this.#files = [];
  }

  async #run(): Promise<void> {
    this.phase = "running";
    this.stop = undefined;
    this.#cancel = false;
    for (let file = this.#files[this.at]; file && this.options && !this.#cancel; file = this.#files[this.at]) {
      try {
        this.#note(await importPhoto(file, factsOf(this.options, file), this.#keepBoth));
      } catch (thrown) {
        this.stop = thrown as ApiError;
        this.phase = "stopped";
        return;
      }
      this.at += 1;
    }
    this.#end(this.at < this.total);
  }

  #note(outcome: Outcome): void {
    if (outcome.state === "added") this.taken = [...this.taken, outcome.photo];
    else if (outcome.state === "duplicate") this.duplicates = [...this.duplicates, outcome.duplicate];
    else this.refused = [...this.refused, outcome.refused];
  }

  #end(cancelled: boolean): void {
    this.phase = "done";
    this.cancelled = cancelled;
    this.sorting = this.options?.sort ?? false;
    this.#files = [];
  }
}

export const imports = new ImportQueue();

/** Pictures whose bytes came in before the app was ended, and which are developed now. */
class Waiting {
  at = $state(0);
  total = $state(0);
  busy = $state(false);
  stop = $state.raw<ApiError | undefined>();
  refused = $state.raw<ApiError[]>([]);
  /** Photos that came back from their files, and pictures of which nothing is left. */
  found = $state.raw({ back: 0, lost: 0 });
  #started = false;

  /** Develops once what an earlier run of the app left behind. */
  async resume(): Promise<void> {
    if (this.#started) return;
    this.#started = true;
    await this.develop();
  }

  async develop(): Promise<void> {
    if (this.busy) return;
    this.busy = true;
    this.stop = undefined;
    try {
      const { waiting, back, lost } = await call("photos_tidy", {});
      this.found = { back: this.found.back + back, lost: this.found.lost + lost };
      this.at = 0;
      this.total = waiting.length;
      for (const { id } of waiting) {
        await this.#one(id);
        this.at += 1;
      }
    } catch (thrown) {
      this.stop = thrown as ApiError;
    } finally {
      this.busy = false;
    }
  }

  async #one(id: string): Promise<void> {
    try {
      await call("photo_develop", { id });
    } catch (thrown) {
      const error = thrown as ApiError;
      if (ofThePicture.has(error.code)) this.refused = [...this.refused, error];
      else if (error.code !== "not_found") throw error;
    }
  }

  /** The patient has read the results. */
  dismiss(): void {
    this.refused = [];
    this.found = { back: 0, lost: 0 };
    this.stop = undefined;
  }
}

export const waiting = new Waiting();
