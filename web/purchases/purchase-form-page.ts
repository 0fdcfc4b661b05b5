import { html, LitElement, nothing } from "lit";
import { customElement, property, state } from "lit/decorators.js";
import { mismatchesOf } from "../../shared/purchases/mismatches.ts";
import { netOf } from "../../shared/purchases/amounts.ts";
import type { PurchaseKind, PurchaseView } from "../../shared/purchases/schema.ts";
import { purchaseKindWords } from "../../shared/purchases/words.ts";
import { allModels } from "../api/items.ts";
import { newId } from "../api/operations.ts";
import {
  allFunderNames,
  allSuppliers,
  createPurchase,
  editPurchase,
  getAccounting,
  getPurchase,
} from "../api/purchases.ts";
import { areaField, selectField, submitRow, textField } from "../components/fields.ts";
import { FormController } from "../components/form-controller.ts";
import { LoadController } from "../components/load-controller.ts";
import { showToast } from "../components/toast.ts";
import { centsAsTyped, centsFrom, money, today } from "../i18n/format.ts";
import { choicesOf } from "../i18n/words.ts";
import { navigate } from "../navigation.ts";
import { currentSession } from "../session/session-state.ts";
import { blocks, elements, forms } from "../styles/shared.ts";
import { fundingError, fundingFields } from "./funding-fields.ts";
import { lineFields } from "./line-fields.ts";
import { mismatchNotice } from "./mismatch-words.ts";
import {
  draftOf,
  emptyFunding,
  emptyLine,
  fundingAmounts,
  isBlank,
  lineErrors,
  lineInput,
  pricesOf,
  totalOf,
  type DraftContext,
  type DraftFunding,
  type DraftLine,
} from "./purchase-draft.ts";
import { purchaseFormStyles } from "./purchase-form-styles.ts";
import "../components/page.ts";
import "@awesome.me/webawesome/dist/components/button/button.js";

const supplierLabels: Record<PurchaseKind, string> = {
  purchase: "Fournisseur",
  gift: "Donateur du matériel",
  "used-gift": "Commune",
};
const supplierHints: Partial<Record<PurchaseKind, string>> = {
  gift: "Qui donne ce matériel.",
  "used-gift": "Matériel d’occasion, sans prix.",
};

/** A purchase or a gift on one page: who, what, at which price, with whose money. */
@customElement("bip-purchase-form-page")
export class BipPurchaseFormPage extends LitElement {
  static override styles = [elements, blocks, forms, purchaseFormStyles];

