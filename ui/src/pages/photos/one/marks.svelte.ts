import type { Error as ApiError, Mark, MarkKind, PhotoId, Point } from "../../../generated/api";
import { call } from "../../../lib/api.svelte";
import { sayFailure } from "../../../lib/undo.svelte";

/** The far edge of a picture in the unit of a point. */
export const FULL = 10_000;

/** The most marks of one photo. */
export const MOST = 100;

/** Moves that follow each other this quickly are saved as one. */
const PAUSE_MS = 600;

export type End = "from" | "to";

const at = (x: number, y: number): Point => ({ x, y });

function within(value: number): number {
  return Math.round(Math.min(FULL, Math.max(0, value)));
}

/** A new mark in the middle of the picture, a little lower for each that is there, so that they do not hide each other. */
function fresh(kind: MarkKind, text: string, count: number): Mark {
  const y = 4_000 + (count % 5) * 700;
  if (kind === "text") return { kind, from: at(3_500, y), to: at(3_500, y), text };
  const to = kind === "arrow" ? at(5_500, y) : at(6_000, y);
  return { kind, from: kind === "arrow" ? at(3_000, y - 800) : at(5_000, y), to, text: "" };
}

/** The marks with one more at this place. */
export function withMark(marks: readonly Mark[], index: number, mark: Mark): Mark[] {
  return [...marks.slice(0, index), mark, ...marks.slice(index)];
}

/** The marks of one photo while they are changed. Each change is saved by itself, and can be taken back. */
export class MarkEditor {
  marks = $state.raw<readonly Mark[]>([]);
  chosen = $state<number | undefined>();
  #before = $state.raw<readonly (readonly Mark[])[]>([]);
  #saved: readonly Mark[];
  #saving = Promise.resolve(true);
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(
    readonly photo: PhotoId,
    marks: readonly Mark[],
  ) {
    this.marks = this.#saved = marks;
  }

  get canUndo(): boolean {
    return this.#before.length > 0;
  }

  get full(): boolean {
    return this.marks.length >= MOST;
  }

  /** Begins a change that can be taken back as one. */
  begin(): void {
    if (this.#before.at(-1) !== this.marks) this.#before = [...this.#before, this.marks];
  }

  add(kind: MarkKind, text = ""): void {
    if (this.full) return;
    this.begin();
    this.marks = [...this.marks, fresh(kind, text, this.marks.length)];
    this.chosen = this.marks.length - 1;
    this.#soon();
  }

  remove(index: number): void {
    this.begin();
    this.#put(this.marks.filter((_, at) => at !== index));
  }

  /** Puts a deleted mark back where it was, among those that are there now. */
  insert(index: number, mark: Mark): void {
    if (this.marks.includes(mark)) return;
    this.begin();
    this.#put(withMark(this.marks, index, mark));
  }

  setText(index: number, text: string): void {
    this.#change(index, (mark) => ({ ...mark, text }));
  }

  /** Moves one end by so much, or, for a circle's middle and a text, the whole mark. */
  move(index: number, end: End, dx: number, dy: number): void {
    const moved = (point: Point) => at(within(point.x + dx), within(point.y + dy));
    this.#change(index, (mark) => {
      if (mark.kind === "arrow" || end === "to") return { ...mark, [end]: moved(mark[end]) };
      return { ...mark, from: moved(mark.from), to: moved(mark.to) };
    });
  }

  #change(index: number, by: (mark: Mark) => Mark): void {
    this.marks = this.marks.map((mark, at) => (at === index ? by(mark) : mark));
    this.#soon();
  }

  undo(): void {
    const last = this.#before.at(-1);
    if (!last) return;
    this.#before = this.#before.slice(0, -1);
    this.#put(last);
  }

  #put(marks: readonly Mark[]): void {
    this.marks = marks;
    this.chosen = undefined;
    void this.save();
  }

  #soon(): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.save(), PAUSE_MS);
  }

  /** Saves what is not saved yet, after what is on its way; true when all of it is kept. */
  save(): Promise<boolean> {
    clearTimeout(this.#timer);
    this.#saving = this.#saving.then(() => this.#write());
    return this.#saving;
  }

  /** A text without words is not kept. */
  async #write(): Promise<boolean> {
    const marks = this.marks;
    if (marks === this.#saved) return true;
    try {
      const kept = marks.filter((mark) => mark.kind !== "text" || mark.text.trim() !== "");
      await call("photo_marks_save", { id: this.photo, marks: kept });
      this.#saved = marks;
      return true;
    } catch (thrown) {
      sayFailure(thrown as ApiError);
      return false;
    }
  }
}
