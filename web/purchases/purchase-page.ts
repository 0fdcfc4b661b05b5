import { css, html, LitElement, nothing } from "lit";
import { customElement, property, state } from "lit/decorators.js";
import type { PurchaseLineView, PurchaseView } from "../../shared/purchases/schema.ts";
import { fundingSourceWords, purchaseKindWords, sectionWords } from "../../shared/purchases/words.ts";
import type { ProblemError } from "../api/problem.ts";
import { getPurchase, removePurchase } from "../api/purchases.ts";
import { submitRow, textField } from "../components/fields.ts";
import { FormController } from "../components/form-controller.ts";
import { LoadController } from "../components/load-controller.ts";
import { showToast } from "../components/toast.ts";
import { fullDay, money } from "../i18n/format.ts";
import { countOf } from "../i18n/words.ts";
import { navigate } from "../navigation.ts";
import { isManagement, isStaff } from "../session/session-state.ts";
import { blocks, elements, forms } from "../styles/shared.ts";
import { mismatchNotice } from "./mismatch-words.ts";
import { receivedWords } from "./purchases-page.ts";
import "../components/dialog.ts";
import "../components/page.ts";
import "../components/problem-box.ts";
import "./purchase-documents.ts";
import "./purchase-history.ts";
import "./purchase-items.ts";
import "@awesome.me/webawesome/dist/components/button/button.js";

/** One purchase or gift: its lines with what was received, its money, its papers. */
@customElement("bip-purchase-page")
export class BipPurchasePage extends LitElement {
  static override styles = [
    elements,
    blocks,
    forms,
    css`
      .line {
        display: grid;
        grid-template-columns: minmax(0, 1fr) auto;
        gap: 0.25rem 1rem;
        padding: 0.875rem 0;
        border-bottom: 1px solid var(--bip-line);
      }
      .line strong {
        font-size: 1.0625rem;
        overflow-wrap: anywhere;
      }
      .line .number {
        text-align: end;
      }
      .line .quiet {
        grid-column: 1 / -1;
      }
      .received {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        gap: 0.25rem 0.75rem;
        grid-column: 1 / -1;
      }
      progress {
        width: 9rem;
        height: 0.625rem;
        accent-color: var(--bip-accent);
      }
      .whole {
        display: flex;
        flex-wrap: wrap;
        justify-content: space-between;
        align-items: baseline;
        gap: 0.25rem 1rem;
      }
      .whole strong {
        font-size: 1.375rem;
      }
    `,
  ];

  @property() purchaseId = "";
  readonly #load = new LoadController(this, () => getPurchase(this.purchaseId));

