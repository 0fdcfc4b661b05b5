import { css, html, LitElement, nothing } from "lit";
import { customElement, property } from "lit/decorators.js";
import { barcodeUrl } from "../api/items.ts";

/** The bars leave out the hyphen before the check character, as the printed labels do: shorter, hence wider bars. */
const barsOf = (text: string) => text.replace(/-(.)$/, "$1");

/** A barcode that a scanner can read off the screen, with its text below: always dark on white. */
@customElement("bip-barcode")
export class BipBarcode extends LitElement {
  static override styles = css`
    :host {
      display: block;
    }
    figure {
      display: flex;
      flex-direction: column;
      align-items: center;
      gap: 0.5rem;
      margin: 0;
      padding: 1rem;
      background: #fff;
      color: #000;
      border-radius: var(--bip-radius);
    }
    img {
      display: block;
      width: 100%;
      max-width: 18rem;
      height: 5rem;
      object-fit: contain;
    }
    .square {
      height: 9rem;
    }
    figcaption {
      font-family: var(--bip-font-code);
      font-size: 1.125rem;
      font-weight: 600;
    }
  `;

  @property() text = "";
  @property() format: "code128" | "qrcode" = "code128";
  @property({ type: Boolean }) withoutText = false;

  override render() {
    if (!this.text) return nothing;
    return html`<figure>
      <img
        class=${this.format === "qrcode" ? "square" : ""}
        src=${barcodeUrl(barsOf(this.text), this.format)}
        alt=${`Code-barres ${this.text}`}
      />
      ${this.withoutText ? nothing : html`<figcaption>${this.text}</figcaption>`}
    </figure>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "bip-barcode": BipBarcode;
  }
}
