import { css, html, LitElement, nothing } from "lit";
import { customElement, property } from "lit/decorators.js";
import { elements } from "../styles/shared.ts";
import type { OpenCamera } from "./camera.ts";
import { controls } from "./camera-styles.ts";
import "../components/icon.ts";

/**
 * What helps the camera to see, as far as it has it: light, zoom, another lens.
 *
 * @fires bip-lens - another camera was chosen; its id is the detail
 */
@customElement("bip-camera-tools")
export class BipCameraTools extends LitElement {
  static override styles = [
    elements,
    controls,
    css`
      :host {
        display: contents;
      }
      .zoom {
        display: inline-flex;
        align-items: center;
        gap: 0.375rem;
      }
      output {
        min-width: 3ch;
        text-align: center;
        font-variant-numeric: tabular-nums;
      }
      .lens:focus-within {
        outline: 3px solid var(--bip-focus);
        outline-offset: 2px;
      }
      .lens select {
        position: absolute;
        inset: 0;
        width: 100%;
        opacity: 0;
        font: inherit;
        cursor: pointer;
      }
    `,
  ];

  @property({ attribute: false }) camera: OpenCamera | null = null;

  override render() {
    const { camera } = this;
    if (!camera) return nothing;
    return html`${this.#torch(camera)} ${this.#zoom(camera)} ${this.#lens(camera)}`;
  }

  #torch({ help }: OpenCamera) {
    if (!help.hasTorch) return nothing;
    return html`<button
      type="button"
      class="narrow"
      aria-label="Lampe"
      aria-pressed=${help.torch}
      @click=${() => this.#after(help.setTorch(!help.torch))}
    >
      <bip-icon name="flashlight"></bip-icon><span class="if-wide">Lampe</span>
    </button>`;
  }

  #zoom({ help }: OpenCamera) {
    const { zoomRange, zoom } = help;
    if (!zoomRange) return nothing;
    return html`<span class="zoom" role="group" aria-label="Zoom">
      <button
        type="button"
        class="narrow"
        aria-label="Éloigner"
        ?disabled=${zoom <= zoomRange.min}
        @click=${() => this.#after(help.zoomOut())}
      >
        <bip-icon name="zoom-out"></bip-icon>
      </button>
      <output class="if-wide">${zoomWords(zoom)}</output>
      <button
        type="button"
        class="narrow"
        aria-label="Rapprocher"
        ?disabled=${zoom >= zoomRange.max}
        @click=${() => this.#after(help.zoomIn())}
      >
        <bip-icon name="zoom-in"></bip-icon>
      </button>
    </span>`;
  }

  #lens({ cameras, cameraId }: OpenCamera) {
    if (cameras.length < 2) return nothing;
    return html`<span class="lens narrow">
      <bip-icon name="switch-camera"></bip-icon><span class="if-wide">Objectif</span>
      <select
        aria-label="Objectif"
        @change=${(event: Event) =>
          this.dispatchEvent(
            new CustomEvent("bip-lens", { detail: (event.target as HTMLSelectElement).value }),
          )}
      >
        ${cameras.map(
          ({ id, label }, index) =>
            html`<option value=${id} ?selected=${id === cameraId}>
              ${label || `Objectif ${index + 1}`}
            </option>`,
        )}
      </select>
    </span>`;
  }

  #after(change: Promise<void>): void {
    this.requestUpdate();
    void change.then(() => this.requestUpdate());
  }
}

const zoomWords = (zoom: number) => `${zoom.toLocaleString("fr-FR", { maximumFractionDigits: 1 })}\u00a0×`;

declare global {
  interface HTMLElementTagNameMap {
    "bip-camera-tools": BipCameraTools;
  }
}
