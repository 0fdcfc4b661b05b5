import { css, html, LitElement, nothing, type PropertyValues } from "lit";
import { customElement, property, query } from "lit/decorators.js";
import { elements } from "../styles/shared.ts";
import type { ProblemError } from "../api/problem.ts";
import "./icon.ts";
import "./problem-box.ts";
import "@awesome.me/webawesome/dist/components/spinner/spinner.js";

let moveFocus = false;
/** The next page takes the focus to its title: people who listen to the page learn where they are. */
export function focusNextTitle(): void {
  moveFocus = true;
}

/**
 * The frame of a page: its title, what leads back, its main actions.
 *
 * @slot actions - buttons beside the title
 * @slot badge - a state beside the title
 * @slot - the page itself; hidden while it loads or after a failure
 */
@customElement("bip-page")
export class BipPage extends LitElement {
  static override styles = [
    elements,
    css`
      :host {
        max-width: var(--bip-page);
        margin-inline: auto;
        padding: 1rem 1rem 3rem;
      }
      header {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        gap: 0.75rem 1rem;
        margin-bottom: 1.25rem;
      }
      .title {
        flex: 1 1 14rem;
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        gap: 0.5rem 1rem;
        min-width: 0;
      }
      h1 {
        font-size: 1.625rem;
        line-height: 1.2;
        overflow-wrap: anywhere;
      }
      h1:focus {
        outline: none;
      }
      .lead {
        flex-basis: 100%;
        color: var(--bip-ink-quiet);
      }
      .actions {
        display: flex;
        flex-wrap: wrap;
        gap: 0.5rem;
      }
      .back {
        display: inline-flex;
        align-items: center;
        gap: 0.375rem;
        min-height: var(--bip-target);
        padding-inline-end: 0.5rem;
        text-decoration: none;
      }
      .back:hover {
        text-decoration: underline;
      }
      .loading {
        display: flex;
        align-items: center;
        gap: 0.75rem;
        padding: 3rem 0;
        font-size: 1.125rem;
      }
      @media (min-width: 48rem) and (min-height: 32rem) {
        :host {
          padding: 1.75rem 2rem 4rem;
        }
        h1 {
          font-size: 2rem;
        }
      }
      /* A phone held across has little height to spare. */
      @media (orientation: landscape) and (max-height: 32rem) {
        :host {
          padding-block-start: 0.25rem;
        }
        .back {
          float: left;
          margin-inline-end: 1rem;
        }
        header {
          min-height: var(--bip-target);
          margin-bottom: 0.5rem;
        }
        h1 {
          font-size: 1.25rem;
        }
        .lead {
          flex: 1;
        }
      }
    `,
  ];

  @property() heading = "";
  @property() lead = "";
  @property() backHref = "";
  @property() backLabel = "";
  @property({ type: Boolean }) loading = false;
  @property({ attribute: false }) problem: ProblemError | null = null;

  @query("h1") private headline!: HTMLElement;

  override render() {
    return html`
      ${
        this.backHref
          ? html`<a class="back" href=${this.backHref}
              ><bip-icon name="arrow-left"></bip-icon>${this.backLabel}</a
            >`
          : nothing
      }
      <header>
        <div class="title">
          <h1 tabindex="-1">${this.heading}</h1>
          <slot name="badge"></slot>
          ${this.lead ? html`<p class="lead">${this.lead}</p>` : nothing}
        </div>
        <div class="actions"><slot name="actions"></slot></div>
      </header>
      ${
        this.problem
          ? html`<bip-problem .problem=${this.problem} retry></bip-problem>`
          : this.loading
            ? html`<p class="loading" role="status"><wa-spinner></wa-spinner>Chargement…</p>`
            : html`<slot></slot>`
      }
    `;
  }

  protected override updated(changed: PropertyValues<this>): void {
    if (changed.has("heading") && this.heading) document.title = `${this.heading} – Bip Relais`;
  }

  protected override firstUpdated(): void {
    if (!moveFocus) return;
    moveFocus = false;
    this.headline.focus({ preventScroll: true });
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "bip-page": BipPage;
  }
}
