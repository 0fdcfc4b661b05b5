import { css, html, LitElement, nothing } from "lit";
import { customElement, property, state } from "lit/decorators.js";
import "@awesome.me/webawesome/dist/components/button/button.js";
import "@awesome.me/webawesome/dist/components/dialog/dialog.js";
import { elements } from "../styles/shared.ts";

/**
 * A question or a small form over the page.
 *
 * @slot - what it asks
 * @slot footer - its buttons
 * @fires bip-close - it was closed, whichever way
 */
@customElement("bip-dialog")
export class BipDialog extends LitElement {
  static override styles = [
    elements,
    css`
      wa-dialog {
        /* A dialog clips what floats over it: its choices push the rest down instead. */
        --bip-combobox-position: static;
        --width: 34rem;
        --spacing: 1.25rem;
      }
      wa-dialog::part(title) {
        font-size: 1.25rem;
        line-height: 1.3;
      }
      wa-dialog::part(close-button__base) {
        min-width: var(--bip-target);
        min-height: var(--bip-target);
      }
      .footer {
        display: flex;
        flex-wrap: wrap;
        justify-content: flex-end;
        gap: 0.75rem;
        width: 100%;
      }
    `,
  ];

  @property() heading = "";
  @property({ type: Boolean }) open = false;
  @property({ type: Boolean }) withFooter = false;

  override render() {
    return html`<wa-dialog
      label=${this.heading}
      ?open=${this.open}
      @wa-after-show=${this.#shown}
      @wa-after-hide=${this.#closed}
    >
      <slot></slot>
      ${this.withFooter ? html`<div class="footer" slot="footer"><slot name="footer"></slot></div>` : nothing}
    </wa-dialog>`;
  }

  /** Typing starts in the first field, whichever form the dialog holds. */
  #shown(event: Event) {
    if (event.target !== event.currentTarget) return;
    for (const child of this.children) {
      const field = (child.shadowRoot ?? child).querySelector<HTMLElement>(
        "input, select, textarea, bip-combobox",
      );
      if (field) return field.focus();
    }
  }

  // Closing events of what the dialog holds (menus, tips) bubble up to it as well.
  #closed(event: Event) {
    if (event.target !== event.currentTarget) return;
    this.open = false;
    this.dispatchEvent(new CustomEvent("bip-close"));
  }
}

export interface Question {
  heading: string;
  text: string;
  /** The verb on the button that goes ahead. */
  yes: string;
  no?: string;
  tone?: "brand" | "danger";
}

interface AskedQuestion extends Question {
  answer: (yes: boolean) => void;
}

const questions = new EventTarget();

/** Asks before something that is awkward to undo. */
export function confirm(question: Question): Promise<boolean> {
  return new Promise((answer) => {
    questions.dispatchEvent(new CustomEvent("question", { detail: { ...question, answer } }));
  });
}

/** Where questions appear; one in the shell. */
@customElement("bip-questions")
export class BipQuestions extends LitElement {
  static override styles = [
    css`
      wa-button::part(button) {
        min-height: 3rem;
      }
      p {
        margin: 0;
      }
    `,
  ];

  @state() private asked: AskedQuestion | null = null;
  @state() private open = false;
  #yes = false;

  readonly #ask = (event: Event) => {
    this.#yes = false;
    this.asked = (event as CustomEvent<AskedQuestion>).detail;
    this.open = true;
  };

  override connectedCallback() {
    super.connectedCallback();
    questions.addEventListener("question", this.#ask);
  }

  override disconnectedCallback() {
    super.disconnectedCallback();
    questions.removeEventListener("question", this.#ask);
  }

  override render() {
    const asked = this.asked;
    return html`<bip-dialog
      heading=${asked?.heading ?? ""}
      ?open=${this.open}
      withFooter
      @bip-close=${this.#closed}
    >
      <p>${asked?.text}</p>
      <wa-button slot="footer" appearance="outlined" @click=${() => this.#close(false)}
        >${asked?.no ?? "Renoncer"}</wa-button
      >
      <wa-button slot="footer" variant=${asked?.tone ?? "brand"} @click=${() => this.#close(true)}
        >${asked?.yes}</wa-button
      >
    </bip-dialog>`;
  }

  #close(yes: boolean) {
    this.#yes = yes;
    this.open = false;
  }

  #closed() {
    this.open = false;
    this.asked?.answer(this.#yes);
    this.asked = null;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "bip-dialog": BipDialog;
    "bip-questions": BipQuestions;
  }
}
