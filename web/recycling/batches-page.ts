import { html, LitElement, nothing } from "lit";
import { customElement, state } from "lit/decorators.js";
import type { BatchView } from "../../shared/recycling/schema.ts";
import { exportOf } from "../api/exports.ts";
import { listBatches } from "../api/batches.ts";
import { allSites } from "../api/settings.ts";
import type { ListFilter } from "../components/list-filters.ts";
import type { ListColumn } from "../components/list.ts";
import { LoadController } from "../components/load-controller.ts";
import { dayOfInstant, shortDay } from "../i18n/format.ts";
import { batchStateWords, choicesOf, countOf } from "../i18n/words.ts";
import { navigate } from "../navigation.ts";
import { blocks, elements } from "../styles/shared.ts";
import "../components/dialog.ts";
import "../components/list.ts";
import "../components/page.ts";
import "../components/state.ts";
import "./batch-form.ts";
import "@awesome.me/webawesome/dist/components/button/button.js";

const columns: ListColumn<BatchView>[] = [
  { label: "Lot", place: "title", cell: (batch) => batch.name },
  {
    label: "État",
    place: "badge",
    cell: (batch) => html`<bip-state kind="batch" state=${batch.state}></bip-state>`,
  },
  { label: "Numéro", place: "meta", cell: (batch) => html`<span class="code">${batch.label}</span>` },
  { label: "Contenu", place: "meta", cell: (batch) => countOf(batch.items, ["appareil", "appareils"]) },
  {
    label: "À effacer",
    place: "meta",
    cell: (batch) =>
      batch.unerased > 0 && batch.state === "draft" ? `${batch.unerased} à effacer` : nothing,
  },
  { label: "Lieu", place: "meta", cell: (batch) => batch.siteName },
  {
    label: "Collecte",
    prefix: "collecte",
    place: "meta",
    cell: (batch) =>
      batch.collectedAt
        ? shortDay(dayOfInstant(batch.collectedAt))
        : batch.pickupOn
          ? shortDay(batch.pickupOn)
          : nothing,
  },
  {
    label: "Créé le",
    sort: "createdAt",
    sortWords: ["Les plus anciens d’abord", "Les plus récents d’abord"],
    place: "table",
    cell: (batch) => shortDay(dayOfInstant(batch.createdAt)),
  },
];
const filters: ListFilter[] = [
  { name: "state", label: "État", as: "chips", several: true, choices: choicesOf(batchStateWords) },
];

const asFile = exportOf("batches");

@customElement("bip-batches-page")
export class BipBatchesPage extends LitElement {
  static override styles = [elements, blocks];

  @state() private adding = new URLSearchParams(location.search).has("nouveau");
  readonly #sites = new LoadController(this, allSites);

  override render() {
    return html`<bip-page heading="Lots de recyclage">
      <wa-button slot="actions" variant="brand" @click=${() => (this.adding = true)}
        ><bip-icon slot="start" name="plus"></bip-icon>Créer un lot</wa-button
      >
      <bip-list
        .load=${listBatches}
        .exportUrl=${asFile}
        .columns=${columns}
        .filters=${filters}
        .href=${(batch: BatchView) => `/lots/${batch.id}`}
        .noun=${["lot", "lots"]}
        sort="-createdAt"
        searchLabel="Nom ou numéro du lot"
      >
        <p slot="empty">Aucun lot pour l’instant. Créez-en un, puis bipez dedans les appareils réformés.</p>
      </bip-list>
      <bip-dialog
        heading="Créer un lot de recyclage"
        ?open=${this.adding}
        @bip-close=${() => (this.adding = false)}
      >
        ${
          this.adding && this.#sites.value
            ? html`<bip-batch-form
                .sites=${this.#sites.value}
                @bip-saved=${(event: CustomEvent<string>) => navigate(`/lots/${event.detail}`)}
              ></bip-batch-form>`
            : nothing
        }
      </bip-dialog>
    </bip-page>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "bip-batches-page": BipBatchesPage;
  }
}
