import { dependsOn, type Error as ApiError, type OfKind, type Read, type Tag } from "../generated/api";
import { platform, type Args, type Value } from "../platform";

/** A skeleton is shown only after this long without a value. */
const SKELETON_AFTER_MS = 150;
const MINUTE_MS = 60_000;

/** A read that keeps itself up to date. */
export interface Resource<T> {
  readonly value: T | undefined;
  readonly error: ApiError | undefined;
  readonly loading: boolean;
  readonly refresh: () => Promise<void>;
}

class Entry<C extends Read> implements Resource<Value<C>> {
  value = $state.raw<Value<C> | undefined>();
  error = $state.raw<ApiError | undefined>();
  loading = $state(false);
  users = 0;
  #running: Promise<void> | undefined;
  #again = false;

  constructor(
    readonly name: C,
    readonly args: Args<C>,
  ) {}

  /** Reads; a call while one is on its way reads once more after it, so that the last write is always seen. */
  refresh(): Promise<void> {
    if (this.#running) {
      this.#again = true;
      return this.#running;
    }
    this.#running = this.#read().finally(() => (this.#running = undefined));
    return this.#running;
  }

  /** When what is on its way has come. */
  settled(): Promise<void> {
    return this.#running ?? Promise.resolve();
  }

  async #read(): Promise<void> {
    const timer = setTimeout(() => (this.loading = this.value === undefined), SKELETON_AFTER_MS);
    do {
      this.#again = false;
      try {
        this.value = (await platform.call(this.name, this.args)).value;
        this.error = undefined;
      } catch (thrown) {
        this.error = notice(thrown as ApiError);
      }
    } while (this.#again);
    clearTimeout(timer);
    this.loading = false;
  }
}

/** What to do when the store turns out to be closed; the start states then take the screen. */
let closed: ((error: ApiError) => void) | undefined;
export function whenClosed(then: (error: ApiError) => void): void {
  closed = then;
}

function notice(error: ApiError): ApiError {
  if (error.code === "locked" || error.code === "database_damaged") closed?.(error);
  return error;
}

// Each entry tells its readers; no component reads the list itself.
// eslint-disable-next-line svelte/prefer-svelte-reactivity
const entries = new Map<string, Entry<Read>>();

function entryOf<C extends Read>(name: C, args: Args<C>): Entry<C> {
  const key = `${name} ${JSON.stringify(args)}`;
  let entry = entries.get(key) as Entry<C> | undefined;
  if (!entry) {
    entry = new Entry(name, args);
    entries.set(key, entry);
    void entry.refresh();
  }
  return entry;
}

/** Reads before anybody asks on screen, and waits for it: what is ready is painted once, not twice. */
export async function readAhead<C extends Read>(name: C, args: Args<C>): Promise<void> {
  await entryOf(name, args).settled();
}

/**
 * A read for the life of the component that asks. Call it while the component is set up. Arguments that change are given
 * as a function; the resource then follows them.
 */
export function read<C extends Read>(name: C, args: Args<C> | (() => Args<C>)): Resource<Value<C>> {
  const entry = $derived(entryOf(name, typeof args === "function" ? args() : args));
  $effect(() => {
    const used = entry;
    used.users += 1;
    return () => {
      used.users -= 1;
    };
  });
  return {
    get value() {
      return entry.value;
    },
    get error() {
      return entry.error;
    },
    get loading() {
      return entry.loading;
    },
    refresh: () => entry.refresh(),
  };
}

/**
 * Calls a command once; reads that depend on what it changed are read again. With `settle` it ends only when those on
 * screen have their new values. Rejects with an `ApiError`.
 */
export async function call<C extends OfKind<"value">>(name: C, args: Args<C>, settle = false): Promise<Value<C>> {
  const reply = await platform.call(name, args).catch((thrown: ApiError) => Promise.reject(notice(thrown)));
  const fresh = changed(reply.changed);
  if (settle) await fresh;
  return reply.value;
}

/** Sends bytes to a command; like `call` for what cannot be said in JSON. Rejects with an `ApiError`. */
export async function send<C extends OfKind<"bytes">>(name: C, args: Args<C>, bytes: Blob): Promise<Value<C>> {
  const reply = await platform.send(name, args, bytes).catch((thrown: ApiError) => Promise.reject(notice(thrown)));
  void changed(reply.changed);
  return reply.value;
}

/** Has the next piece of a file written. Rejects with an `ApiError`. */
export async function nextPiece<C extends OfKind<"pieces">>(name: C): Promise<Value<C>> {
  const reply = await platform.pieces.next(name).catch((thrown: ApiError) => Promise.reject(notice(thrown)));
  void changed(reply.changed);
  return reply.value;
}

/** Reads again what depends on these tags. */
export function changed(touched: readonly Tag[]): Promise<void> {
  return drop((tags) => tags.some((tag) => touched.includes(tag)));
}

/** Forgets or re-reads cached reads by their tags: those on screen are read again, the rest when next asked for. */
async function drop(stale: (tags: readonly Tag[]) => boolean): Promise<void> {
  const fresh: Promise<void>[] = [];
  for (const [key, entry] of entries) {
    if (!stale(dependsOn[entry.name])) continue;
    if (entry.users > 0) fresh.push(entry.refresh());
    else entries.delete(key);
  }
  await Promise.all(fresh);
}

/** Reads everything on screen again, as after a night or a long pause. */
export function refreshAll(): void {
  void drop(() => true);
}

function atMidnight(): void {
  const now = new Date();
  const next = new Date(now.getFullYear(), now.getMonth(), now.getDate() + 1, 0, 0, 1);
  setTimeout(() => {
    refreshAll();
    // An app that stays open for weeks still runs its daily housekeeping.
    void call("housekeeping", {}).catch(() => undefined);
    atMidnight();
  }, next.getTime() - now.getTime());
}

/** Keeps what is on screen true as time goes by: at midnight, when the window is seen again, and each minute for Today. */
export function followTime(): void {
  atMidnight();
  platform.onChanged((tags) => void changed(tags));
  document.addEventListener("visibilitychange", () => {
    if (document.visibilityState === "visible") refreshAll();
  });
  setInterval(() => {
    if (document.visibilityState !== "visible") return;
    for (const entry of entries.values()) {
      if (entry.name === "today" && entry.users > 0) void entry.refresh();
    }
  }, MINUTE_MS);
}
