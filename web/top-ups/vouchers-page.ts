import { html, LitElement, nothing } from "lit";
import { customElement, query, state } from "lit/decorators.js";
import type { VoucherView } from "../../shared/top-ups/schema.ts";
import { exportOf } from "../api/exports.ts";
import { allOffers, listVouchers } from "../api/top-ups.ts";
import type { BipList, ListColumn } from "../components/list.ts";
import type { ListFilter } from "../components/list-filters.ts";
import { LoadController } from "../components/load-controller.ts";
import { money, shortDay } from "../i18n/format.ts";
import { choicesOf, voucherStateWords } from "../i18n/words.ts";
import { blocks, elements } from "../styles/shared.ts";
import "../components/dialog.ts";
import "../components/list.ts";
import "../components/page.ts";
import "../components/state.ts";
import "./voucher-form.ts";
import "@awesome.me/webawesome/dist/components/button/button.js";

const columns: ListColumn<VoucherView>[] = [
  { label: "Coupon", place: "title", cell: (voucher) => html`<span class="code">${voucher.masked}</span>` },
  {
    label: "État",
    place: "badge",
    cell: (voucher) => html`<bip-state kind="voucher" state=${voucher.state}></bip-state>`,
  },
  { label: "Offre", place: "meta", cell: (voucher) => `${voucher.offerName} (${voucher.operator})` },
  {
    label: "Valeur",
    place: "meta",
    cell: (voucher) => html`<span class="number">${money(voucher.amount)}</span>`,
  },
  {
    label: "À utiliser avant le",
    prefix: "avant le",
    place: "meta",
    cell: (voucher) => (voucher.expiresOn ? shortDay(voucher.expiresOn) : ""),
  },
];
const filters: ListFilter[] = [
  { name: "state", label: "État", as: "chips", choices: choicesOf(voucherStateWords) },
];

const asFile = exportOf("vouchers");

@customElement("bip-vouchers-page")
export class BipVouchersPage extends LitElement {
  static override styles = [elements, blocks];

  @state() private adding = false;
  @query("bip-list") private list!: BipList;
  readonly #offers = new LoadController(this, allOffers);

  override render() {
    return html`<bip-page heading="Coupons de recharge" backHref="/recharges" backLabel="Recharges">
      <wa-button slot="actions" variant="brand" @click=${() => (this.adding = true)}
        ><bip-icon slot="start" name="plus"></bip-icon>Enregistrer un coupon</wa-button
      >
      <bip-list
        .load=${listVouchers}
        .exportUrl=${asFile}
        .columns=${columns}
        .filters=${filters}
        .href=${(voucher: VoucherView) => `/recharges/coupons/${voucher.id}`}
        .noun=${["coupon", "coupons"]}
        searchLabel="Derniers chiffres, offre…"
      >
        <p slot="empty">Aucun coupon pour l’instant.</p>
      </bip-list>
      <bip-dialog
        heading="Enregistrer un coupon"
        ?open=${this.adding}
        @bip-close=${() => (this.adding = false)}
      >
        ${
          this.adding
            ? html`<bip-voucher-form
                .offers=${this.#offers.value ?? []}
                @bip-saved=${this.#saved}
              ></bip-voucher-form>`
            : nothing
        }
      </bip-dialog>
    </bip-page>`;
  }

  readonly #saved = () => {
    this.adding = false;
    void this.list.refresh();
  };
}

declare global {
  interface HTMLElementTagNameMap {
    "bip-vouchers-page": BipVouchersPage;
  }
}
