import { html, LitElement, nothing, type PropertyValues } from "lit";
import { customElement, property } from "lit/decorators.js";
import type { ItemView } from "../../shared/stock/schema.ts";
import { listItems } from "../api/items.ts";
import { ListController } from "../components/list-controller.ts";
import { listMore, listProblem } from "../components/list-parts.ts";
import { number } from "../i18n/format.ts";
import { blocks, elements } from "../styles/shared.ts";
import "../components/icon.ts";
import "../components/state.ts";
import "@awesome.me/webawesome/dist/components/button/button.js";

/** What a purchase brought: each object with its number and its state. */
@customElement("bip-purchase-items")
export class BipPurchaseItems extends LitElement {
  static override styles = [elements, blocks];

  @property() purchaseId = "";
  readonly #list = new ListController<ItemView>(this, listItems);

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has("purchaseId")) void this.#list.start({ purchase: this.purchaseId, limit: 10 });
  }

  override render() {
    const { items, total } = this.#list;
    return html`${listProblem(this.#list)}
      ${total === 0 ? html`<p class="quiet">Rien n’est encore reçu.</p>` : nothing}
      <ul class="lines">
        ${items.map(
          ({ id, label, name, state, overdue }) =>
            html`<li>
              <span class="grow"><a class="code" href="/materiel/${id}">${label}</a> ${name}</span>
              <bip-state state=${state} ?overdue=${overdue}></bip-state>
            </li>`,
        )}
      </ul>
      ${
        total
          ? html`<wa-button
              class="no-print"
              appearance="outlined"
              href=${`/etiquettes?list=1&purchase=${this.purchaseId}`}
              ><bip-icon slot="start" name="printer"></bip-icon>${
                total > 1 ? `Imprimer les ${number(total)} étiquettes` : "Imprimer l’étiquette"
              }</wa-button
            >`
          : nothing
      }
      ${listMore(this.#list)}`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "bip-purchase-items": BipPurchaseItems;
  }
}
