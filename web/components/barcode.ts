import { css, html, LitElement, nothing } from "lit";
import { customElement, property } from "lit/decorators.js";
import { barcodeUrl, type BarcodeFormat } from "../api/items.ts";

/** The bars leave out the hyphen before the check character, as the printed labels do: shorter, hence wider bars. */
const barsOf = (text: string) => text.replace(/-(.)$/, "$1");

/** A long code needs all the width that there is: narrower bars cannot be read off a screen. */
const shapes: Record<BarcodeFormat, string> = { code128: "", ean13: "", qrcode: "square", "gs1-128": "wide" };

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
      text-align: center;
      overflow-wrap: anywhere;
    }
    .wide {
      max-width: 36rem;
      height: auto;
      max-height: 7rem;
    }
  `;

  @property() text = "";
  @property() format: BarcodeFormat = "code128";
  @property({ type: Boolean }) withoutText = false;

  override render() {
    if (!this.text) return nothing;
    return html`<figure>
      <img
        class=${shapes[this.format]}
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
