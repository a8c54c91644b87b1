/** The largest box of this shape in a room, in pixels; `aspect` is height per width. */
export function fitted(width: number, height: number, aspect: number): { width: number; height: number } {
  const wide = Math.max(0, Math.min(width, height / aspect));
  return { width: Math.floor(wide), height: Math.floor(wide * aspect) };
}

/** The same as styles of an element. */
export function sized({ width, height }: { width: number; height: number }): Record<string, string> {
  return { width: `${width}px`, height: `${height}px` };
}
