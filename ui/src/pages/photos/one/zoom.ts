/** The steps of the buttons; the picture never becomes smaller than its frame. */
export const STEPS = [1, 1.5, 2, 3, 4];
const [LEAST, MOST] = [1, 4];

function spread(touches: TouchList): number {
  const [a, b] = [touches[0], touches[1]];
  return a && b ? Math.hypot(a.clientX - b.clientX, a.clientY - b.clientY) : 0;
}

/** Two fingers, or the wheel with Ctrl as a touchpad sends it, make the picture larger and smaller. */
export function pinch(now: () => number, zoomTo: (zoom: number) => void): (frame: HTMLElement) => () => void {
  const limit = (zoom: number) => Math.min(MOST, Math.max(LEAST, zoom));
  return (frame) => {
    let begun: { spread: number; zoom: number } | undefined;
    const start = (event: TouchEvent) => {
      begun = event.touches.length === 2 ? { spread: spread(event.touches), zoom: now() } : undefined;
    };
    const move = (event: TouchEvent) => {
      if (!begun || event.touches.length !== 2 || begun.spread === 0) return;
      event.preventDefault();
      zoomTo(limit((begun.zoom * spread(event.touches)) / begun.spread));
    };
    const wheel = (event: WheelEvent) => {
      if (!event.ctrlKey) return;
      event.preventDefault();
      zoomTo(limit(now() * Math.exp(-event.deltaY / 200)));
    };
    frame.addEventListener("touchstart", start, { passive: true });
    frame.addEventListener("touchmove", move, { passive: false });
    frame.addEventListener("wheel", wheel, { passive: false });
    return () => {
      frame.removeEventListener("touchstart", start);
      frame.removeEventListener("touchmove", move);
      frame.removeEventListener("wheel", wheel);
    };
  };
}
