import type { Error as ApiError } from "../generated/api";

export const UNDO_MS = 10_000;

interface Offer {
  message: string;
  undo: () => Promise<void>;
}

let offer = $state.raw<Offer | undefined>();
let failure = $state.raw<ApiError | undefined>();

/** What the toast shows. */
export const undoOffer = {
  get current(): Offer | undefined {
    return offer;
  },
  get failure(): ApiError | undefined {
    return failure;
  },
};

/** Says what was done and offers to take it back; a later offer takes its place. */
export function offerUndo(message: string, undo: () => Promise<void>): void {
  failure = undefined;
  offer = { message, undo };
}

export function dismissUndo(): void {
  offer = undefined;
  failure = undefined;
}

/** Says in the same place that something could not be saved. */
export function sayFailure(error: ApiError): void {
  offer = undefined;
  failure = error;
}

export async function takeBack(): Promise<void> {
  const taken = offer;
  offer = undefined;
  if (!taken) return;
  try {
    await taken.undo();
  } catch (thrown) {
    failure = thrown as ApiError;
  }
}
