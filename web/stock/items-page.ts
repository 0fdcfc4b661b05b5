import { html, LitElement } from "lit";
import { customElement } from "lit/decorators.js";
import { itemKinds } from "../../shared/lifecycle.ts";
import type { ItemView } from "../../shared/stock/schema.ts";
import { exportOf, type ExportUrl } from "../api/exports.ts";
import type { Query } from "../api/http.ts";
import { listItems } from "../api/items.ts";
import { allCommunes, allSites } from "../api/settings.ts";
import type { ListColumn } from "../components/list.ts";
import { LoadController } from "../components/load-controller.ts";
import { since } from "../i18n/format.ts";
import { navigate } from "../navigation.ts";
import { blocks, elements } from "../styles/shared.ts";
import { kindFilter, overdueFilter, placeFilters, stateFilter } from "./item-filters.ts";
import "../components/list.ts";
import "../components/page.ts";
import "../components/state.ts";
import "@awesome.me/webawesome/dist/components/button/button.js";

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
    label: "Équipement",
    sort: "name",
    sortWords: ["Par modèle, de A à Z", "Par modèle, de Z à A"],
    place: "meta",
    cell: (item) => item.name,
  },
  { label: "Où, chez qui", place: "meta", cell: (item) => item.holderName ?? item.siteName },
  {
    label: "Depuis",
    sort: "since",
    sortWords: ["Dans cet état depuis longtemps", "Dans cet état depuis peu"],
    place: "meta",
    cell: (item) => since(item.since),
  },
];

/** SIM cards have their own page. */
const notSims = itemKinds.filter((kind) => kind !== "sim").join(",");
const withoutSims = (query: Query): Query => ({ ...query, kind: query.kind || notSims });
const load = (query: Query) => listItems(withoutSims(query));
const asFile: ExportUrl = (query, format) => exportOf("items")(withoutSims(query), format);

/** The list as its address says it at this moment. */
function printLabels() {
  const filters = new URLSearchParams(location.search);
  if (!filters.get("kind")) filters.set("kind", notSims);
  filters.set("list", "1");
  navigate(`/etiquettes?${filters}`);
}

@customElement("bip-items-page")
export class BipItemsPage extends LitElement {
  static override styles = [elements, blocks];

  readonly #places = new LoadController(this, async () => {
    const [communes, sites] = await Promise.all([allCommunes(), allSites()]);
    return [overdueFilter, kindFilter, stateFilter, ...placeFilters(communes, sites)];
  });
  readonly #firstFilters = [overdueFilter, kindFilter, stateFilter, ...placeFilters([], [])];

  override render() {
    return html`<bip-page heading="Matériel">
      <wa-button slot="actions" appearance="outlined" href="/materiel/recevoir"
        ><bip-icon slot="start" name="package-open"></bip-icon>Réceptionner</wa-button
      >
      <wa-button slot="actions" appearance="outlined" @click=${printLabels}
        ><bip-icon slot="start" name="tag"></bip-icon>Étiquettes de la liste</wa-button
      >
      <wa-button slot="actions" variant="brand" href="/materiel/nouveau"
        ><bip-icon slot="start" name="plus"></bip-icon>Enregistrer un équipement</wa-button
      >
      <wa-button slot="actions" appearance="outlined" href="/materiel/importer"
        ><bip-icon slot="start" name="upload"></bip-icon>Importer</wa-button
      >
      <bip-list
        .load=${load}
        .exportUrl=${asFile}
        .columns=${columns}
        .filters=${this.#places.value ?? this.#firstFilters}
        .href=${(item: ItemView) => `/materiel/${item.id}`}
        .noun=${["équipement", "équipements"]}
        sort="label"
        searchLabel="Numéro, modèle, série, IMEI, nom…"
      >
        <div slot="empty" class="stack">
          <p>Aucun équipement pour l’instant. Bipez ou tapez le numéro du premier pour l’enregistrer.</p>
          <div>
            <wa-button variant="brand" href="/materiel/nouveau">Enregistrer un équipement</wa-button>
          </div>
        </div>
      </bip-list>
    </bip-page>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "bip-items-page": BipItemsPage;
  }
}
