import type { HairlineView, PhotoId, Point } from "../../generated/api";
import { call } from "../../lib/api.svelte";
import { firstLine, MOST_POINTS, pointAt, WHOLE, withMiddle, withPoint } from "../../lib/curve";

/** Fewer points are no line. */
const LEAST_POINTS = 2;

/** A line on its way: its points, what was before them, and which point is chosen. */
export class Drawing {
  /** The draft that is changed; none: a new one. */
  id = $state<string | null>(null);
  points = $state.raw<readonly Point[]>([]);
  chosen = $state<number | undefined>();
  changed = $state(false);
  #before = $state.raw<readonly (readonly Point[])[]>([]);
  #note: string;
  #writing: Promise<unknown> = Promise.resolve();

  /** Goes on with a draft, or begins a new line over a photo. */
  constructor(
    readonly photo: PhotoId,
    draft?: HairlineView,
  ) {
    this.id = draft?.id ?? null;
    this.points = draft?.points ?? [];
    this.#note = draft?.note ?? "";
  }

  get canUndo(): boolean {
    return this.#before.length > 0;
  }

  get isFull(): boolean {
    return this.points.length >= MOST_POINTS;
  }

  /** There is something to keep, and enough of it to be a line. */
  get unsaved(): boolean {
    return this.changed && this.isLine;
  }

  get isLine(): boolean {
    return this.points.length >= LEAST_POINTS;
  }

  /** Keeps it as a draft and gives its id. One write after the other, so that a new line becomes one draft. */
  save(): Promise<string> {
    const write = () => this.#save();
    const written = this.#writing.then(write, write);
    this.#writing = written;
    return written;
  }

  async #save(): Promise<string> {
    if (!this.changed && this.id !== null) return this.id;
    const { points } = this;
    const line = { id: this.id, photo: this.photo, points: [...points], note: this.#note };
    const id = await call("hairline_save", line, true);
    this.id = id;
    // What was moved meanwhile is still to be kept.
    if (this.points === points) this.changed = false;
    return id;
  }

  /** What is done next can be taken back. */
  mark(): void {
    this.#before = [...this.#before.slice(-99), this.points];
    this.changed = true;
  }

  undo(): void {
    const last = this.#before.at(-1);
    if (!last) return;
    this.#before = this.#before.slice(0, -1);
    this.points = last;
    this.chosen = undefined;
    this.changed = true;
  }

  begin(): void {
    this.mark();
    this.points = firstLine();
    this.chosen = 2;
  }

  /** Adds a point here, as fractions of the picture. */
  add(x: number, y: number, aspect: number): void {
    if (this.isFull) return;
    this.mark();
    const added = pointAt(x, y);
    this.points = withPoint(this.points, added, aspect);
    this.chosen = this.points.indexOf(added);
  }

  /** Adds a point in the middle of the longest gap. */
  addBetween(aspect: number): void {
    if (this.isFull) return;
    this.mark();
    const { points, at } = withMiddle(this.points, aspect);
    this.points = points;
    this.chosen = at;
  }

  move(index: number, dx: number, dy: number): void {
    const point = this.points[index];
    if (!point) return;
    this.points = this.points.with(index, pointAt(point.x / WHOLE + dx, point.y / WHOLE + dy));
  }

  remove(index: number): void {
    if (!this.points[index]) return;
    this.mark();
    this.points = this.points.toSpliced(index, 1);
    this.chosen = this.points.length > 0 ? Math.min(index, this.points.length - 1) : undefined;
  }
}
