import { css, html, LitElement, nothing } from "lit";
import { customElement, state } from "lit/decorators.js";
import type { FunderView } from "../../shared/purchases/schema.ts";
import { exportOf, type ExportFormat } from "../api/exports.ts";
import { allFunders } from "../api/purchases.ts";
import { LoadController } from "../components/load-controller.ts";
import { money } from "../i18n/format.ts";
import { countOf } from "../i18n/words.ts";
import { isStaff } from "../session/session-state.ts";
import { blocks, elements } from "../styles/shared.ts";
import "../components/export-menu.ts";
import "../components/page.ts";
import "./funder-purchases.ts";
import "@awesome.me/webawesome/dist/components/button/button.js";

const asFile = exportOf("funders");

/** So many funders show at once what they paid for; the others when they are asked. */
const openFunders = 5;

/** What each funder paid for, and where it is today: what the director tells them. */
@customElement("bip-funders-page")
export class BipFundersPage extends LitElement {
  static override styles = [
    elements,
    blocks,
    css`
      .head {
        display: flex;
        flex-wrap: wrap;
        justify-content: space-between;
        align-items: baseline;
        gap: 0.25rem 1rem;
      }
      .head strong {
        font-size: 1.375rem;
      }
    `,
  ];

  @state() private opened: ReadonlySet<string> = new Set();
  readonly #load = new LoadController(this, allFunders);

  override render() {
    const { value, loading, problem, reload } = this.#load;
    return html`<bip-page
      heading="Financeurs"
      lead="Ce que chacun a payé, et où c’est aujourd’hui"
      ?loading=${loading && !value}
      .problem=${problem}
      @bip-retry=${reload}
    >
      ${
        value && value.length > 0
          ? html`<bip-export-menu
              slot="actions"
              .url=${(format: ExportFormat) => asFile({}, format)}
            ></bip-export-menu>`
          : nothing
      }
      <div class="stack">
        ${value?.length === 0 ? this.#empty() : nothing}
        ${value?.map((funder, index) => this.#funder(funder, index < openFunders || this.opened.has(funder.id)))}
      </div>
    </bip-page>`;
  }

  #empty() {
    return html`<section class="sheet stack">
      <p>Aucun financeur pour l’instant. Un donateur ou une subvention s’indique en saisissant un achat.</p>
      ${
        isStaff()
          ? html`<div>
              <wa-button variant="brand" href="/achats/nouveau"
                ><bip-icon slot="start" name="plus"></bip-icon>Ajouter un achat ou un don</wa-button
              >
            </div>`
          : nothing
      }
    </section>`;
  }

  #funder({ id, name, amount, purchases }: FunderView, open: boolean) {
    return html`<section class="sheet stack">
      <div class="head">
        <h2>${name}</h2>
        <strong class="number">${money(amount)}</strong>
      </div>
      ${
        open
          ? html`<bip-funder-purchases funderId=${id}></bip-funder-purchases>`
          : html`<div>
              <wa-button appearance="outlined" @click=${() => (this.opened = new Set([...this.opened, id]))}
                >Voir ${countOf(purchases, ["achat payé", "achats payés"])}</wa-button
              >
            </div>`
      }
    </section>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "bip-funders-page": BipFundersPage;
  }
}