  @property() purchaseId = "";
  /** Are errors of lines shown? From the first try to send on. */
  @state() private judged = false;
  #purchase: PurchaseView | null = null;
  readonly #load = new LoadController(this, async () => {
    const [models, accounting, suppliers, funders, purchase] = await Promise.all([
      allModels(),
      getAccounting(),
      allSuppliers(),
      allFunderNames(),
      this.purchaseId ? getPurchase(this.purchaseId) : null,
    ]);
    this.#purchase = purchase;
    if (purchase) this.#form.restart();
    return { models, accounting, suppliers, funders };
  });
  readonly #form = new FormController(this, {
    draft: () => `purchase:${this.purchaseId}`,
    initial: () => ({
      id: this.#purchase?.id ?? newId(),
      kind: (this.#purchase?.kind ?? "purchase") as string,
      supplier: this.#purchase?.supplier ?? "",
      date: this.#purchase?.date ?? today(),
      orderReference: this.#purchase?.orderReference ?? "",
      invoiceReference: this.#purchase?.invoiceReference ?? "",
      mandate: this.#purchase?.mandate ?? "",
      invoiceTotal: this.#purchase?.invoiceTotal ? centsAsTyped(this.#purchase.invoiceTotal) : "",
      note: this.#purchase?.note ?? "",
      // Prices that came without tax go on without it.
      priceMode: this.#purchase?.lines.some(({ unitPrice }) => unitPrice !== null) ? "net" : "gross",
      lines: (this.#purchase?.lines.map(draftOf) ?? [emptyLine(newId())]).map((line) => JSON.stringify(line)),
      funding: fundingOf(this.#purchase).map((row) => JSON.stringify(row)),
    }),
    required: ["supplier", "date"],
    fieldOf: (path) => path.split(".")[0] ?? path,
    check: ({ invoiceTotal }) => {
      this.judged = true;
      const wrongLine = this.#filledLines.some((line) => Object.keys(lineErrors(line)).length > 0);
      const wrongMoney = this.#funding.some((row) => fundingError(row) !== "" && !isUntouched(row));
      return {
        invoiceTotal:
          !invoiceTotal.trim() || centsFrom(invoiceTotal) !== null
            ? undefined
            : "Un montant en euros, par exemple 12,50.",
        lines: wrongLine ? "Corrigez les lignes signalées." : undefined,
        funding: wrongMoney ? "Corrigez les financements signalés." : undefined,
      };
    },
    send: () => this.#send(),
  });

  get #lines(): DraftLine[] {
    return this.#form.values.lines.map((text) => JSON.parse(text) as DraftLine);
  }

  /** The empty lines below are no lines; one alone is the line that is missing. */
  get #filledLines(): DraftLine[] {
    const filled = this.#lines.filter((line) => !isBlank(line));
    return filled.length > 0 ? filled : this.#lines.slice(0, 1);
  }

  get #funding(): DraftFunding[] {
    return this.#priced ? this.#form.values.funding.map((text) => JSON.parse(text) as DraftFunding) : [];
  }

  get #priced() {
    return this.#form.values.kind !== "used-gift";
  }

  get #context(): DraftContext {
    return {
      withTax: this.#form.values.priceMode === "gross",
      models: this.#load.value?.models ?? [],
      accounting: this.#load.value?.accounting ?? { investmentThreshold: 0, accounts: [] },
    };
  }

  /** What the lines come to, and what is to be paid. */
  get #sums() {
    const context = this.#context;
    const lines = this.#filledLines;
    const total = lines.reduce((all, line) => all + (totalOf(line, context) ?? 0), 0);
    const net = lines.reduce(
      (all, line) => all + netOf(totalOf(line, context) ?? 0, Number(line.vatRate)),
      0,
    );
    const invoiceTotal = centsFrom(this.#form.values.invoiceTotal);
    return { total, net, invoiceTotal, due: invoiceTotal ?? total };
  }

  async #send() {
    const { values } = this.#form;
    const context = this.#context;
    const { due, invoiceTotal } = this.#sums;
    const rows = this.#funding;
    const amounts = fundingAmounts(rows, due);
    const input = {
      kind: values.kind as PurchaseKind,
      supplier: values.supplier,
      date: values.date,
      orderReference: values.orderReference,
      invoiceReference: values.invoiceReference,
      mandate: values.mandate,
      note: values.note,
      invoiceTotal,
      lines: this.#filledLines.map((line) => lineInput(line, context)),
      funding: rows.flatMap(({ source, funder }, index) => {
        const amount = amounts[index] ?? null;
        return amount ? [{ source, funder: funder.trim(), amount }] : [];
      }),
    };
    const saved = this.purchaseId
      ? await editPurchase(this.purchaseId, input)
      : await createPurchase({ id: values.id, ...input });
    this.#form.forget();
    showToast({ text: `Achat n° ${saved.number} enregistré.` });
    navigate(`/achats/${saved.id}`, { replace: true });
  }

  override render() {
    const { value, loading, problem, reload } = this.#load;
    const back = this.purchaseId ? `/achats/${this.purchaseId}` : "/achats";
    return html`<bip-page
      heading=${this.purchaseId ? `Modifier l’achat n° ${this.#purchase?.number ?? ""}` : "Nouvel achat ou don"}
      backHref=${back}
      backLabel=${this.purchaseId ? "Achat" : "Achats et dons"}
      ?loading=${loading && !value}
      .problem=${problem}
      @bip-retry=${reload}
    >
      ${value ? this.#fields(back, value.suppliers, value.funders, value.models) : nothing}
    </bip-page>`;
  }

  #fields(
    back: string,
    suppliers: readonly string[],
    funders: readonly { name: string }[],
    models: readonly { brand: string; name: string }[],
  ) {
    const form = this.#form;
    const kind = form.values.kind as PurchaseKind;
    return html`<form novalidate @submit=${form.submit}>
      <datalist id="models">
        ${models.map(({ brand, name }) => html`<option value="${brand} ${name}"></option>`)}
      </datalist>
      <datalist id="funders">${funders.map(({ name }) => html`<option value=${name}></option>`)}</datalist>
      <datalist id="suppliers">${suppliers.map((name) => html`<option value=${name}></option>`)}</datalist>
      <section class="sheet stack">
        <div class="three">
          ${selectField(form, "kind", { label: "Nature", choices: choicesOf(purchaseKindWords) })}
          ${textField(form, "supplier", {
            label: supplierLabels[kind],
            hint: supplierHints[kind],
            maxlength: 120,
            scanned: true,
            list: "suppliers",
          })}
          ${textField(form, "date", { label: kind === "purchase" ? "Date de l’achat" : "Date du don", type: "date" })}
        </div>
      </section>
      <section class="sheet stack" aria-label="Lignes">
        <div class="row between">
          <h2>${kind === "purchase" ? "Ce qui est acheté" : "Ce qui est donné"}</h2>
          ${this.#priced ? this.#priceMode() : nothing}
        </div>
        ${this.#lineRows()}
        <div class="row between">
          <wa-button appearance="outlined" @click=${this.#addLine}
            ><bip-icon slot="start" name="plus"></bip-icon>Ajouter une ligne</wa-button
          >
          ${this.#priced ? this.#total() : nothing}
        </div>
        ${this.#sectionError("lines")}
      </section>
      ${this.#priced ? this.#money() : nothing}
      <section class="sheet stack">
        <h2>Références</h2>
        <div class="three">
          ${textField(form, "invoiceReference", { label: "Numéro de facture", maxlength: 80, scanned: true })}
          ${textField(form, "orderReference", { label: "Numéro de commande", maxlength: 80, scanned: true })}
          ${textField(form, "mandate", { label: "Numéro de mandat", maxlength: 80, scanned: true })}
        </div>
        ${areaField(form, "note", { label: "Remarque", maxlength: 2000 })}
      </section>
      ${submitRow(form, kind === "purchase" ? "Enregistrer l’achat" : "Enregistrer le don", {
        beside: html`<wa-button appearance="plain" href=${back} @click=${() => form.forget()}
          >Renoncer</wa-button
        >`,
      })}
    </form>`;
  }

  #priceMode() {
    const { priceMode } = this.#form.values;
    const choice = (value: string, label: string) =>
      html`<label class="check"
        ><input
          type="radio"
          name="priceMode"
          value=${value}
          .checked=${priceMode === value}
          @change=${() => this.#form.set("priceMode", value)}
        />${label}</label
      >`;
    return html`<div class="modes" role="radiogroup" aria-label="Prix saisis">
      ${choice("gross", "Prix TTC")} ${choice("net", "Prix HT")}
    </div>`;
  }

  #lineRows() {
    const lines = this.#lines;
    return lines.map((line, index) =>
      lineFields({
        line,
        index,
        context: this.#context,
        judged: this.judged && this.#filledLines.some(({ id }) => id === line.id),
        removable: lines.length > 1,
        priced: this.#priced,
        change: (fields) => this.#setLines(lines.with(index, { ...line, ...fields })),
        remove: () => this.#setLines(lines.filter(({ id }) => id !== line.id)),
        next: () =>
          index === lines.length - 1 ? this.#addLine() : this.#focusOn(`line-${index + 1}-designation`),
      }),
    );
  }

  #total() {
    const { total, net } = this.#sums;
    return html`<p class="sum">
      <span class="quiet">${money(net)} HT + ${money(total - net)} de TVA</span>
      <strong class="number">${money(total)} TTC</strong>
    </p>`;
  }

  #money() {
    const rows = this.#funding;
    const { due } = this.#sums;
    const amounts = fundingAmounts(rows, due);
    return html`<section class="sheet stack" aria-label="Financement">
      <h2>Qui paie</h2>
      ${rows.map((row, index) =>
        fundingFields({
          row,
          index,
          rest: row.amount.trim() ? null : (amounts[index] ?? null),
          organisation: currentSession()?.organisation.name ?? "",
          judged: this.judged && !isUntouched(row),
          removable: rows.length > 1,
          change: (fields) => this.#setFunding(rows.with(index, { ...row, ...fields })),
          remove: () => this.#setFunding(rows.filter((_, other) => other !== index)),
        }),
      )}
      <div>
        <wa-button appearance="outlined" @click=${() => this.#setFunding([...rows, emptyFunding])}
          ><bip-icon slot="start" name="plus"></bip-icon>Ajouter un financement</wa-button
        >
      </div>
      ${this.#sectionError("funding")}
      <div class="check-total">
        ${textField(this.#form, "invoiceTotal", {
          label: "Total TTC de la facture",
          inputmode: "decimal",
          hint: "Pour vérifier que les lignes tombent juste.",
          scanned: true,
        })}
      </div>
      ${this.#mismatches(rows, amounts)}
    </section>`;
  }

  /** While it is typed, what does not add up is said; before anything is typed there is nothing to say. */
  #mismatches(rows: readonly DraftFunding[], amounts: readonly (number | null)[]) {
    const { total, invoiceTotal } = this.#sums;
    if (total === 0 && invoiceTotal === null) return nothing;
    const lines = this.#filledLines.map((line) => ({
      ...pricesOf(line, this.#context),
      designation: line.designation,
    }));
    const funding = rows.map((_, index) => ({ amount: amounts[index] ?? 0 }));
    return mismatchNotice(mismatchesOf({ kind: this.#form.values.kind, invoiceTotal, lines, funding }));
  }

  #sectionError(name: "lines" | "funding") {
    const text = this.#form.errors[name];
    return text
      ? html`<p class="error" role="alert"><bip-icon name="circle-alert"></bip-icon>${text}</p>`
      : nothing;
  }

  #setLines(lines: DraftLine[]) {
    this.#form.set(
      "lines",
      lines.map((line) => JSON.stringify(line)),
    );
  }

  #setFunding(rows: DraftFunding[]) {
    this.#form.set(
      "funding",
      rows.map((row) => JSON.stringify(row)),
    );
  }

  readonly #addLine = () => {
    const lines = this.#lines;
    this.#setLines([...lines, emptyLine(newId())]);
    this.#focusOn(`line-${lines.length}-designation`);
  };

  #focusOn(id: string) {
    void this.updateComplete.then(() => this.renderRoot.querySelector<HTMLElement>(`#${id}`)?.focus());
  }
}

/** The row that is there from the start: the own budget pays what is left, if anything. */
const isUntouched = ({ source, funder, amount }: DraftFunding) =>
  source === "own" && funder.trim() === "" && amount.trim() === "";

function fundingOf(purchase: PurchaseView | null): DraftFunding[] {
  if (!purchase) return [emptyFunding];
  return purchase.funding.map(({ source, funderName, amount }) => ({
    source,
    funder: funderName,
    amount: centsAsTyped(amount),
  }));
}

declare global {
  interface HTMLElementTagNameMap {
    "bip-purchase-form-page": BipPurchaseFormPage;
  }
}
