import type { HairlineView, Point } from "../../generated/api";
import { firstLine, MOST_POINTS, pointAt, WHOLE, withMiddle, withPoint } from "../../lib/curve";

/** A line on its way: its points, what was before them, and which point is chosen. */
export class Drawing {
  /** The draft that is changed; none: a new one. */
  id = $state<string | null>(null);
  points = $state.raw<readonly Point[]>([]);
  chosen = $state<number | undefined>();
  changed = $state(false);
  #before = $state.raw<readonly (readonly Point[])[]>([]);

  get canUndo(): boolean {
    return this.#before.length > 0;
  }

  get isFull(): boolean {
    return this.points.length >= MOST_POINTS;
  }

  /** Goes on with a draft, or begins a new line. */
  open(draft: HairlineView | undefined): void {
    this.id = draft?.id ?? null;
    this.points = draft?.points ?? [];
    this.#before = [];
    this.chosen = undefined;
    this.changed = false;
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
