import { readySound, sayCount, sayTaken, silence } from "./countdown-sound";

/** How many seconds pass before the picture is taken. */
export type Wait = "0" | "3" | "10";

/** Counts down, also aloud: one is often alone and holds the phone behind one's head. */
export class Timer {
  /** The seconds that are left; nothing while it is not counting. */
  left = $state<number | undefined>();
  #timer: ReturnType<typeof setTimeout> | undefined;

  begin(seconds: number, aloud: boolean, then: () => void): void {
    this.stop();
    if (aloud && seconds > 0) readySound();
    this.#count(seconds, aloud, then);
  }

  #count(left: number, aloud: boolean, then: () => void): void {
    if (left === 0) {
      this.left = undefined;
      if (aloud) sayTaken();
      then();
      return;
    }
    this.left = left;
    if (aloud) sayCount(left);
    this.#timer = setTimeout(() => this.#count(left - 1, aloud, then), 1000);
  }

  stop(): void {
    clearTimeout(this.#timer);
    this.left = undefined;
    silence();
  }
}
