import { vi } from "vitest";

import type { Tag } from "../generated/api";

type Answer = (args: unknown) => unknown;
/** What the host answers to each command; a test puts its own here. */
export const answers = new Map<string, Answer>();
/** What the next write says it changed. */
export const changes = new Map<string, Tag[]>();
export const asked: { name: string; args: unknown }[] = [];

export function resetHost(): void {
  answers.clear();
  changes.clear();
  asked.length = 0;
}

/** How often a command was called. */
export function timesAsked(name: string): number {
  return asked.filter((one) => one.name === name).length;
}

/** A host that answers from `answers` and remembers what it was asked: use it with `vi.mock("../platform", fakeHost)`. */
export function fakeHost(): { platform: unknown; firstScreen: () => void } {
  const call = async (name: string, args: unknown) => {
    asked.push({ name, args });
    const answer = answers.get(name);
    if (!answer) throw new Error(`the test has no answer to ${name}`);
    return { value: await answer(args), changed: changes.get(name) ?? [] };
  };
  const platform = {
    call,
    send: (name: string, args: unknown, bytes: Blob) => call(name, { args, bytes }),
    pieces: {
      to: vi.fn(() => Promise.resolve(true)),
      next: (name: string) => call(name, {}),
      stop: vi.fn(() => Promise.resolve()),
    },
    onChanged: vi.fn(),
    onPackOpened: vi.fn(),
    capabilities: { nativeWindow: false },
  };
  return { platform, firstScreen: () => undefined };
}
