import { css, html, LitElement } from "lit";
import { customElement, property, query, state } from "lit/decorators.js";
import type { ExportFormat } from "../api/exports.ts";
import { elements } from "../styles/shared.ts";
import "./icon.ts";
import "@awesome.me/webawesome/dist/components/popup/popup.js";

const formats: { value: ExportFormat; label: string; hint: string }[] = [
  { value: "xlsx", label: "Excel", hint: "aussi pour LibreOffice" },
  { value: "csv", label: "CSV", hint: "pour un autre logiciel" },
];

/** « Exporter »: the list that is on screen, whole, as a file. */
@customElement("bip-export-menu")
export class BipExportMenu extends LitElement {
  static override styles = [
    elements,
    css`
      :host {
        display: inline-block;
      }
      summary {
        display: inline-flex;
        align-items: center;
        gap: 0.5rem;
        min-height: var(--bip-target);
        padding: 0 0.25rem;
        color: var(--bip-link);
        text-decoration: underline;
        text-underline-offset: 0.2em;
        cursor: pointer;
        list-style: none;
      }
      summary::-webkit-details-marker {
        display: none;
      }
      ul {
        min-width: 15rem;
        margin: 0;
        padding: 0.375rem;
        list-style: none;
        background: var(--bip-sheet);
        border: 1px solid var(--bip-line-strong);
        border-radius: var(--bip-radius-large);
        box-shadow: 0 0.5rem 1.5rem rgb(0 0 0 / 18%);
      }
      a {
        display: flex;
        align-items: center;
        gap: 0.625rem;
        min-height: var(--bip-target);
        padding: 0 0.75rem;
        border-radius: var(--bip-radius);
        color: var(--bip-ink);
        text-decoration: none;
      }
      a:hover {
        background: var(--bip-accent-soft);
      }
      a span {
        display: grid;
        padding-block: 0.5rem;
      }
      small {
        color: var(--bip-ink-quiet);
      }
    `,
  ];

  /** The address of the file in each format. */
  @property({ attribute: false }) url!: (format: ExportFormat) => string;
  @query("details") private menu!: HTMLDetailsElement;
  @state() private open = false;

  override render() {
    return html`<details @toggle=${this.#toggled} @focusout=${this.#left} @keydown=${this.#escaped}>
      <summary id="summary"><bip-icon name="download"></bip-icon>Exporter</summary>
      <wa-popup anchor="summary" placement="bottom-end" flip shift ?active=${this.open}
        ><ul>
          ${formats.map(
            ({ value, label, hint }) =>
              html`<li>
                <a href=${this.url(value)} download @click=${this.#close}
                  ><bip-icon name=${value === "xlsx" ? "table" : "file-text"}></bip-icon
                  ><span><strong>${label}</strong> <small>${hint}</small></span></a
                >
              </li>`,
          )}
        </ul></wa-popup
      >
    </details>`;
  }

  readonly #toggled = () => {
    this.open = this.menu.open;
  };

  readonly #close = () => {
    this.menu.open = false;
  };

  readonly #left = (event: FocusEvent) => {
    if (event.relatedTarget === null || !this.menu.contains(event.relatedTarget as Node)) this.#close();
  };

  readonly #escaped = (event: KeyboardEvent) => {
    if (event.key !== "Escape" || !this.menu.open) return;
    this.#close();
    this.menu.querySelector("summary")?.focus();
  };
}

declare global {
  interface HTMLElementTagNameMap {
    "bip-export-menu": BipExportMenu;
  }
}
