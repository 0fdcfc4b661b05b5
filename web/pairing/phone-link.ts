import { css, html, LitElement, nothing } from "lit";
import { customElement } from "lit/decorators.js";
import { navigate } from "../navigation.ts";
import { elements } from "../styles/shared.ts";
import { computerLink } from "./computer-link.ts";
import { openPairDialog } from "./open-pair-dialog.ts";
import "../components/icon.ts";

/** As long as a phone reads for this computer: that it does, on every page, and the way to end it. */
@customElement("bip-phone-link")
export class BipPhoneLink extends LitElement {
  static override styles = [
    elements,
    css`
      :host {
        padding: 0.25rem;
      }
      .link {
        display: grid;
        gap: 0.25rem;
        padding: 0.25rem;
        border-radius: var(--bip-radius);
        background: var(--bip-good-soft);
        color: var(--bip-good);
      }
      .away {
        background: var(--bip-wait-soft);
        color: var(--bip-wait);
      }
      button {
        display: flex;
        align-items: center;
        gap: 0.5rem;
        min-height: var(--bip-target);
        padding: 0 0.5rem;
        border: 0;
        border-radius: var(--bip-radius);
        background: none;
        color: inherit;
        font: inherit;
        font-weight: 600;
        line-height: 1.25;
        text-align: start;
        cursor: pointer;
      }
      button.open {
        text-decoration: underline;
        text-underline-offset: 0.2em;
      }
    `,
  ];

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
    const { phone, held } = computerLink;
    this.hidden = !phone;
    if (!phone) return nothing;
    return html`<div class=${phone.here ? "link" : "link away"}>
      <button type="button" aria-label=${`${said(phone.here)} : voir ou terminer`} @click=${openPairDialog}>
        <bip-icon name="smartphone"></bip-icon>${said(phone.here)}
      </button>
      ${
        held.length > 0
          ? html`<button type="button" class="open" @click=${() => navigate("/")}>
              <bip-icon name="hourglass"></bip-icon>${
                held.length === 1 ? "1 code attend" : `${held.length} codes attendent`
              }&nbsp;:
              ouvrir le Bureau
            </button>`
          : nothing
      }
    </div>`;
  }
}

const said = (here: boolean) => (here ? "Téléphone relié" : "Téléphone relié, en veille");

declare global {
  interface HTMLElementTagNameMap {
    "bip-phone-link": BipPhoneLink;
  }
}
