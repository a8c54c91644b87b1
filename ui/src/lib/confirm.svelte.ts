import type { Error as ApiError, OfKind, SecretKind } from "../generated/api";
import type { Args, Value } from "../platform";
import { call } from "./api.svelte";

interface Question {
  kind: SecretKind;
  /** Fingerprint or face is accepted too. */
  biometric: boolean;
  answered: (typed: boolean) => void;
}

let question = $state.raw<Question | undefined>();

/** What the sheet that asks for the lock's secret shows. */
export const asked = {
  get current(): Question | undefined {
    return question;
  },
};

function ask(kind: SecretKind, biometric: boolean): Promise<boolean> {
  return new Promise((resolve) => {
    question = {
      kind,
      biometric,
      answered: (typed) => {
        question = undefined;
        resolve(typed);
      },
    };
  });
}

/** Does what may ask for the lock's secret again; `undefined` when the patient did not give it. */
export async function confirmed<T>(act: () => Promise<T>): Promise<T | undefined> {
  try {
    return await act();
  } catch (thrown) {
    const error = thrown as ApiError;
    if (error.code !== "confirm_needed") throw thrown;
    return (await ask(error.kind, error.biometric)) ? act() : undefined;
  }
}

/** Calls a command that may ask for the lock's secret again; `undefined` when the patient did not give it. */
export function callConfirmed<C extends OfKind<"value">>(name: C, args: Args<C>): Promise<Value<C> | undefined> {
  return confirmed(() => call(name, args));
}
