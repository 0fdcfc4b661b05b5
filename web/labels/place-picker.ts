import { css, html, LitElement } from "lit";
import { customElement, property } from "lit/decorators.js";
import { placesOn, type LabelGeometry } from "../../shared/labels/formats.ts";
import { elements } from "../styles/shared.ts";

/**
 * The picture of a sheet: touching a sticker makes it the first one that is used. Arrows move from one to the next.
 *
 * @fires bip-place - the number of the sticker, from 1
 */
@customElement("bip-place-picker")
export class BipPlacePicker extends LitElement {
  static override styles = [
    elements,
    css`
      .sheet {
        display: grid;
        gap: 2px;
        padding: 6px;
        max-width: 19rem;
        background: var(--bip-sunk);
        border: 1px solid var(--bip-line-strong);
        border-radius: 0.375rem;
      }
      button {
        min-width: 0;
        min-height: 1.75rem;
        padding: 0;
        border: 1px solid var(--bip-line-strong);
        border-radius: 3px;
        background: var(--bip-sheet);
        color: var(--bip-ink-quiet);
        font: inherit;
        font-size: 0.875rem;
        font-variant-numeric: tabular-nums;
        cursor: pointer;
      }
      .tall button {
        min-height: 2.75rem;
      }
      .gone {
        border-style: dashed;
        background: transparent;
      }
      .used {
        background: var(--bip-accent-soft);
        color: var(--bip-link);
      }
      [aria-checked="true"] {
        background: var(--bip-accent);
        border-color: var(--bip-accent);
        color: var(--bip-on-accent);
        font-weight: 700;
      }
    `,
  ];

  @property({ attribute: false }) format!: LabelGeometry;
  @property({ type: Number }) value = 1;
  /** What stands on a place: « Étiquette ». */
  @property() noun = "Étiquette";
  /** How many stickers will be printed. */
  @property({ type: Number }) stickers = 0;

  override render() {
    const { columns } = this.format;
    const places = Array.from({ length: placesOn(this.format) }, (_, index) => index + 1);
    return html`<div
      class="sheet ${columns <= 3 ? "tall" : ""}"
      role="radiogroup"
      aria-label="Première ${this.noun.toLowerCase()} libre"
      style="grid-template-columns: repeat(${columns}, 1fr)"
      @keydown=${this.#move}
    >
      ${places.map(
        (place) =>
          html`<button
            type="button"
            role="radio"
            class=${this.#tone(place)}
            tabindex=${place === this.value ? 0 : -1}
            aria-checked=${place === this.value}
            aria-label="${this.noun} ${place}"
            data-place=${place}
            @click=${() => this.#choose(place)}
          >
            ${place}
          </button>`,
      )}
    </div>`;
  }

  #tone(place: number): string {
    if (place < this.value) return "gone";
    return place < this.value + this.stickers ? "used" : "";
  }

  #choose(place: number) {
    this.dispatchEvent(new CustomEvent("bip-place", { detail: place }));
  }

  readonly #move = async (event: KeyboardEvent) => {
    const { columns } = this.format;
    const steps: Record<string, number> = {
      ArrowRight: 1,
      ArrowLeft: -1,
      ArrowDown: columns,
      ArrowUp: -columns,
    };
    const step = steps[event.key];
    const next = this.value + (step ?? 0);
    if (step === undefined || next < 1 || next > placesOn(this.format)) return;
    event.preventDefault();
    this.#choose(next);
    await this.updateComplete;
    this.renderRoot.querySelector<HTMLElement>(`[data-place="${next}"]`)?.focus();
  };
}

declare global {
  interface HTMLElementTagNameMap {
    "bip-place-picker": BipPlacePicker;
  }
}
