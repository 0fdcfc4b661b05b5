import { css, html, LitElement, nothing } from "lit";
import { customElement, state } from "lit/decorators.js";
import { repeat } from "lit/directives/repeat.js";
import { elements } from "../styles/shared.ts";
import type { IconName } from "./icons.ts";
import "./icon.ts";

export interface Toast {
  text: string;
  tone?: "good" | "alarm";
  /** A way back, offered while the message stays. */
  action?: { label: string; run: () => void };
}

interface ShownToast extends Toast {
  key: number;
}

const stays = 6_000;
const staysWithAction = 12_000;
const toasts = new EventTarget();

/** Says what was done, at the foot of the screen and to screen readers. */
export function showToast(toast: Toast): void {
  toasts.dispatchEvent(new CustomEvent("toast", { detail: toast }));
}

/** Where messages appear; one in the shell. */
@customElement("bip-toasts")
export class BipToasts extends LitElement {
  static override styles = [
    elements,
    css`
      :host {
        position: fixed;
        inset-inline: 0;
        bottom: calc(var(--bip-bottom-bar, 0px) + 1rem);
        z-index: 900;
        display: grid;
        justify-items: center;
        gap: 0.5rem;
        padding-inline: 1rem;
        pointer-events: none;
      }
      .toast {
        display: flex;
        align-items: center;
        gap: 0.75rem;
        max-width: 36rem;
        padding: 0.375rem 0.5rem 0.375rem 1rem;
        min-height: 3.25rem;
        border-radius: var(--bip-radius);
        background: var(--bip-ink);
        color: var(--bip-paper);
        box-shadow: 0 4px 16px rgb(0 0 0 / 25%);
      }
      .alarm {
        background: var(--bip-alarm-soft);
        color: var(--bip-alarm);
        border: 1px solid currentColor;
      }
      button {
        pointer-events: auto;
        min-height: var(--bip-target);
        min-width: var(--bip-target);
        padding: 0 0.75rem;
        border: 0;
        border-radius: var(--bip-radius);
        background: none;
        color: inherit;
        font: inherit;
        cursor: pointer;
      }
      .action {
        font-weight: 700;
        text-decoration: underline;
        text-underline-offset: 0.2em;
      }
    `,
  ];

  @state() private shown: ShownToast[] = [];
  #next = 0;

  readonly #add = (event: Event) => {
    const toast = { ...(event as CustomEvent<Toast>).detail, key: this.#next++ };
    this.shown = [...this.shown.slice(-2), toast];
    setTimeout(() => this.#close(toast.key), toast.action ? staysWithAction : stays);
  };

  override connectedCallback() {
    super.connectedCallback();
    toasts.addEventListener("toast", this.#add);
  }

  override disconnectedCallback() {
    super.disconnectedCallback();
    toasts.removeEventListener("toast", this.#add);
  }

  override render() {
    return html`<div role="status" aria-live="polite">
      ${repeat(
        this.shown,
        (toast) => toast.key,
        (toast) => {
          const icon: IconName = toast.tone === "alarm" ? "circle-alert" : "circle-check";
          return html`<div class="toast ${toast.tone ?? "good"}">
            <bip-icon name=${icon}></bip-icon><span>${toast.text}</span>
            ${
              toast.action
                ? html`<button class="action" type="button" @click=${() => this.#act(toast)}>
                    ${toast.action.label}
                  </button>`
                : nothing
            }
            <button type="button" aria-label="Fermer ce message" @click=${() => this.#close(toast.key)}>
              <bip-icon name="x"></bip-icon>
            </button>
          </div>`;
        },
      )}
    </div>`;
  }

  #act(toast: ShownToast) {
    toast.action?.run();
    this.#close(toast.key);
  }

  #close(key: number) {
    this.shown = this.shown.filter((toast) => toast.key !== key);
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "bip-toasts": BipToasts;
  }
}
