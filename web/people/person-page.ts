import { html, LitElement, nothing } from "lit";
import { customElement, property } from "lit/decorators.js";
import type { LoanView } from "../../shared/loans/schema.ts";
import type { BeneficiaryView } from "../../shared/people/schema.ts";
import type { ItemView } from "../../shared/stock/schema.ts";
import { allItems } from "../api/items.ts";
import { listLoans } from "../api/loans.ts";
import { getBeneficiary } from "../api/people.ts";
import { LoadController } from "../components/load-controller.ts";
import { longDay, shortDay, dueWords } from "../i18n/format.ts";
import { loanStateOf } from "../loans/loan-state.ts";
import { blocks, elements } from "../styles/shared.ts";
import "../components/barcode.ts";
import "../components/history.ts";
import "../components/page.ts";
import "../components/state.ts";
import "@awesome.me/webawesome/dist/components/button/button.js";

interface Held {
  person: BeneficiaryView;
  items: ItemView[];
  loans: LoanView[];
}

/** One person: what they hold, their loans, their card, all that happened. */
@customElement("bip-person-page")
export class BipPersonPage extends LitElement {
  static override styles = [elements, blocks];

  @property() personId = "";
  readonly #load = new LoadController(this, async () => {
    const id = this.personId;
    const [person, items, loans] = await Promise.all([
      getBeneficiary(id),
      allItems({ holder: id }),
      listLoans({ beneficiary: id, sort: "-openedAt", limit: 20 }),
    ]);
    return { person, items, loans: loans.items };
  });

  override render() {
    const { value, loading, problem, reload } = this.#load;
    const person = value?.person;
    return html`<bip-page
      heading=${person?.name ?? "Personne"}
      backHref="/personnes"
      backLabel="Personnes"
      ?loading=${loading && !value}
      .problem=${problem}
      @bip-retry=${reload}
    >
      <wa-button slot="actions" appearance="outlined" href="/personnes/${this.personId}/modifier"
        ><bip-icon slot="start" name="pen"></bip-icon>Modifier</wa-button
      >
      ${value && person ? this.#body(value) : nothing}
    </bip-page>`;
  }

  #body({ person, items, loans }: Held) {
    return html`<div class="columns">
      <div class="stack">
        ${
          person.active
            ? nothing
            : html`<p class="notice wait">
                <bip-icon name="info"></bip-icon>Cette fiche est fermée : on ne peut plus rien lui prêter.
              </p>`
        }
        <section class="sheet stack">
          <h2>Ce que ${person.firstName} a en ce moment</h2>
          ${items.length === 0 ? html`<p class="quiet">Rien.</p>` : nothing}
          <ul class="lines">
            ${items.map((item) => this.#item(item))}
          </ul>
        </section>
        <section class="sheet stack">
          <h2>Prêts</h2>
          ${loans.length === 0 ? html`<p class="quiet">Aucun prêt.</p>` : nothing}
          <ul class="lines">
            ${loans.map((loan) => this.#loan(loan))}
          </ul>
        </section>
      </div>
      <div class="stack">
        <section class="sheet stack">
          <h2>Fiche</h2>
          <dl class="facts">
            <dt>Commune</dt>
            <dd>${person.communeName}</dd>
            <dt>Téléphone</dt>
            <dd>${person.phone ? html`<a href="tel:${person.phone}">${person.phone}</a>` : "–"}</dd>
            <dt>Référent</dt>
            <dd>${person.referent ?? "–"}</dd>
            <dt>Session</dt>
            <dd>
              ${
                person.cohort
                  ? html`<a href="/reglages/sessions/${person.cohort.id}">${person.cohort.name}</a>, jusqu’au
                      ${longDay(person.cohort.endsOn)}`
                  : "–"
              }
            </dd>
            <dt>Déjà connue du CIAS</dt>
            <dd>${person.knownToCias ? "Oui" : "Non"}</dd>
          </dl>
        </section>
        <section class="sheet stack">
          <h2>Carte</h2>
          <bip-barcode text=${person.card}></bip-barcode>
          <div class="row no-print">
            <wa-button appearance="outlined" href="/cartes?ids=${person.id}"
              ><bip-icon slot="start" name="printer"></bip-icon>Imprimer la carte</wa-button
            >
          </div>
        </section>
      </div>
      <section class="sheet stack">
        <h2>Historique</h2>
        <bip-history
          withItems
          .of=${{ beneficiary: person.id }}
          @bip-changed=${this.#load.reload}
        ></bip-history>
      </section>
    </div>`;
  }

  #item(item: ItemView) {
    return html`<li>
      <a class="grow" href="/materiel/${item.id}"><strong class="code">${item.label}</strong> ${item.name}</a>
      ${item.loan ? html`<span class="quiet">${dueWords(item.loan.dueDate)}</span>` : nothing}
      <bip-state state=${item.state} ?overdue=${item.overdue}></bip-state>
    </li>`;
  }

  #loan(loan: LoanView) {
    return html`<li>
      <a class="grow" href="/prets/${loan.id}"
        ><strong>Prêt ${loan.number}</strong> jusqu’au ${shortDay(loan.dueDate)}</a
      >
      <bip-state kind="loan" state=${loanStateOf(loan)}></bip-state>
    </li>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "bip-person-page": BipPersonPage;
  }
}
