import type { Commands, Error as ApiError, OfKind, Rendition, Tag } from "../generated/api";

export type Args<C extends keyof Commands> = Commands[C]["args"];
export type Value<C extends keyof Commands> = Commands[C]["value"];

/** What a command gives back, and which kinds of things it changed. */
export interface Reply<T> {
  value: T;
  changed: Tag[];
}

/**
 * What the pages need from where they run: one way to call each kind of command, and what the host itself says. Every call
 * rejects with an `ApiError`, never with anything else.
 */
export interface Platform {
  /** JSON in, JSON out. */
  call<C extends OfKind<"value">>(name: C, args: Args<C>): Promise<Reply<Value<C>>>;
  /** Sends bytes with the arguments. */
  send<C extends OfKind<"bytes">>(name: C, args: Args<C>, bytes: Blob): Promise<Reply<Value<C>>>;
  /** Has a file made and saved under this name; false when the patient cancelled. */
  save<C extends OfKind<"file">>(name: C, args: Args<C>, fileName: string): Promise<boolean>;
  /** Saving a file that is made in pieces. */
  pieces: {
    /** Asks where to save it, under this name; false when the patient cancelled. */
    to(fileName: string): Promise<boolean>;
    /** Writes the next piece; the file is in place when this says `finished`. */
    next<C extends OfKind<"pieces">>(name: C): Promise<Reply<Value<C>>>;
    /** Stops writing it; nothing of it stays. */
    stop(): Promise<void>;
  };
  /** Asks for a file that the command will read; false when the patient cancelled. */
  open(name: OfKind<"source">): Promise<boolean>;
  /** Where a page finds a photo's picture. */
  photoUrl(id: string, which: Rendition): string;
  /** Tells when the patient may have opened a pack file with the app, at the start too; `pack_opened` gives its text. */
  onPackOpened(opened: () => void): void;
  /** Tells what the host itself changed: a reminder that was answered while no page asked for anything. */
  onChanged(changed: (tags: Tag[]) => void): void;
  /** In a window of its own the system asks where a file goes; a browser puts it among its downloads without a question. */
  capabilities: { nativeWindow: boolean };
}

/** A rejection as an `ApiError`: whatever else a host throws is a call it did not understand. */
export function asApiError(thrown: unknown): ApiError {
  const known = typeof thrown === "object" && thrown !== null && "code" in thrown && typeof thrown.code === "string";
  return known ? (thrown as ApiError) : { code: "bad_call" };
}

/** Arguments as a header's value, which holds no letters beyond ASCII. */
export function headerOf(args: unknown): string {
  const code = (unit: string) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`;
  return JSON.stringify(args).replace(/[^\x20-\x7e]/g, code);
}
