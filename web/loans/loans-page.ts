import { html, LitElement } from "lit";
import { customElement } from "lit/decorators.js";
import type { LoanView } from "../../shared/loans/schema.ts";
import { exportOf } from "../api/exports.ts";
import { listLoans } from "../api/loans.ts";
import { allCohorts } from "../api/people.ts";
import { allCommunes } from "../api/settings.ts";
import type { Choice } from "../components/fields.ts";
import type { ListFilter } from "../components/list-filters.ts";
import type { ListColumn } from "../components/list.ts";
import { LoadController } from "../components/load-controller.ts";
import { dayOfInstant, longDay, shortDay } from "../i18n/format.ts";
import { choicesOf, countOf, loanStateWords } from "../i18n/words.ts";
import { blocks, elements } from "../styles/shared.ts";
import { loanStateOf } from "./loan-state.ts";
import "../components/list.ts";
import "../components/page.ts";
import "../components/state.ts";
import "@awesome.me/webawesome/dist/components/button/button.js";

const columns: ListColumn<LoanView>[] = [
  { label: "Personne", place: "title", cell: (loan) => loan.beneficiaryName },
  {
    label: "État",
    place: "badge",
    cell: (loan) => html`<bip-state kind="loan" state=${loanStateOf(loan)}></bip-state>`,
  },
  {
    label: "Échéance",
    prefix: "jusqu’au",
    sort: "dueDate",
    sortWords: ["Échéance la plus proche d’abord", "Échéance la plus lointaine d’abord"],
    place: "meta",
    cell: (loan) => longDay(loan.dueDate),
  },
  {
    label: "Contenu",
    place: "meta",
    cell: (loan) => {
      const out = loan.lines.filter((line) => !line.closedAt).length;
      return loan.closedAt
        ? countOf(loan.lines.length, ["équipement rendu", "équipements rendus"])
        : countOf(out, ["équipement dehors", "équipements dehors"]);
    },
  },
  { label: "Commune", place: "meta", cell: (loan) => loan.communeName },
  { label: "Prêt", place: "meta", cell: (loan) => html`<span class="number">${loan.number}</span>` },
  {
    label: "Remis le",
    sort: "openedAt",
    sortWords: ["Prêts les plus anciens d’abord", "Prêts les plus récents d’abord"],
    place: "table",
    cell: (loan) => shortDay(dayOfInstant(loan.openedAt)),
  },
];

const asFile = exportOf("loans");

function filters(communes: Choice[], cohorts: Choice[]): ListFilter[] {
  return [
    { name: "state", label: "État", as: "chips", choices: choicesOf(loanStateWords) },
    { name: "commune", label: "Commune", as: "select", choices: communes },
    { name: "cohort", label: "Session", as: "select", choices: cohorts },
  ];
}

@customElement("bip-loans-page")
export class BipLoansPage extends LitElement {
  static override styles = [elements, blocks];

  readonly #filters = new LoadController(this, async () => {
    const [communes, cohorts] = await Promise.all([allCommunes(), allCohorts()]);
    return filters(
      communes.map(({ code, name }) => ({ value: code, label: name })),
      cohorts.map(({ id, name }) => ({ value: id, label: name })),
    );
  });
  readonly #firstFilters = filters([], []);

  override render() {
    return html`<bip-page heading="Prêts">
      <wa-button slot="actions" variant="brand" href="/"
        ><bip-icon slot="start" name="scan-barcode"></bip-icon>Prêter en bipant</wa-button
      >
      <bip-list
        .load=${listLoans}
        .exportUrl=${asFile}
        .columns=${columns}
        .filters=${this.#filters.value ?? this.#firstFilters}
        .href=${(loan: LoanView) => `/prets/${loan.id}`}
        .noun=${["prêt", "prêts"]}
        sort="dueDate"
        searchLabel="Nom, numéro de prêt, équipement…"
      >
        <p slot="empty">Aucun prêt pour l’instant. Sur le bureau, bipez une personne puis une tablette.</p>
      </bip-list>
    </bip-page>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "bip-loans-page": BipLoansPage;
  }
}
