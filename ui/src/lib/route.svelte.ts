interface Route {
  path: string[];
  query: URLSearchParams;
}

function parse(hash: string): Route {
  const [path = "", query = ""] = hash.replace(/^#\/?/, "").split("?");
  return { path: path.split("/").filter(Boolean).map(decodeURIComponent), query: new URLSearchParams(query) };
}

let current = $state.raw(parse(location.hash));
let moves = $state(0);
let before = $state<string | undefined>();

/** Where the patient is: `#/sessions/42?done` has the path `["sessions", "42"]`. */
export const route = {
  get path(): string[] {
    return current.path;
  },
  get query(): URLSearchParams {
    return current.query;
  },
  /** How often the place changed since the start; the first page does not take the focus. */
  get moves(): number {
    return moves;
  },
  /** The place before this one, such as `#/journey`. */
  get before(): string | undefined {
    return before;
  },
};

window.addEventListener("hashchange", (event) => {
  before = new URL(event.oldURL).hash || undefined;
  current = parse(location.hash);
  moves += 1;
});

/** Goes to a place such as `#/journey`. */
export function go(hash: string): void {
  location.hash = hash;
}

/** Goes to a place without leaving the present one in the history. */
export function replace(hash: string): void {
  location.replace(hash);
}

/** Goes back, or to `otherwise` when the app was opened at this place. */
export function back(otherwise = "#/today"): void {
  if (moves > 0) history.back();
  else go(otherwise);
}
