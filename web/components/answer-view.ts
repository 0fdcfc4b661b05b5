import type { LitElement, ReactiveController } from "lit";

/** The question comes last: it is in view, whatever else there is room for. */
const shown = [".answer", ".question[data-now]"];

/**
 * Keeps what was answered, and what is asked now, before the eyes of whoever has scrolled to the camera; and the focus there when
 * the button that it was on has gone. The page draws an `.answer`, and `.question[data-now]` with its buttons.
 */
export class AnswerView implements ReactiveController {
  readonly #host: LitElement;
  #answering = false;

  constructor(host: LitElement) {
    this.#host = host;
    host.addController(this);
  }

  hostUpdate(): void {
    this.#answering = this.#focused?.closest(".question") instanceof Element;
  }

  hostUpdated(): void {
    if (!this.#answering || this.#focused) return;
    this.#parts.at(-1)?.focus({ preventScroll: true });
  }

  /** Scrolls as little as it takes. */
  show(): void {
    void this.#host.updateComplete.then(() => {
      for (const part of this.#parts) part.scrollIntoView({ block: "nearest" });
    });
  }

  get #focused(): Element | null {
    return this.#host.shadowRoot?.activeElement ?? null;
  }

  get #parts(): HTMLElement[] {
    return shown.flatMap((part) => this.#host.renderRoot.querySelector<HTMLElement>(part) ?? []);
  }
}
