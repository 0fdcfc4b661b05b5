import { css, html, LitElement, nothing } from "lit";
import { customElement } from "lit/decorators.js";
import type { ItemState } from "../../shared/lifecycle.ts";
import type { FunderView } from "../../shared/purchases/schema.ts";
import { fundingSourceWords } from "../../shared/purchases/words.ts";
import { exportOf, type ExportFormat } from "../api/exports.ts";
import { allFunders } from "../api/purchases.ts";
import { LoadController } from "../components/load-controller.ts";
import { money, shortDay } from "../i18n/format.ts";
import { countOf, itemStateWords } from "../i18n/words.ts";
import { isStaff } from "../session/session-state.ts";
import { blocks, elements } from "../styles/shared.ts";
import "../components/export-menu.ts";
import "../components/page.ts";
import "../components/state.ts";
import "@awesome.me/webawesome/dist/components/button/button.js";

const asFile = exportOf("funders");

type Purchase = FunderView["purchases"][number];
type Line = Purchase["lines"][number];

const sourcesOf = ({ sources }: Purchase) =>
  sources.map((source) => fundingSourceWords[source].toLowerCase()).join(" et ");

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
      .purchase {
        padding-top: 0.75rem;
        border-top: 1px solid var(--bip-line);
      }
      .places {
        display: flex;
        flex-wrap: wrap;
        gap: 0.5rem;
        padding: 0;
        list-style: none;
      }
      .places li {
        display: flex;
        align-items: center;
        gap: 0.375rem;
      }
    `,
  ];

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
        ${value?.length === 0 ? this.#empty() : nothing} ${value?.map((funder) => this.#funder(funder))}
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

  #funder({ name, amount, purchases }: FunderView) {
    return html`<section class="sheet stack">
      <div class="head">
        <h2>${name}</h2>
        <strong class="number">${money(amount)}</strong>
      </div>
      ${purchases.map((purchase) => this.#purchase(purchase))}
    </section>`;
  }

  #purchase(purchase: Purchase) {
    const share =
      purchase.amount === purchase.total
        ? money(purchase.amount)
        : `${money(purchase.amount)} sur ${money(purchase.total)}`;
    return html`<div class="purchase stack">
      <p>
        <a href="/achats/${purchase.id}">Achat n° ${purchase.number}, ${purchase.supplier}</a>
        <span class="quiet">${shortDay(purchase.date)}, ${sourcesOf(purchase)} : ${share}</span>
      </p>
      <ul class="lines">
        ${purchase.lines.map((line) => html`<li>${this.#line(line)}</li>`)}
      </ul>
    </div>`;
  }

  #line(line: Line) {
    return html`<span class="grow"><strong>${line.quantity} × ${line.designation}</strong></span> ${
        line.kind === null
          ? html`<span class="quiet">service</span>`
          : html`<ul class="places">
              ${byState(line).map(
                ([state, count, sites]) =>
                  html`<li title="${itemStateWords[state]} : ${sites.join(", ")}">
                    <bip-state state=${state}></bip-state><span class="number">${count}</span>
                  </li>`,
              )}
              ${
                line.received < line.quantity
                  ? html`<li class="quiet">
                      ${countOf(line.quantity - line.received, ["reste à recevoir", "restent à recevoir"])}
                    </li>`
                  : nothing
              }
            </ul>`
      }`;
  }
}

function byState({ places }: Line): [ItemState, number, string[]][] {
  const states = new Map<ItemState, [number, string[]]>();
  for (const { state, siteName, count } of places) {
    const [all, sites] = states.get(state) ?? [0, []];
    states.set(state, [all + count, [...sites, `${siteName} (${count})`]]);
  }
  return [...states].map(([state, [count, sites]]) => [state, count, sites]);
}

declare global {
  interface HTMLElementTagNameMap {
    "bip-funders-page": BipFundersPage;
  }
}
