import type { ReactiveController, ReactiveControllerHost } from "lit";

/** Pictures that are dropped anywhere on the page or pasted into it. */
export class BroughtPictures implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  readonly #onFiles: (files: File[]) => void;
  /** Files are held over the page: the moment to say that they may be dropped. */
  over = false;

  constructor(host: ReactiveControllerHost, onFiles: (files: File[]) => void) {
    this.#host = host;
    this.#onFiles = onFiles;
    host.addController(this);
  }

  hostConnected(): void {
    window.addEventListener("dragenter", this.#held);
    window.addEventListener("dragover", this.#held);
    window.addEventListener("dragleave", this.#left);
    window.addEventListener("drop", this.#dropped);
    window.addEventListener("paste", this.#pasted);
  }

  hostDisconnected(): void {
    window.removeEventListener("dragenter", this.#held);
    window.removeEventListener("dragover", this.#held);
    window.removeEventListener("dragleave", this.#left);
    window.removeEventListener("drop", this.#dropped);
    window.removeEventListener("paste", this.#pasted);
  }

  readonly #held = (event: DragEvent) => {
    if (!event.dataTransfer?.types.includes("Files")) return;
    event.preventDefault();
    event.dataTransfer.dropEffect = "copy";
    this.#show(true);
  };

  readonly #left = (event: DragEvent) => {
    // Only leaving the window goes nowhere.
    if (event.relatedTarget === null) this.#show(false);
  };

  /** Without this the browser would open the picture, and what is typed on the page would be gone. */
  readonly #dropped = (event: DragEvent) => {
    if (!event.dataTransfer?.types.includes("Files")) return;
    event.preventDefault();
    this.#show(false);
    this.#bring([...event.dataTransfer.files]);
  };

  readonly #pasted = (event: ClipboardEvent) => {
    const { clipboardData } = event;
    const pictures = [...(clipboardData?.files ?? [])].filter(({ type }) => type.startsWith("image/"));
    // Cells of a spreadsheet come as words and as a picture of them: whoever is typing means the words.
    const [target] = event.composedPath();
    const types = target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement;
    if (pictures.length === 0 || (types && clipboardData?.types.includes("text/plain"))) return;
    event.preventDefault();
    this.#bring(pictures);
  };

  #bring(files: File[]): void {
    if (files.length > 0) this.#onFiles(files);
  }

  #show(over: boolean): void {
    if (this.over === over) return;
    this.over = over;
    this.#host.requestUpdate();
  }
}
