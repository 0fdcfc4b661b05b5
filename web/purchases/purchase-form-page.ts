import { html, LitElement, nothing } from "lit";
import { customElement, property, state } from "lit/decorators.js";
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
import { money } from "../i18n/format.ts";
import { choicesOf } from "../i18n/words.ts";
import { navigate } from "../navigation.ts";
import { currentSession } from "../session/session-state.ts";
import { blocks, elements, forms } from "../styles/shared.ts";
import { fundingFields } from "./funding-fields.ts";
import { lineFields } from "./line-fields.ts";
import { mismatchNotice } from "./mismatch-words.ts";
import {
  emptyFunding,
  emptyLine,
  fundingAmounts,
  type DraftContext,
  type DraftFunding,
  type DraftLine,
} from "./purchase-draft.ts";
import { purchaseFormStyles } from "./purchase-form-styles.ts";
import { supplierHints, supplierLabels } from "./supplier-words.ts";
import {
  errorsOf,
  filledLinesIn,
  fundingIn,
  inputOf,
  isPriced,
  isUntouched,
  linesIn,
  mismatchesIn,
  sumsOf,
  valuesOf,
  type PurchaseValues,
} from "./purchase-values.ts";
import "../components/page.ts";
import "@awesome.me/webawesome/dist/components/button/button.js";

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
  readonly #form: FormController<PurchaseValues> = new FormController<PurchaseValues>(this, {
    draft: () => `purchase:${this.purchaseId}`,
    initial: () => valuesOf(this.#purchase),
    required: ["supplier", "date"],
    fieldOf: (path) => path.split(".")[0] ?? path,
    check: (values) => {
      this.judged = true;
      return errorsOf(values, this.#context);
    },
    send: async (values) => {
      const input = inputOf(values, this.#context);
      const saved = this.purchaseId
        ? await editPurchase(this.purchaseId, {
            ...input,
            reason: values.reason,
            version: Number(values.version),
          })
        : await createPurchase({ id: values.id, ...input });
      this.#form.forget();
      showToast({ text: `Achat n° ${saved.number} enregistré.` });
      navigate(`/achats/${saved.id}`, { replace: true });
    },
  });

  get #context(): DraftContext {
    return {
      withTax: this.#form.values.priceMode === "gross",
      models: this.#load.value?.models ?? [],
      accounting: this.#load.value?.accounting ?? { investmentThreshold: 0, accounts: [] },
    };
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
          ${isPriced(form.values) ? this.#priceMode() : nothing}
        </div>
        ${this.#lineRows()}
        <div class="row between">
          <wa-button appearance="outlined" @click=${this.#addLine}
            ><bip-icon slot="start" name="plus"></bip-icon>Ajouter une ligne</wa-button
          >
          ${isPriced(form.values) ? this.#total() : nothing}
        </div>
        ${this.#sectionError("lines")}
      </section>
      ${isPriced(form.values) ? this.#money() : nothing}
      <section class="sheet stack">
        <h2>Références</h2>
        <div class="three">
          ${textField(form, "invoiceReference", { label: "Numéro de facture", maxlength: 80, scanned: true })}
          ${textField(form, "orderReference", { label: "Numéro de commande", maxlength: 80, scanned: true })}
          ${textField(form, "mandate", { label: "Numéro de mandat", maxlength: 80, scanned: true })}
        </div>
        ${areaField(form, "note", { label: "Remarque", maxlength: 2000 })}
      </section>
      ${
        this.purchaseId
          ? html`<section class="sheet">
              ${textField(form, "reason", {
                label: "Pourquoi cette modification",
                maxlength: 200,
                hint: "Par exemple : erreur de saisie, avoir du fournisseur. Gardé dans l’historique de l’achat.",
              })}
            </section>`
          : nothing
      }
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
    const { values } = this.#form;
    const lines = linesIn(values);
    return lines.map((line, index) =>
      lineFields({
        line,
        index,
        context: this.#context,
        judged: this.judged && filledLinesIn(values).some(({ id }) => id === line.id),
        removable: lines.length > 1,
        priced: isPriced(values),
        change: (fields) => this.#setLines(lines.with(index, { ...line, ...fields })),
        remove: () => this.#setLines(lines.filter(({ id }) => id !== line.id)),
        next: () =>
          index === lines.length - 1 ? this.#addLine() : this.#focusOn(`line-${index + 1}-designation`),
      }),
    );
  }

  #total() {
    const { total, net } = sumsOf(this.#form.values, this.#context);
    return html`<p class="sum">
      <span class="quiet">${money(net)} HT + ${money(total - net)} de TVA</span>
      <strong class="number">${money(total)} TTC</strong>
    </p>`;
  }

  #money() {
    const rows = fundingIn(this.#form.values);
    const { due } = sumsOf(this.#form.values, this.#context);
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
      ${mismatchNotice(mismatchesIn(this.#form.values, this.#context))}
    </section>`;
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
    const lines = linesIn(this.#form.values);
    this.#setLines([...lines, emptyLine(newId())]);
    this.#focusOn(`line-${lines.length}-designation`);
  };

  #focusOn(id: string) {
    void this.updateComplete.then(() => this.renderRoot.querySelector<HTMLElement>(`#${id}`)?.focus());
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "bip-purchase-form-page": BipPurchaseFormPage;
  }
}
