import { css, html, LitElement, nothing, type PropertyValues } from "lit";
import { customElement, property } from "lit/decorators.js";
import type { PurchaseChangeView, PurchaseDifference } from "../../shared/purchases/history.ts";
import { listPurchaseChanges } from "../api/purchases.ts";
import { ListController } from "../components/list-controller.ts";
import { listMore, listProblem } from "../components/list-parts.ts";
import { dayOfInstant, fullDay, timeOf } from "../i18n/format.ts";
import { blocks, elements } from "../styles/shared.ts";
import { changeWords, differenceName, differenceValues } from "./history-words.ts";

/** Every version of a purchase: who changed what, when and why, the latest first. */
@customElement("bip-purchase-history")
export class BipPurchaseHistory extends LitElement {
  static override styles = [
    elements,
    blocks,
    css`
      ol {
        padding: 0;
        list-style: none;
      }
      ol > li {
        padding: 0.75rem 0;
        border-bottom: 1px solid var(--bip-line);
        overflow-wrap: anywhere;
      }
      ol > li:last-child {
        border-bottom: 0;
      }
      ul {
        margin: 0.25rem 0 0;
        padding-inline-start: 1.25rem;
      }
      s {
        color: var(--bip-ink-quiet);
      }
    `,
  ];

  @property() purchaseId = "";
  /** There is no such purchase any more, if ever there was one. */
  @property({ type: Boolean }) gone = false;
  readonly #list = new ListController<PurchaseChangeView>(this, ({ purchase, ...page }) =>
    listPurchaseChanges(String(purchase), page),
  );

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has("purchaseId")) void this.#list.start({ purchase: this.purchaseId, limit: 10 });
  }

  override render() {
    const { items, total } = this.#list;
    return html`${listProblem(this.#list)}
      ${
        total === 0
          ? html`<p class="quiet">
              ${this.gone ? "Aucun achat n’a été enregistré à cette adresse." : "Cet achat n’a pas été modifié depuis que son historique est tenu."}
            </p>`
          : nothing
      }
      <ol>
        ${items.map(
          ({ what, at, actorName, reason, differences }) =>
            html`<li>
              <strong>${changeWords[what]}</strong> le ${fullDay(dayOfInstant(at))} à ${timeOf(at)},
              ${actorName} ${reason ? html`<br />«&nbsp;${reason}&nbsp;»` : nothing}
              ${
                differences.length > 0
                  ? html`<ul>
                      ${differences.map(difference)}
                    </ul>`
                  : nothing
              }
            </li>`,
        )}
      </ol>
      ${listMore(this.#list)}`;
  }
}

function difference(changed: PurchaseDifference) {
  const [before, after] = differenceValues(changed);
  return html`<li>
    ${differenceName(changed)}&nbsp;:
    ${before ? html`<s>${before}</s> <span class="visually-hidden">devient</span> ` : nothing}${after}
  </li>`;
}

declare global {
  interface HTMLElementTagNameMap {
    "bip-purchase-history": BipPurchaseHistory;
  }
}
