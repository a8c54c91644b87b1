import { availableCameras, problemOf, openCamera, type Facing, type CameraProblem } from "./camera";

/** One camera for the life of a page: on while it is in use, off as soon as it is not. */
export class Camera {
  stream = $state.raw<MediaStream | undefined>();
  problem = $state<CameraProblem | undefined>();
  /** Its picture is shown as in a mirror. */
  mirrored = $state(false);
  /** There is another one to switch to. */
  others = $state(false);
  #facing: Facing = "environment";
  #device: string | undefined;
  #wanted = false;
  #turn = 0;

  async start(): Promise<void> {
    this.#wanted = true;
    this.problem = undefined;
    const turn = (this.#turn += 1);
    this.#end();
    try {
      const stream = await openCamera(this.#facing, this.#device);
      if (turn !== this.#turn) {
        stop(stream);
        return;
      }
      this.#begin(stream);
      this.others = (await availableCameras()).length > 1;
    } catch (thrown) {
      if (turn === this.#turn) this.problem = problemOf(thrown);
    }
  }

  #begin(stream: MediaStream): void {
    const track = stream.getVideoTracks()[0];
    // A camera that does not say which way it faces is the one above a screen.
    this.mirrored = track?.getSettings().facingMode !== "environment";
    track?.addEventListener("ended", () => {
      if (this.stream === stream) this.problem = "busy";
    });
    this.stream = stream;
  }

  /** The light of the camera goes out. */
  stop(): void {
    this.#wanted = false;
    this.#turn += 1;
    this.#end();
  }

  #end(): void {
    if (this.stream) stop(this.stream);
    this.stream = undefined;
  }

  /** The other side's camera, or where the sides are not known the next one. */
  async change(): Promise<void> {
    const now = this.stream?.getVideoTracks()[0]?.getSettings();
    if (now?.facingMode === "user" || now?.facingMode === "environment") {
      this.#facing = now.facingMode === "user" ? "environment" : "user";
      this.#device = undefined;
    } else {
      const all = await availableCameras();
      this.#device = all[(all.indexOf(now?.deviceId ?? "") + 1) % Math.max(1, all.length)];
    }
    await this.start();
  }

  /** On while the page is seen, off while it is hidden. Gives what ends both. */
  follow(): () => void {
    const update = () => {
      if (document.visibilityState === "hidden") this.#end();
      else if (this.#wanted && !this.stream) void this.start();
    };
    document.addEventListener("visibilitychange", update);
    return () => {
      document.removeEventListener("visibilitychange", update);
      this.stop();
    };
  }
}

function stop(stream: MediaStream): void {
  for (const track of stream.getTracks()) track.stop();
}
