import { css, html, LitElement } from "lit";
import { customElement } from "lit/decorators.js";
import { elements } from "../styles/shared.ts";
import "../components/icon.ts";

/** Lies over the page while a photo is held over it: it may be dropped. */
@customElement("bip-drop-veil")
export class BipDropVeil extends LitElement {
  static override styles = [
    elements,
    css`
      :host {
        position: fixed;
        inset: 0.75rem;
        z-index: 950;
        display: grid;
        place-content: center;
        justify-items: center;
        gap: 0.75rem;
        padding: 1rem;
        border: 3px dashed var(--bip-accent);
        border-radius: var(--bip-radius-large);
        background: color-mix(in srgb, var(--bip-accent-soft) 94%, transparent);
        color: var(--bip-ink);
        font-size: 1.5rem;
        font-weight: 700;
        text-align: center;
        pointer-events: none;
      }
      bip-icon {
        font-size: 3rem;
      }
    `,
  ];

  override render() {
    return html`<bip-icon name="image"></bip-icon>
      <p>Déposez la photo : ses codes seront lus.</p>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "bip-drop-veil": BipDropVeil;
  }
}
