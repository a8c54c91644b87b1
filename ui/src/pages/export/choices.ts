import type { ExportChoices } from "../../generated/api";

/** Whether there is nothing yet that could be handed out. */
export function isEmpty(choices: ExportChoices): boolean {
  const { plans, sessions, medicines, diary, photos } = choices;
  return plans + sessions + medicines + diary + photos + choices.private === 0;
}

/** Bytes as megabytes, at least one. */
export function megabytes(bytes: number): number {
  return Math.max(1, Math.round(bytes / 1e6));
}
