/** Files dropped anywhere on the window: spread the handlers on `svelte:window`. */
export class FileDrop {
  /** Files are being held over the window. */
  over = $state(false);

  constructor(readonly dropped: (files: FileList) => void) {}

  readonly ondragover = (event: DragEvent): void => {
    if (!hasFiles(event)) return;
    event.preventDefault();
    this.over = true;
  };

  readonly ondragleave = (event: DragEvent): void => {
    // Leaving the window has nothing it goes to.
    if (event.relatedTarget === null) this.over = false;
  };

  readonly ondrop = (event: DragEvent): void => {
    this.over = false;
    const files = event.dataTransfer?.files;
    if (!files || !hasFiles(event)) return;
    event.preventDefault();
    this.dropped(files);
  };
}

function hasFiles(event: DragEvent): boolean {
  return event.dataTransfer?.types.includes("Files") ?? false;
}
