import { css, html, LitElement } from "lit";
import { customElement, query, state } from "lit/decorators.js";
import SignaturePad from "signature_pad";
import { elements, blocks } from "../styles/shared.ts";
import "@awesome.me/webawesome/dist/components/button/button.js";

/** Wide enough for a clear print, small enough for the server's limit. */
const drawnWidth = 900;
const drawnHeight = 360;

/**
 * A place to sign with a finger, a pen or a mouse.
 *
 * @fires bip-signed - the drawing as a PNG data URL
 */
@customElement("bip-signature")
export class BipSignature extends LitElement {
  static override styles = [
    elements,
    blocks,
    css`
      canvas {
        display: block;
        width: 100%;
        aspect-ratio: 5 / 2;
        background: #fff;
        border: 2px dashed var(--bip-line-strong);
        border-radius: var(--bip-radius);
        touch-action: none;
        cursor: crosshair;
      }
    `,
  ];

  @query("canvas") private canvas!: HTMLCanvasElement;
  @state() private empty = true;
  #pad: SignaturePad | null = null;

  protected override firstUpdated(): void {
    this.#pad = new SignaturePad(this.canvas, {
      penColor: "#10231c",
      backgroundColor: "#fff",
      minWidth: 1.5,
      maxWidth: 4,
    });
    this.#pad.addEventListener("endStroke", () => (this.empty = false));
  }

  override disconnectedCallback() {
    super.disconnectedCallback();
    this.#pad?.off();
  }

  override render() {
    return html`<div class="stack">
      <canvas width=${drawnWidth} height=${drawnHeight} role="img" aria-label="Zone de signature"></canvas>
      <div class="row between">
        <wa-button appearance="outlined" ?disabled=${this.empty} @click=${this.#clear}>Recommencer</wa-button>
        <wa-button variant="brand" ?disabled=${this.empty} @click=${this.#sign}
          >Valider la signature</wa-button
        >
      </div>
    </div>`;
  }

  readonly #clear = () => {
    this.#pad?.clear();
    this.empty = true;
  };

  readonly #sign = () => {
    this.dispatchEvent(new CustomEvent("bip-signed", { detail: this.#pad?.toDataURL("image/png") }));
  };
}

declare global {
  interface HTMLElementTagNameMap {
    "bip-signature": BipSignature;
  }
}
