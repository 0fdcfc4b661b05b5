import { html, LitElement, nothing } from "lit";
import { customElement, state } from "lit/decorators.js";
import { yearsBefore } from "../../shared/dates.ts";
import type { PurchaseSummary } from "../../shared/purchases/schema.ts";
import { purchaseKindWords } from "../../shared/purchases/words.ts";
import type { Query } from "../api/http.ts";
import { exportOf } from "../api/exports.ts";
import { allFunderNames, listPurchases } from "../api/purchases.ts";
import type { ListFilter } from "../components/list-filters.ts";
import type { ListColumn } from "../components/list.ts";
import { LoadController } from "../components/load-controller.ts";
import { money, shortDay, today } from "../i18n/format.ts";
import { choicesOf } from "../i18n/words.ts";
import { isStaff } from "../session/session-state.ts";
import { blocks, elements } from "../styles/shared.ts";
import { mismatchWords } from "./mismatch-words.ts";
import "../components/list.ts";
import "../components/page.ts";
import "@awesome.me/webawesome/dist/components/button/button.js";

/** « 9 sur 15 reçus ». */
export const receivedWords = ({ received, quantity }: { received: number; quantity: number }): string =>
  received === quantity
    ? quantity > 1
      ? `${quantity} reçus`
      : "reçu"
    : `${received} sur ${quantity} ${quantity > 1 ? "reçus" : "reçu"}`;

const asFile = exportOf("purchases");

const columns: ListColumn<PurchaseSummary>[] = [
  {
    label: "Fournisseur",
    sort: "supplier",
    sortWords: ["Par fournisseur, de A à Z", "Par fournisseur, de Z à A"],
    place: "title",
    cell: ({ supplier }) => supplier,
  },
  {
    label: "Date",
    sort: "date",
    sortWords: ["Les plus anciens d’abord", "Les plus récents d’abord"],
    place: "meta",
    cell: ({ date }) => shortDay(date),
  },
  {
    label: "Numéro",
    place: "meta",
    cell: ({ number, kind }) => html`${purchaseKindWords[kind]} n° ${number}`,
  },
  {
    label: "Facture",
    prefix: "facture",
    place: "meta",
    cell: ({ invoiceReference }) => invoiceReference || nothing,
  },
  { label: "Financé par", place: "meta", cell: ({ funders }) => funders.join(", ") || nothing },
  {
    label: "Réception",
    place: "meta",
    cell: ({ ordered, received }) =>
      ordered === 0 ? "rien à recevoir" : receivedWords({ received, quantity: ordered }),
  },
  {
    label: "Total TTC",
    sort: "total",
    sortWords: ["Les moins chers d’abord", "Les plus chers d’abord"],
    place: "badge",
    cell: ({ kind, total, mismatches }) =>
      html`<strong class="number">${kind === "used-gift" ? "sans prix" : money(total)}</strong>${
          mismatches.length > 0
            ? html` <span class="warn" title=${mismatches.map(mismatchWords).join(" ")}
                ><bip-icon name="triangle-alert"></bip-icon> à vérifier</span
              >`
            : nothing
        }`,
  },
];

/** Everything that brought equipment in: purchases and gifts, with what is still to be received. */
@customElement("bip-purchases-page")
export class BipPurchasesPage extends LitElement {
  static override styles = [elements, blocks];

  @state() private amount: number | null = null;
  readonly #funders = new LoadController(this, allFunderNames);
  readonly #load = async (query: Query) => {
    const page = await listPurchases(query);
    this.amount = page.amount;
    return page;
  };

  override render() {
    return html`<bip-page
      heading="Achats et dons"
      lead=${this.amount === null ? "" : `${money(this.amount)} TTC au total`}
    >
      <wa-button slot="actions" appearance="outlined" href="/financeurs"
        ><bip-icon slot="start" name="hand-coins"></bip-icon>Financeurs</wa-button
      >
      ${
        isStaff()
          ? html`<wa-button slot="actions" variant="brand" href="/achats/nouveau"
              ><bip-icon slot="start" name="plus"></bip-icon>Ajouter un achat ou un don</wa-button
            >`
          : nothing
      }
      <bip-list
        .load=${this.#load}
        .columns=${columns}
        .filters=${this.#filters}
        .href=${({ id }: PurchaseSummary) => `/achats/${id}`}
        .exportUrl=${asFile}
        .noun=${["achat ou don", "achats et dons"]}
        sort="-date"
        searchLabel="Fournisseur, facture, mandat, matériel"
      >
        <p slot="empty">
          Aucun achat pour l’instant. Ajoutez le premier : fournisseur, lignes, financement, tout tient sur
          une page.
        </p>
      </bip-list>
    </bip-page>`;
  }

  get #filters(): ListFilter[] {
    return [
      { name: "kind", label: "Nature", as: "chips", several: true, choices: choicesOf(purchaseKindWords) },
      {
        name: "pending",
        label: "Réception",
        as: "chips",
        choices: [{ value: "true", label: "À recevoir" }],
      },
      {
        name: "year",
        label: "Année",
        none: "Toutes les années",
        as: "select",
        choices: yearsBefore(today(), 8).map((value) => ({ value, label: value })),
      },
      {
        name: "funder",
        label: "Financeur",
        none: "Tous les financeurs",
        as: "select",
        choices: (this.#funders.value ?? []).map(({ id, name }) => ({ value: id, label: name })),
      },
    ];
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "bip-purchases-page": BipPurchasesPage;
  }
}
