import type { LightHint } from "../../generated/api";
import { glanceAt } from "../../lib/camera";
import { changeOf, lightOf, toneOf } from "../../lib/camera-light";
import { isCrooked, isRestless, type Held } from "../../lib/camera-level";

/** How often the picture is looked at. */
const LOOK_MS = 350;
/** A pixel that changes by more than this from one look to the next is not still. */
const SHAKY = 14;
/** A hint is shown when it held for this many looks, so that it does not flicker. */
const HELD_FOR = 3;

export type Hint = LightHint | "crooked" | "shaky";

/** What could be better about the live picture. It advises and never blocks. */
export class Hints {
  current = $state<Hint | undefined>();
  #held: Held | undefined;
  #before: { glance: ImageData; held: Held | undefined } | undefined;
  #canvas = document.createElement("canvas");
  #last: Hint | undefined;
  #count = 0;

  /** Looks at a video until the function it gives is called. */
  follow(video: HTMLVideoElement): () => void {
    const turned = (event: DeviceOrientationEvent) => {
      if (event.beta === null || event.gamma === null) return;
      this.#held = { beta: event.beta, gamma: event.gamma, screen: screen.orientation.angle };
    };
    window.addEventListener("deviceorientation", turned);
    const timer = setInterval(() => this.#look(video), LOOK_MS);
    return () => {
      window.removeEventListener("deviceorientation", turned);
      clearInterval(timer);
    };
  }

  #look(video: HTMLVideoElement): void {
    const glance = glanceAt(video, this.#canvas);
    if (!glance) return;
    const hint = lightOf(toneOf(glance)) ?? this.#posture(glance);
    this.#before = { glance, held: this.#held };
    this.#count = hint === this.#last ? this.#count + 1 : 1;
    this.#last = hint;
    if (this.#count >= HELD_FOR) this.current = hint;
  }

  /** From the motion sensor where there is one, else from how the picture changes. */
  #posture(glance: ImageData): Hint | undefined {
    const before = this.#before;
    if (this.#held) {
      if (isCrooked(this.#held)) return "crooked";
      return before?.held && isRestless(before.held, this.#held) ? "shaky" : undefined;
    }
    return before && changeOf(before.glance, glance) > SHAKY ? "shaky" : undefined;
  }
}

/** Some phones ask before they tell how they are held, and only when something was pressed. */
export function askForMotion(): void {
  const events = window.DeviceOrientationEvent as { requestPermission?: () => Promise<unknown> } | undefined;
  void events?.requestPermission?.().catch(() => undefined);
}
