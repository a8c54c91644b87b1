import type { LightHint } from "../../generated/api";
import { sampleFrame } from "../../lib/camera";
import { isCrooked, isRestless, type Held } from "../../lib/camera-level";
import { changeOf, lightOf, toneOf } from "../../lib/camera-light";

/** How often the live picture is sampled. */
const POLL_MS = 350;
/** A pixel that changes by more than this from one sample to the next is not still. */
const SHAKY = 14;
/** A hint is shown when it held for this many samples, so that it does not flicker. */
const HELD_FOR = 3;

export type Hint = LightHint | "crooked" | "shaky";

/** What could be better about the live picture. It advises and never blocks. */
export class Hints {
  current = $state<Hint | undefined>();
  #held: Held | undefined;
  #before: { sample: ImageData; held: Held | undefined } | undefined;
  #canvas = document.createElement("canvas");
  #last: Hint | undefined;
  #count = 0;

  /** Samples a video until the returned function is called. */
  follow(video: HTMLVideoElement): () => void {
    const turned = (event: DeviceOrientationEvent) => {
      if (event.beta === null || event.gamma === null) return;
      this.#held = { beta: event.beta, gamma: event.gamma, screen: screen.orientation.angle };
    };
    window.addEventListener("deviceorientation", turned);
    const timer = setInterval(() => this.#poll(video), POLL_MS);
    return () => {
      window.removeEventListener("deviceorientation", turned);
      clearInterval(timer);
    };
  }

  #poll(video: HTMLVideoElement): void {
    const sample = sampleFrame(video, this.#canvas);
    if (!sample) return;
    const hint = lightOf(toneOf(sample)) ?? this.#posture(sample);
    this.#before = { sample, held: this.#held };
    this.#count = hint === this.#last ? this.#count + 1 : 1;
    this.#last = hint;
    if (this.#count >= HELD_FOR) this.current = hint;
  }

  /** From the motion sensor where there is one, else from how the picture changes. */
  #posture(sample: ImageData): Hint | undefined {
    const before = this.#before;
    if (this.#held) {
      if (isCrooked(this.#held)) return "crooked";
      return before?.held && isRestless(before.held, this.#held) ? "shaky" : undefined;
    }
    return before && changeOf(before.sample, sample) > SHAKY ? "shaky" : undefined;
  }
}

/** Some phones ask before they tell how they are held, and only when something was pressed. */
export function askForMotion(): void {
  const events = window.DeviceOrientationEvent as { requestPermission?: () => Promise<unknown> } | undefined;
  void events?.requestPermission?.().catch(() => undefined);
}
