import type { Error as ApiError } from "../generated/api";

/** One write on its way from a form: busy until the reply, then done or with its error. */
export class Saving {
  busy = $state(false);
  error = $state.raw<ApiError | undefined>();

  /** Runs a write unless one is on its way; true when it went through. */
  async run(write: () => Promise<unknown>): Promise<boolean> {
    if (this.busy) return false;
    this.busy = true;
    this.error = undefined;
    try {
      await write();
      return true;
    } catch (thrown) {
      this.error = thrown as ApiError;
      return false;
    } finally {
      this.busy = false;
    }
  }
}
