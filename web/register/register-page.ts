import { css, html, LitElement, nothing } from "lit";
import { customElement, state } from "lit/decorators.js";
import { yearsBefore, type Day } from "../../shared/dates.ts";
import type { RegisterRow, RegisterSummary } from "../../shared/purchases/register.ts";
import { fundingSourceWords, fundingWords, sectionWords } from "../../shared/purchases/words.ts";
import { exportOf } from "../api/exports.ts";
import type { Query } from "../api/http.ts";
import { getRegisterSummary, listRegister } from "../api/register.ts";
import type { ListFilter } from "../components/list-filters.ts";
import type { ListColumn } from "../components/list.ts";
import { fullDay, money, shortDay, today } from "../i18n/format.ts";
import { choicesOf, countOf, kindChoices } from "../i18n/words.ts";
import { blocks, elements } from "../styles/shared.ts";
import { emptyWords, futureWords } from "./register-words.ts";
import "../components/icon.ts";
import "../components/list.ts";
import "../components/page.ts";
import "../components/state.ts";
import "@awesome.me/webawesome/dist/components/button/button.js";

const asFile = exportOf("register");

const columns: ListColumn<RegisterRow>[] = [
  { label: "Numéro", place: "title", cell: ({ label }) => html`<span class="code">${label}</span>` },
  { label: "Désignation", place: "meta", cell: ({ designation }) => designation },
  {
    label: "État",
    place: "badge",
    cell: ({ state, exit }) =>
      html`<bip-state state=${state}></bip-state
        >${exit ? html`<br /><span class="quiet">${exitWords(exit)}</span>` : nothing}`,
  },
  {
    label: "Imputation",
    place: "meta",
    cell: ({ accountCode, section }) =>
      accountCode
        ? html`${accountCode}${section ? html` <span class="quiet">${sectionWords[section].toLowerCase()}</span>` : nothing}`
        : nothing,
  },
  {
    label: "Acquisition",
    place: "meta",
    cell: ({ acquiredOn, purchaseId, supplier, invoiceReference, mandate, funding, editedOn }) => {
      const paid = funding.map(({ source, funder }) =>
        source === "own" ? fundingSourceWords.own.toLowerCase() : fundingWords(source, funder),
      );
      const papers = [invoiceReference && `facture ${invoiceReference}`, mandate && `mandat ${mandate}`];
      return html`${shortDay(acquiredOn)}${purchaseId ? html`, <a href="/achats/${purchaseId}">${supplier}</a>` : nothing}<span
          class="quiet"
          >${["", ...[...papers, ...paid].filter(Boolean)].join(", ")}</span
        >${editedOn ? html`<br /><span>Modifié le ${shortDay(editedOn)}</span>` : nothing}`;
    },
  },
  {
    label: "Valeur",
    place: "meta",
    cell: ({ net, vat, total }) =>
      total === null || net === null || vat === null
        ? "sans prix"
        : html`<span class="number">${money(total)} TTC</span>
            <span class="quiet">${money(net)} HT + ${money(vat)}</span>`,
  },
  { label: "Lieu", place: "meta", cell: ({ siteName }) => siteName },
];

const exitWords = ({ on, reason, decision, value }: NonNullable<RegisterRow["exit"]>) =>
  [shortDay(on), reason, decision, value > 0 ? `cédé ${money(value)}` : ""].filter(Boolean).join(", ");

/** Made anew for each look: the page may stay open over midnight. */
const filtersOf = (day: Day): ListFilter[] => [
  {
    name: "show",
    label: "Ce qui est montré",
    as: "chips",
    choices: [
      { value: "acquired", label: "Entrées de l’exercice" },
      { value: "left", label: "Sorties de l’exercice" },
      { value: "all", label: "Entrées et sorties, tout" },
    ],
  },
  { name: "on", label: "Au soir du", as: "date", none: day, choices: [] },
  {
    name: "year",
    label: "Exercice",
    none: "Exercice de cette date",
    as: "select",
    choices: yearsBefore(day, 10).map((value) => ({ value, label: `Exercice ${value}` })),
  },
  {
    name: "section",
    label: "Section",
    none: "Toutes les sections",
    as: "select",
    choices: choicesOf(sectionWords),
  },
  { name: "kind", label: "Genre", none: "Tous les genres", as: "select", choices: kindChoices },
];

