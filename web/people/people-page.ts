import { html, LitElement, nothing } from "lit";
import { customElement } from "lit/decorators.js";
import type { BeneficiaryView, CohortView } from "../../shared/people/schema.ts";
import type { CommuneView } from "../../shared/stock/schema.ts";
import { exportOf } from "../api/exports.ts";
import { allCohorts, listBeneficiaries } from "../api/people.ts";
import { allCommunes } from "../api/settings.ts";
import type { ListFilter } from "../components/list-filters.ts";
import type { ListColumn } from "../components/list.ts";
import { LoadController } from "../components/load-controller.ts";
import { countOf } from "../i18n/words.ts";
import { blocks, elements } from "../styles/shared.ts";
import "../components/list.ts";
import "../components/page.ts";
import "@awesome.me/webawesome/dist/components/button/button.js";

const columns: ListColumn<BeneficiaryView>[] = [
  {
    label: "Nom",
    sort: "name",
    sortWords: ["Par nom, de A à Z", "Par nom, de Z à A"],
    place: "title",
    cell: (person) => person.name,
  },
  {
    label: "Équipements",
    place: "badge",
    cell: (person) =>
      person.itemsHeld > 0
        ? html`<strong class="number">${countOf(person.itemsHeld, ["équipement", "équipements"])}</strong>`
        : nothing,
  },
  { label: "Commune", place: "meta", cell: (person) => person.communeName },
  { label: "Session", place: "meta", cell: (person) => person.cohort?.name ?? "" },
  {
    label: "Téléphone",
    place: "meta",
    cell: (person) => (person.phone ? html`<span class="number">${person.phone}</span>` : nothing),
  },
  { label: "Carte", place: "table", cell: (person) => html`<span class="code">${person.card}</span>` },
];

const asFile = exportOf("beneficiaries");

function filters(communes: CommuneView[], cohorts: CohortView[]): ListFilter[] {
  return [
    { name: "holding", label: "Prêts", as: "chips", choices: [{ value: "true", label: "Avec un prêt" }] },
    {
      name: "waiting",
      label: "Attente",
      as: "chips",
      choices: [{ value: "true", label: "En liste d’attente" }],
    },
    {
      name: "commune",
      label: "Commune",
      as: "select",
      choices: communes.map(({ code, name }) => ({ value: code, label: name })),
    },
    {
      name: "cohort",
      label: "Session",
      as: "select",
      choices: cohorts.map(({ id, name }) => ({ value: id, label: name })),
    },
  ];
}

@customElement("bip-people-page")
export class BipPeoplePage extends LitElement {
  static override styles = [elements, blocks];

  readonly #filters = new LoadController(this, async () => {
    const [communes, cohorts] = await Promise.all([allCommunes(), allCohorts()]);
    return filters(communes, cohorts);
  });
  readonly #firstFilters = filters([], []);

  override render() {
    return html`<bip-page heading="Personnes">
      <wa-button slot="actions" variant="brand" href="/personnes/nouvelle"
        ><bip-icon slot="start" name="user-plus"></bip-icon>Ajouter une personne</wa-button
      >
      <bip-list
        .load=${listBeneficiaries}
        .exportUrl=${asFile}
        .columns=${columns}
        .filters=${this.#filters.value ?? this.#firstFilters}
        .href=${(person: BeneficiaryView) => `/personnes/${person.id}`}
        .noun=${["personne", "personnes"]}
        sort="name"
        searchLabel="Nom, carte, téléphone…"
      >
        <div slot="empty" class="stack">
          <p>Personne pour l’instant. Ajoutez la première : sa carte pourra servir tout de suite.</p>
          <div><wa-button variant="brand" href="/personnes/nouvelle">Ajouter une personne</wa-button></div>
        </div>
      </bip-list>
    </bip-page>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "bip-people-page": BipPeoplePage;
  }
}
