import type {
  FileProgress,
  Error as ApiError,
  PackVersion,
  RestorePreview,
  RestoreProgress,
} from "../../generated/api";
import { call, changed, nextPiece } from "../../lib/api.svelte";
import { begin } from "../../lib/session.svelte";
import { platform } from "../../platform";

/** A file being written, piece by piece, until it is complete or cancelled: a backup or an export. */
export class FileWriter {
  phase = $state<"ready" | "running" | "made" | "stopped">("ready");
  progress = $state.raw<FileProgress>();
  /** The patient is being asked where it is to go, in a window of the system's that may lie behind ours. */
  asking = $state(false);
  stopping = $state(false);
  error = $state.raw<ApiError>();

  constructor(
    readonly step: "backup_piece" | "export_piece",
    readonly cancel: "backup_cancel" | "export_cancel",
  ) {}

  /** Asks where the file is to go and makes it. True when it is there. */
  async make(name: string, begin: () => Promise<FileProgress | undefined>): Promise<boolean> {
    if (this.phase === "running" || this.asking) return false;
    [this.phase, this.error, this.progress, this.stopping] = ["ready", undefined, undefined, false];
    try {
      if (!(await this.#where(name))) return false;
      // The page was left meanwhile: nobody would see the rest.
      if (this.stopping) return await this.#clear();
      this.phase = "running";
      this.progress = await begin();
      // The patient did not say who it is.
      if (!this.progress) this.phase = "ready";
      while (this.progress && !this.progress.finished && !this.stopping) this.progress = await nextPiece(this.step);
      if (this.progress?.finished && this.step === "backup_piece") await call("backup_saved", {});
      // What could not be read is shown as damaged everywhere from now on.
      if (this.progress && this.progress.lost.length > 0) void changed(["photos"]);
      if (this.progress) this.phase = this.progress.finished ? "made" : "stopped";
    } catch (thrown) {
      this.error = thrown as ApiError;
      this.phase = "ready";
    }
    return this.phase === "made" || this.#clear();
  }

  stop(): void {
    this.stopping = true;
  }

  async #where(name: string): Promise<boolean> {
    this.asking = true;
    try {
      return await platform.pieces.to(name);
    } finally {
      this.asking = false;
    }
  }

  /** Nothing of it stays. */
  async #clear(): Promise<false> {
    await platform.pieces.stop().catch(() => undefined);
    await call(this.cancel, {}).catch(() => undefined);
    return false;
  }
}

/** Restores a backup: choose it, open it, show what is in it, then restore. */
export class Restorer {
  phase = $state<"ready" | "chosen" | "seen" | "running" | "restored" | "stopped">("ready");
  preview = $state.raw<RestorePreview>();
  /** The packs of clinics that the patient accepted. */
  accepted = $state.raw<PackVersion[]>([]);
  progress = $state.raw<RestoreProgress>();
  busy = $state(false);
  /** The patient is being asked which file it is, in a window of the system's that may lie behind ours. */
  asking = $state(false);
  stopping = $state(false);
  error = $state.raw<ApiError>();

  /** What was left by a page that went away in the middle is put right. */
  constructor() {
    void call("restore_cancel", {}).catch(() => undefined);
  }

  choose(): Promise<void> {
    return this.#try(async () => {
      this.asking = true;
      if (!(await platform.open("restore_from").finally(() => (this.asking = false)))) return;
      this.preview = undefined;
      this.phase = "chosen";
    });
  }

  open(passphrase: string): Promise<void> {
    return this.#try(async () => {
      this.preview = await call("restore_open", { passphrase });
      this.accepted = [];
      this.phase = "seen";
    });
  }

  /** Restores the backup. Until the last step nothing changes, so that stopping leaves all as it was. */
  async restore(): Promise<void> {
    this.stopping = false;
    await this.#try(async () => {
      this.phase = "running";
      this.progress = await call("restore_begin", { packs: this.accepted });
      while (!this.progress.finished && !this.stopping) this.progress = await call("restore_step", {});
      if (this.stopping) {
        await call("restore_cancel", {});
        this.phase = "stopped";
        return;
      }
      await call("restore_finish", {}, true);
      // Language and theme may have changed.
      await begin();
      this.phase = "restored";
    });
    if (this.error) this.phase = "ready";
  }

  /** Whether the patient accepted a pack. */
  accepts({ id, version }: PackVersion): boolean {
    return this.accepted.some((pack) => pack.id === id && pack.version === version);
  }

  accept({ id, version }: PackVersion, yes: boolean): void {
    const others = this.accepted.filter((pack) => pack.id !== id || pack.version !== version);
    this.accepted = yes ? [...others, { id, version }] : others;
  }

  stop(): void {
    this.stopping = true;
  }

  async #try(act: () => Promise<void>): Promise<void> {
    if (this.busy) return;
    [this.busy, this.error] = [true, undefined];
    try {
      await act();
    } catch (thrown) {
      this.error = thrown as ApiError;
    }
    this.busy = false;
  }
}