  @state() private removing = false;
  readonly #removal = new FormController(this, {
    initial: () => ({ reason: "" }),
    required: ["reason"],
    send: ({ reason }) => this.#remove(reason),
  });

  override render() {
    const { value, loading, problem, reload } = this.#load;
    const gone = problem?.code === "not-found";
    return html`<bip-page
      heading=${value?.supplier ?? "Achat"}
      lead=${value ? `${purchaseKindWords[value.kind]} n° ${value.number}, ${fullDay(value.date)}` : ""}
      backHref="/achats"
      backLabel="Achats et dons"
      ?loading=${loading && !value}
      .problem=${gone ? null : problem}
      @bip-retry=${reload}
    >
      ${gone ? this.#gone(problem) : nothing}
      ${value && !gone ? [this.#actions(value), this.#body(value), this.#removalForm(value)] : nothing}
    </bip-page>`;
  }

  /** What is left of a purchase that was removed: who did it, when and why. */
  #gone(problem: ProblemError) {
    return html`<div class="stack">
      <bip-problem .problem=${problem}></bip-problem>
      <section class="sheet stack">
        <h2>Historique</h2>
        <bip-purchase-history purchaseId=${this.purchaseId} gone></bip-purchase-history>
      </section>
    </div>`;
  }

  #actions(purchase: PurchaseView) {
    return html`${
      isStaff() && purchase.received < purchase.ordered
        ? html`<wa-button slot="actions" variant="brand" href="/achats/${purchase.id}/recevoir"
            ><bip-icon slot="start" name="package-open"></bip-icon>Réceptionner</wa-button
          >`
        : nothing
    }
    ${
      isStaff()
        ? html`<wa-button slot="actions" appearance="outlined" href="/achats/${purchase.id}/modifier"
            ><bip-icon slot="start" name="pen"></bip-icon>Modifier</wa-button
          >`
        : nothing
    }
    ${
      isManagement() && purchase.received === 0
        ? html`<wa-button slot="actions" appearance="plain" @click=${() => (this.removing = true)}
            ><bip-icon slot="start" name="trash-2"></bip-icon>Supprimer</wa-button
          >`
        : nothing
    }`;
  }

  #body(purchase: PurchaseView) {
    return html`<div class="columns">
      <div class="stack">
        ${mismatchNotice(purchase.mismatches)}
        <section class="sheet stack">
          <h2>${countOf(purchase.lines.length, ["ligne", "lignes"])}</h2>
          <div>${purchase.lines.map((line) => this.#line(line))}</div>
          <p class="whole">
            <span class="quiet">${money(purchase.net)} HT + ${money(purchase.vat)} de TVA</span>
            <strong class="number">${money(purchase.total)} TTC</strong>
          </p>
        </section>
        ${this.#items(purchase)}
      </div>
      <div class="stack">
        ${this.#funding(purchase)}
        <section class="sheet stack">
          <h2>Références</h2>
          ${this.#facts(purchase)}
        </section>
        <section class="sheet stack">
          <h2>Factures et pièces</h2>
          <bip-purchase-documents
            .purchase=${purchase}
            @bip-changed=${this.#load.reload}
          ></bip-purchase-documents>
        </section>
      </div>
      <section class="sheet stack">
        <h2>Historique</h2>
        <bip-purchase-history purchaseId=${purchase.id}></bip-purchase-history>
      </section>
    </div>`;
  }

  /** An accountant reads the objects in the register: this list is for those who move them. */
  #items(purchase: PurchaseView) {
    if (!isStaff() || purchase.ordered === 0) return nothing;
    return html`<section class="sheet stack">
      <div class="row between">
        <h2>Matériel reçu</h2>
        ${
          purchase.received < purchase.ordered
            ? html`<wa-button class="no-print" appearance="outlined" href="/achats/${purchase.id}/rattacher"
                ><bip-icon slot="start" name="plus"></bip-icon>Rattacher du matériel déjà
                enregistré</wa-button
              >`
            : nothing
        }
      </div>
      <bip-purchase-items purchaseId=${purchase.id}></bip-purchase-items>
    </section>`;
  }

  #line(line: PurchaseLineView) {
    const booked = [
      line.accountCode ?? "Imputation à décider",
      line.section ? sectionWords[line.section].toLowerCase() : "",
    ].filter(Boolean);
    return html`<div class="line">
      <strong>${line.quantity} × ${line.designation}</strong>
      <span class="number">${line.total === null ? "sans prix" : money(line.total)}</span>
      <span class="quiet"
        >${
          line.net === null || line.vat === null
            ? nothing
            : html`${money(line.net)} HT + ${money(line.vat)} de TVA · `
        }${booked.join(", ")}</span
      >
      ${
        line.kind === null
          ? html`<span class="received quiet">Service : rien à recevoir</span>`
          : html`<span class="received"
              ><progress
                value=${line.received}
                max=${line.quantity}
                aria-label="Réception de ${line.designation}"
              ></progress
              ><span>${receivedWords(line)}</span></span
            >`
      }
    </div>`;
  }

  #funding(purchase: PurchaseView) {
    if (purchase.funding.length === 0 && purchase.total === 0) return nothing;
    return html`<section class="sheet stack">
      <h2>Qui paie</h2>
      ${
        purchase.funding.length === 0
          ? html`<p class="quiet">Aucun financement n’est encore indiqué.</p>`
          : html`<ul class="lines">
              ${purchase.funding.map(
                ({ source, funderName, amount }) =>
                  html`<li>
                    <span class="grow"
                      ><strong>${funderName}</strong>
                      <span class="quiet">${fundingSourceWords[source]}</span></span
                    >
                    <span class="number">${money(amount)}</span>
                  </li>`,
              )}
            </ul>`
      }
    </section>`;
  }

  #facts(purchase: PurchaseView) {
    const facts: [string, string][] = [
      ["Facture", purchase.invoiceReference],
      ["Commande", purchase.orderReference],
      ["Mandat", purchase.mandate],
      ["Total de la facture", purchase.invoiceTotal === null ? "" : `${money(purchase.invoiceTotal)} TTC`],
      ["Remarque", purchase.note],
    ];
    const known = facts.filter(([, text]) => text !== "");
    if (known.length === 0) return html`<p class="quiet">Aucune référence n’est encore notée.</p>`;
    return html`<dl class="facts">
      ${known.map(
        ([name, text]) =>
          html`<dt>${name}</dt>
            <dd>${text}</dd>`,
      )}
    </dl>`;
  }

  #removalForm(purchase: PurchaseView) {
    return html`<bip-dialog
      heading="Supprimer l’achat n° ${purchase.number}&nbsp;?"
      ?open=${this.removing}
      @bip-close=${() => (this.removing = false)}
    >
      ${
        this.removing
          ? html`<form novalidate @submit=${this.#removal.submit}>
              <p>
                Ses lignes, ses financements et ses pièces jointes disparaissent. Rien n’a été reçu dessus.
                Son historique reste.
              </p>
              ${textField(this.#removal, "reason", {
                label: "Raison",
                hint: "« Saisi deux fois », par exemple.",
                maxlength: 200,
              })}
              ${submitRow(this.#removal, "Supprimer")}
            </form>`
          : nothing
      }
    </bip-dialog>`;
  }

  async #remove(reason: string) {
    const id = this.purchaseId;
    await removePurchase(id, reason);
    this.removing = false;
    showToast({
      text: `L’achat n° ${this.#load.value?.number ?? ""} est supprimé.`,
      action: { label: "Voir son historique", run: () => navigate(`/achats/${id}`) },
    });
    navigate("/achats", { replace: true });
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "bip-purchase-page": BipPurchasePage;
  }
}
