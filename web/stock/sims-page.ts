import { html, LitElement, nothing } from "lit";
import { customElement } from "lit/decorators.js";
import type { ItemView } from "../../shared/stock/schema.ts";
import { exportOf, type ExportUrl } from "../api/exports.ts";
import type { Query } from "../api/http.ts";
import { listItems } from "../api/items.ts";
import { allCommunes, allSites } from "../api/settings.ts";
import type { ListColumn } from "../components/list.ts";
import { LoadController } from "../components/load-controller.ts";
import { shortDay } from "../i18n/format.ts";
import { blocks, elements } from "../styles/shared.ts";
import { overdueFilter, placeFilters, stateFilter } from "./item-filters.ts";
import "../components/list.ts";
import "../components/page.ts";
import "../components/state.ts";
import "@awesome.me/webawesome/dist/components/button/button.js";

const phoneOf = (item: ItemView) => item.identifiers.find(({ kind }) => kind === "phone")?.display ?? "";

const columns: ListColumn<ItemView>[] = [
  {
    label: "Numéro",
    sort: "label",
    sortWords: ["Par numéro", "Derniers numéros d’abord"],
    place: "title",
    cell: (item) => html`<span class="code">${item.label}</span>`,
  },
  {
    label: "État",
    place: "badge",
    cell: (item) => html`<bip-state state=${item.state} ?overdue=${item.overdue}></bip-state>`,
  },
  {
    label: "Ligne",
    place: "badge",
    cell: (item) => (item.line ? html`<bip-state kind="line" state=${item.line}></bip-state>` : nothing),
  },
  { label: "Téléphone", place: "meta", cell: phoneOf },
  { label: "Où, chez qui", place: "meta", cell: (item) => item.holderName ?? item.siteName },
  {
    label: "Données jusqu’au",
    prefix: "données jusqu’au",
    place: "meta",
    cell: (item) =>
      item.dataUntil ? html`<span class="number">${shortDay(item.dataUntil)}</span>` : nothing,
  },
];

const load = (query: Query) => listItems({ ...query, kind: "sim" });
const asFile: ExportUrl = (query, format) => exportOf("items")({ ...query, kind: "sim" }, format);

@customElement("bip-sims-page")
export class BipSimsPage extends LitElement {
  static override styles = [elements, blocks];

  readonly #places = new LoadController(this, async () => {
    const [communes, sites] = await Promise.all([allCommunes(), allSites()]);
    return [overdueFilter, stateFilter, ...placeFilters(communes, sites)];
  });
  readonly #firstFilters = [overdueFilter, stateFilter, ...placeFilters([], [])];

  override render() {
    return html`<bip-page heading="Cartes SIM">
      <wa-button slot="actions" variant="brand" href="/materiel/nouveau?kind=sim"
        ><bip-icon slot="start" name="plus"></bip-icon>Enregistrer une carte SIM</wa-button
      >
      <bip-list
        .load=${load}
        .exportUrl=${asFile}
        .columns=${columns}
        .filters=${this.#places.value ?? this.#firstFilters}
        .href=${(item: ItemView) => `/materiel/${item.id}`}
        .noun=${["carte SIM", "cartes SIM"]}
        sort="label"
        searchLabel="Numéro, ICCID, téléphone, nom…"
      >
        <p slot="empty">
          Aucune carte SIM pour l’instant. Bipez le code au dos d’une carte pour l’enregistrer.
        </p>
      </bip-list>
    </bip-page>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "bip-sims-page": BipSimsPage;
  }
}
