/** Puts the focus on the page's heading, when what had it is no longer there. */
export function toHeading(): void {
  document.querySelector<HTMLElement>("h1")?.focus({ preventScroll: true });
}
