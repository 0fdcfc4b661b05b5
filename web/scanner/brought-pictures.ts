import type { ReactiveController, ReactiveControllerHost } from "lit";

/** Of several that listen the innermost brings what comes; the page's frame comes last. */
const listening: BroughtPictures[] = [];

interface Frame {
  /** Whether it takes pictures now. */
  takes: () => boolean;
}

/** Pictures that are dropped anywhere on the page or pasted into it. */
export class BroughtPictures implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  readonly #onFiles: (files: File[]) => void;
  readonly #frame: Frame | undefined;
  /** Files are held over the page: the moment to say that they may be dropped. */
  over = false;

  /** @param frame of what listens around all pages: it takes pictures only, and only where no page does */
  constructor(host: ReactiveControllerHost, onFiles: (files: File[]) => void, frame?: Frame) {
    this.#host = host;
    this.#onFiles = onFiles;
    this.#frame = frame;
    host.addController(this);
  }

  hostConnected(): void {
    if (this.#frame) listening.unshift(this);
    else listening.push(this);
    window.addEventListener("dragenter", this.#entered);
    window.addEventListener("dragover", this.#held);
    window.addEventListener("dragleave", this.#left);
    window.addEventListener("drop", this.#dropped);
    window.addEventListener("paste", this.#pasted);
  }

  hostDisconnected(): void {
    listening.splice(listening.indexOf(this), 1);
    window.removeEventListener("dragenter", this.#entered);
    window.removeEventListener("dragover", this.#held);
    window.removeEventListener("dragleave", this.#left);
    window.removeEventListener("drop", this.#dropped);
    window.removeEventListener("paste", this.#pasted);
  }

  get #listens(): boolean {
    return listening.at(-1) === this && this.#frame?.takes() !== false;
  }

  /** What a part of the page takes for itself, an invoice for one, is not for here. */
  #isForHere(event: DragEvent): boolean {
    const { dataTransfer } = event;
    if (!this.#listens || event.defaultPrevented || !dataTransfer?.types.includes("Files")) return false;
    const [target] = event.composedPath();
    if (target instanceof HTMLInputElement && target.type === "file") return false;
    return !this.#frame || [...dataTransfer.items].some(({ type }) => type.startsWith("image/"));
  }

  readonly #entered = (event: DragEvent) => {
    if (this.#isForHere(event)) event.preventDefault();
  };

  readonly #held = (event: DragEvent) => {
    const isForHere = this.#isForHere(event);
    this.#show(isForHere);
    if (!isForHere) return;
    event.preventDefault();
    if (event.dataTransfer) event.dataTransfer.dropEffect = "copy";
  };

  readonly #left = (event: DragEvent) => {
    // Only leaving the window goes nowhere.
    if (event.relatedTarget === null) this.#show(false);
  };

  /** Without this the browser would open the picture, and what is typed on the page would be gone. */
  readonly #dropped = (event: DragEvent) => {
    this.#show(false);
    if (!this.#isForHere(event)) return;
    event.preventDefault();
    this.#bring([...(event.dataTransfer?.files ?? [])]);
  };

  readonly #pasted = (event: ClipboardEvent) => {
    if (!this.#listens || event.defaultPrevented) return;
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
