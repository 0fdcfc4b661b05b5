import { css, html, LitElement, nothing } from "lit";
import { customElement, state } from "lit/decorators.js";
import type { VoucherStock } from "../../shared/purchases/register.ts";
import { exportOf, type ExportFormat } from "../api/exports.ts";
import { getVoucherStock } from "../api/register.ts";
import { LoadController } from "../components/load-controller.ts";
import { fullDay, money, today } from "../i18n/format.ts";
import { countOf } from "../i18n/words.ts";
import { blocks, elements, forms } from "../styles/shared.ts";
import "../components/export-menu.ts";
import "../components/page.ts";

const asFile = exportOf("voucher-stock");

/** Top-up vouchers that were bought and not used yet, at the end of a year or of any day, with what they are worth. */
@customElement("bip-voucher-stock-page")
export class BipVoucherStockPage extends LitElement {
  static override styles = [
    elements,
    blocks,
    forms,
    css`
      .date input {
        width: auto;
      }
      .total {
        font-size: 1.375rem;
        font-weight: 700;
      }
    `,
  ];

  @state() private on = new URLSearchParams(location.search).get("au") ?? today();
  readonly #load = new LoadController(this, () => getVoucherStock(this.on));

  override render() {
    const { value, loading, problem, reload } = this.#load;
    const lastYearEnd = `${Number(today().slice(0, 4)) - 1}-12-31`;
    return html`<bip-page
      heading="Coupons non utilisés"
      lead="Recharges achetées d’avance, au soir du ${fullDay(value?.on ?? this.on)}"
      backHref="/registre"
      backLabel="Registre d’inventaire"
      ?loading=${loading && !value}
      .problem=${problem}
      @bip-retry=${reload}
    >
      <div class="stack">
        <div class="row">
          <label class="row date"
            >Au soir du
            <input
              type="date"
              .value=${this.on}
              @change=${(event: Event) => this.#ask((event.target as HTMLInputElement).value)}
          /></label>
          <wa-button appearance="outlined" @click=${() => this.#ask(lastYearEnd)}
            >Au ${fullDay(lastYearEnd)}</wa-button
          >
          <bip-export-menu
            .url=${(format: ExportFormat) => asFile({ on: this.on }, format)}
          ></bip-export-menu>
        </div>
        ${value ? this.#stock(value) : nothing}
      </div>
    </bip-page>`;
  }

  #stock({ items }: VoucherStock) {
    if (items.length === 0)
      return html`<section class="sheet"><p>Aucun coupon n’était en réserve ce soir-là.</p></section>`;
    const value = items.reduce((all, item) => all + item.value, 0);
    const expired = items.reduce((all, item) => all + item.expiredValue, 0);
    return html`<section class="sheet stack">
      <ul class="lines">
        ${items.map(
          (item) =>
            html`<li>
              <span class="grow"
                ><strong>${item.offerName}</strong> <span class="quiet">${item.operator}</span
                ><br />${countOf(item.count, ["coupon", "coupons"])}${
                  item.expired > 0
                    ? html` <span class="quiet"
                        >(et ${countOf(item.expired, ["périmé", "périmés"])} :
                        ${money(item.expiredValue)})</span
                      >`
                    : nothing
                }</span
              >
              <span class="number">${money(item.value)}</span>
            </li>`,
        )}
      </ul>
      <p class="row between">
        <span>Valeur en réserve</span><span class="number total">${money(value)}</span>
      </p>
      ${expired > 0 ? html`<p class="quiet">Les coupons périmés (${money(expired)}) n’y sont pas comptés.</p>` : nothing}
      <p class="quiet">Chaque coupon garde la valeur de son offre au jour où il a été enregistré.</p>
    </section>`;
  }

  #ask(on: string) {
    if (!on) return;
    this.on = on;
    history.replaceState(history.state, "", `/registre/coupons?au=${on}`);
    void this.#load.reload();
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "bip-voucher-stock-page": BipVoucherStockPage;
  }
}
