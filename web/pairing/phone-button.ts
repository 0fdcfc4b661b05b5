import { css, html, LitElement, nothing } from "lit";
import { customElement } from "lit/decorators.js";
import { MediaController } from "../components/media-controller.ts";
import { elements } from "../styles/shared.ts";
import { computerLink } from "./computer-link.ts";
import { openPairDialog } from "./open-pair-dialog.ts";
import "../components/icon.ts";

/** The way to a phone as this computer's scanner; a phone has a camera of its own and needs none. */
@customElement("bip-phone-button")
export class BipPhoneButton extends LitElement {
  static override styles = [
    elements,
    css`
      button {
        display: inline-flex;
        align-items: center;
        justify-content: center;
        gap: 0.5rem;
        width: 100%;
        min-height: 3.25rem;
        padding: 0 1.125rem;
        border: 1px solid var(--bip-line-strong);
        border-radius: var(--bip-radius);
        background: var(--bip-sheet);
        color: var(--bip-ink);
        font: inherit;
        font-weight: 600;
        cursor: pointer;
      }
      button:hover {
        border-color: var(--bip-ink);
      }
    `,
  ];

  readonly #pointer = new MediaController(this, "(pointer: fine)");
  readonly #changed = () => this.requestUpdate();

  override connectedCallback() {
    super.connectedCallback();
    computerLink.addEventListener("changed", this.#changed);
  }

  override disconnectedCallback() {
    super.disconnectedCallback();
    computerLink.removeEventListener("changed", this.#changed);
  }

  override render() {
    if (!this.#pointer.matches || computerLink.phone) return nothing;
    return html`<button type="button" @click=${openPairDialog}>
      <bip-icon name="smartphone"></bip-icon>Utiliser mon téléphone comme lecteur
    </button>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "bip-phone-button": BipPhoneButton;
  }
}
