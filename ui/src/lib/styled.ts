import type { Attachment } from "svelte/attachments";

/** Sets styles that are computed, through the element itself: the window's policy allows no style attributes. */
export function styled(values: Record<string, string | null>): Attachment<HTMLElement | SVGElement> {
  return (element) => {
    for (const [name, value] of Object.entries(values)) element.style.setProperty(name, value);
  };
}
