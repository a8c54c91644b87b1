import type { Error as ApiError, PhotoLog, PhotoSet } from "../generated/api";
import { call, read, type Resource } from "./api.svelte";

/** The earlier photos as they were read last, so that coming back to a long log finds all of it. */
let earlier = $state.raw<PhotoSet[]>([]);

/** The log with the sets of its first part, and those of earlier days behind them. */
export function joined(first: PhotoLog, rest: readonly PhotoSet[]): PhotoLog {
  const last = first.sets.at(-1)?.on;
  if (!first.more || last === undefined) return first;
  return { ...first, sets: [...first.sets, ...rest.filter((set) => set.on < last)] };
}

/** Reads the parts behind the first one, one after the other, until there are no more or nobody waits for them. */
async function readEarlier(first: PhotoLog, wanted: () => boolean): Promise<void> {
  const sets: PhotoSet[] = [];
  let before = first.more ? first.sets.at(-1)?.on : undefined;
  while (before !== undefined) {
    const part = await call("photos_before", { before });
    if (!wanted()) return;
    sets.push(...part.sets);
    before = part.more ? part.sets.at(-1)?.on : undefined;
    // What was there stays until all of it was read again.
    if (sets.length > earlier.length) earlier = [...sets];
  }
  earlier = sets;
}

/** The whole photo log: its first part at once, the earlier photos as they come. Call it while a component is set up. */
export function readPhotos(): Resource<PhotoLog> {
  const first = read("photos", {});
  let error = $state.raw<ApiError | undefined>();
  $effect(() => {
    const log = first.value;
    if (!log) return;
    let wanted = true;
    error = undefined;
    readEarlier(log, () => wanted).catch((thrown: unknown) => (error = thrown as ApiError));
    return () => {
      wanted = false;
    };
  });
  const whole = $derived(first.value && joined(first.value, earlier));
  return {
    get value() {
      return whole;
    },
    get error() {
      return first.error ?? error;
    },
    get loading() {
      return first.loading;
    },
    refresh: () => first.refresh(),
  };
}