const leads: Record<string, string> = {
  "": "Ce qui est à l’inventaire",
  acquired: "Ce qui est entré dans l’exercice",
  left: "Ce qui est sorti dans l’exercice",
  all: "Tout ce qui est entré, sorti ou non",
};

/** The inventory register, for accountants: as it was on any evening, without the name of anybody. */
@customElement("bip-register-page")
export class BipRegisterPage extends LitElement {
  static override styles = [
    elements,
    blocks,
    css`
      table {
        width: 100%;
        border-collapse: collapse;
      }
      th,
      td {
        padding: 0.5rem 0.75rem 0.5rem 0;
        border-bottom: 1px solid var(--bip-line);
        text-align: start;
      }
      td.number,
      th.number {
        text-align: end;
      }
      tfoot td {
        border-bottom: 0;
        font-weight: 700;
      }
      @media (max-width: 40rem) {
        .roomy {
          display: none;
        }
      }
    `,
  ];

  /** What the list was last asked, without its pages: the sums and the files are of the same. */
  @state() private asked: Query = {};
  @state() private summary: RegisterSummary | null = null;
  #run = 0;

  readonly #load = async (query: Query) => {
    const { after, ...asked } = query;
    const page = await listRegister(query);
    if (!after) {
      this.asked = asked;
      void this.#sumUp(asked);
    }
    return page;
  };

  async #sumUp(asked: Query) {
    const run = ++this.#run;
    const summary = await getRegisterSummary(asked).catch(() => null);
    if (run === this.#run) this.summary = summary;
  }

  override render() {
    const show = String(this.asked.show ?? "");
    const day = String(this.asked.on ?? "");
    const future = futureWords(day, today());
    const on = this.summary ? fullDay(this.summary.on) : "";
    return html`<bip-page
      heading="Registre d’inventaire"
      lead=${on ? `${leads[show] ?? ""}, au soir du ${on}` : ""}
    >
      <wa-button slot="actions" appearance="outlined" href="/registre/coupons"
        ><bip-icon slot="start" name="ticket"></bip-icon>Coupons non utilisés</wa-button
      >
      <div class="stack">
        ${
          future
            ? html`<p class="notice wait" role="status">
                <bip-icon name="info"></bip-icon><span>${future}</span>
              </p>`
            : nothing
        }
        ${this.#sums()}
        <bip-list
          .load=${this.#load}
          .columns=${columns}
          .filters=${filtersOf(today())}
          .exportUrl=${asFile}
          .noun=${["bien", "biens"]}
          searchLabel="Numéro, modèle, numéro de série"
        >
          <p slot="empty">${emptyWords(day, today())}</p>
        </bip-list>
      </div>
    </bip-page>`;
  }

  #sums() {
    const items = this.summary?.items ?? [];
    if (items.length === 0) return nothing;
    const sum = (pick: "count" | "unpriced" | "net" | "vat" | "total") =>
      items.reduce((all, item) => all + item[pick], 0);
    return html`<section class="sheet stack" aria-label="Totaux par compte">
      <table>
        <thead>
          <tr>
            <th>Compte</th>
            <th class="roomy">Section</th>
            <th class="number">Biens</th>
            <th class="number roomy">HT</th>
            <th class="number roomy">TVA</th>
            <th class="number">TTC</th>
          </tr>
        </thead>
        <tbody>
          ${items.map(
            ({ accountCode, section, count, net, vat, total }) =>
              html`<tr>
                <td>${accountCode ?? "Sans imputation"}</td>
                <td class="roomy">${section ? sectionWords[section] : nothing}</td>
                <td class="number">${count}</td>
                <td class="number roomy">${money(net)}</td>
                <td class="number roomy">${money(vat)}</td>
                <td class="number">${money(total)}</td>
              </tr>`,
          )}
        </tbody>
        <tfoot>
          <tr>
            <td>Total</td>
            <td class="roomy"></td>
            <td class="number">${sum("count")}</td>
            <td class="number roomy">${money(sum("net"))}</td>
            <td class="number roomy">${money(sum("vat"))}</td>
            <td class="number">${money(sum("total"))}</td>
          </tr>
        </tfoot>
      </table>
      ${
        sum("unpriced") > 0
          ? html`<p class="quiet">
              ${countOf(sum("unpriced"), ["bien est compté", "biens sont comptés"])} sans prix : don, ou achat
              pas encore rattaché.
            </p>`
          : nothing
      }
    </section>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "bip-register-page": BipRegisterPage;
  }
}
