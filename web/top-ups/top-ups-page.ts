import { html, LitElement } from "lit";
import { customElement } from "lit/decorators.js";
import type { TopUpView } from "../../shared/top-ups/schema.ts";
import { exportOf } from "../api/exports.ts";
import { listTopUps } from "../api/top-ups.ts";
import type { ListColumn } from "../components/list.ts";
import { longInstant, money, shortDay } from "../i18n/format.ts";
import { blocks, elements } from "../styles/shared.ts";
import "../components/icon.ts";
import "../components/list.ts";
import "../components/page.ts";
import "@awesome.me/webawesome/dist/components/button/button.js";

const columns: ListColumn<TopUpView>[] = [
  { label: "Carte SIM", place: "title", cell: (topUp) => html`<span class="code">${topUp.simLabel}</span>` },
  {
    label: "Montant",
    place: "badge",
    cell: (topUp) =>
      topUp.state === "cancelled"
        ? html`<span class="quiet"><s class="number">${money(topUp.amount)}</s> annulée</span>`
        : html`<strong class="number">${money(topUp.amount)}</strong>`,
  },
  { label: "Personne", place: "meta", cell: (topUp) => topUp.beneficiaryName ?? "" },
  { label: "Offre", place: "meta", cell: (topUp) => topUp.offerName ?? "" },
  {
    label: "Valable jusqu’au",
    prefix: "jusqu’au",
    place: "meta",
    cell: (topUp) => (topUp.validUntil ? shortDay(topUp.validUntil) : ""),
  },
  {
    label: "Date",
    sort: "at",
    sortWords: ["Les plus anciennes d’abord", "Les plus récentes d’abord"],
    place: "meta",
    cell: (topUp) => longInstant(topUp.at),
  },
  { label: "Par", place: "table", cell: (topUp) => topUp.actorName },
];

const asFile = exportOf("top-ups");

@customElement("bip-top-ups-page")
export class BipTopUpsPage extends LitElement {
  static override styles = [elements, blocks];

  override render() {
    return html`<bip-page heading="Recharges">
      <wa-button slot="actions" variant="brand" href="/"
        ><bip-icon slot="start" name="scan-barcode"></bip-icon>Recharger en bipant</wa-button
      >
      <wa-button slot="actions" appearance="outlined" href="/recharges/coupons"
        ><bip-icon slot="start" name="ticket"></bip-icon>Coupons</wa-button
      >
      <bip-list
        .load=${listTopUps}
        .exportUrl=${asFile}
        .columns=${columns}
        .href=${(topUp: TopUpView) => `/materiel/${topUp.simId}`}
        .noun=${["recharge", "recharges"]}
        sort="-at"
        searchLabel="Carte SIM, personne, offre…"
      >
        <p slot="empty">Aucune recharge pour l’instant. Sur le bureau, bipez une carte SIM puis un coupon.</p>
      </bip-list>
    </bip-page>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "bip-top-ups-page": BipTopUpsPage;
  }
}
