import { css, html, LitElement, nothing, type PropertyValues } from "lit";
import { customElement, property } from "lit/decorators.js";
import type { ItemState } from "../../shared/lifecycle.ts";
import type { FundedPurchase } from "../../shared/purchases/schema.ts";
import { fundingSourceWords } from "../../shared/purchases/words.ts";
import { listFunderPurchases } from "../api/purchases.ts";
import { ListController } from "../components/list-controller.ts";
import { listMore, listProblem } from "../components/list-parts.ts";
import { money, shortDay } from "../i18n/format.ts";
import { countOf, itemStateWords } from "../i18n/words.ts";
import { blocks, elements } from "../styles/shared.ts";
import "../components/state.ts";
import "@awesome.me/webawesome/dist/components/spinner/spinner.js";

type Line = FundedPurchase["lines"][number];

const sourcesOf = ({ sources }: FundedPurchase) =>
  sources.map((source) => fundingSourceWords[source].toLowerCase()).join(" et ");

/** What one funder paid for, the latest first, and where it is today. */
@customElement("bip-funder-purchases")
export class BipFunderPurchases extends LitElement {
  static override styles = [
    elements,
    blocks,
    css`
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

  @property() funderId = "";
  readonly #list = new ListController<FundedPurchase>(this, ({ funder, ...page }) =>
    listFunderPurchases(String(funder), page),
  );

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has("funderId")) void this.#list.start({ funder: this.funderId, limit: 10 });
  }

  override render() {
    const { items, loading } = this.#list;
    return html`<div class="stack">
      ${listProblem(this.#list)}
      ${
        loading && items.length === 0
          ? html`<p role="status"><wa-spinner></wa-spinner> Chargement…</p>`
          : nothing
      }
      ${items.map((purchase) => this.#purchase(purchase))} ${listMore(this.#list)}
    </div>`;
  }

  #purchase(purchase: FundedPurchase) {
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
    "bip-funder-purchases": BipFunderPurchases;
  }
}
