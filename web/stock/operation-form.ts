import { html, LitElement, nothing } from "lit";
import { customElement, property } from "lit/decorators.js";
import type { ItemOperation } from "../../shared/lifecycle.ts";
import type { PhoneAnswer } from "../../shared/pairing/schema.ts";
import { readCode } from "../../shared/scan/read-code.ts";
import type { ItemView } from "../../shared/stock/schema.ts";
import { allBatches } from "../api/batches.ts";
import { runOperations } from "../api/operations.ts";
import { allSites } from "../api/settings.ts";
import { allOffers } from "../api/top-ups.ts";
import { submitRow } from "../components/fields.ts";
import { FormController, type FormErrors } from "../components/form-controller.ts";
import { LoadController } from "../components/load-controller.ts";
import { showToast } from "../components/toast.ts";
import { centsFrom } from "../i18n/format.ts";
import { identifierWords } from "../i18n/words.ts";
import { playFeedback } from "../scanner/feedback.ts";
import { ScannerController, type Scan } from "../scanner/scanner-controller.ts";
import { currentSession } from "../session/session-state.ts";
import { blocks, elements, forms } from "../styles/shared.ts";
import type { OperationField, OperationValues } from "./item-action.ts";
import { itemActions } from "./item-operations.ts";
import { operationFields, requiredBy, type OperationChoices } from "./operation-fields.ts";
import { numberIn } from "./scanned-fields.ts";
import "../components/problem-box.ts";
import "@awesome.me/webawesome/dist/components/spinner/spinner.js";

/**
 * What one operation on one item asks, and its sending.
 *
 * @fires bip-done - it is recorded
 */
@customElement("bip-operation-form")
export class BipOperationForm extends LitElement {
  static override styles = [elements, blocks, forms];

  @property({ attribute: false }) item!: ItemView;
  @property() operation: ItemOperation = "lend";

  readonly #choices = new LoadController<OperationChoices>(this, async () => {
    const wants = (...fields: OperationField[]) => fields.some((field) => this.#fields.includes(field));
    const [sites, batches, offers] = await Promise.all([
      wants("site", "toSite") ? allSites() : [],
      wants("batch") ? allBatches({ state: "draft" }) : [],
      wants("offer") ? allOffers() : [],
    ]);
    const onlyBatch = batches.length === 1 ? batches[0] : undefined;
    if (onlyBatch) this.#form.set("batch", onlyBatch.id);
    const favourite = offers.find((offer) => offer.favourite);
    if (favourite) this.#form.set("offer", favourite.id);
    return { sites, batches, offers };
  });

  readonly #form = new FormController<OperationValues>(this, {
    initial: () => ({
      person: "",
      personLabel: "",
      dueDate: this.operation === "extend" ? (this.item?.loan?.dueDate ?? "") : "",
      condition: "good",
      returnTo: "in-stock",
      site: "",
      note: "",
      reason: "",
      decision: "",
      identifierKind: this.item?.kind === "sim" ? "phone" : "serial",
      identifierValue: "",
      method: "clear",
      accountsRemoved: false,
      simRemoved: false,
      memoryCardRemoved: false,
      batch: "",
      outcome: "",
      offer: "",
      amount: "",
      purchaseLine: "",
      purchaseLineLabel: "",
    }),
    required: () => this.#fields.flatMap((field) => requiredBy[field] ?? []),
    check: (values) => this.#check(values),
    send: async (values) => {
      const action = itemActions[this.operation];
      if (!action) return;
      await runOperations(await action.draft(this.item, values));
      showToast({ text: action.done(this.item, values) });
      this.dispatchEvent(new CustomEvent("bip-done"));
    },
  });

  #takesCodes = false;

  override connectedCallback(): void {
    // A number is scanned wherever the focus is, and by a paired phone as well.
    if (!this.#takesCodes && this.#fields.includes("identifier")) {
      this.#takesCodes = true;
      new ScannerController(this, (scan) => this.#scanned(scan));
    }
    super.connectedCallback();
  }

  #scanned({ text, symbology, asTyped }: Scan): PhoneAnswer {
    const knownPrefix = currentSession()?.organisation.prefix;
    const number = numberIn(readCode(text, { symbology, knownPrefix, asTyped }), this.item.kind);
    const tone = number ? "applied" : "refused";
    playFeedback(tone);
    if (!number) {
      const refusal = `«\u00a0${text.slice(0, 40)}\u00a0» n’est pas un numéro de cet équipement.`;
      showToast({ text: refusal, tone: "alarm" });
      return { tone, text: refusal };
    }
    this.#form.set("identifierKind", number.kind);
    this.#form.set("identifierValue", number.value);
    return { tone, text: `Reçu\u00a0: ${identifierWords[number.kind] ?? ""} ${number.value}` };
  }

  override render() {
    const action = itemActions[this.operation];
    const choices = this.#choices.value;
    if (!action) return nothing;
    if (this.#choices.problem)
      return html`<bip-problem
        .problem=${this.#choices.problem}
        retry
        @bip-retry=${this.#choices.reload}
      ></bip-problem>`;
    if (!choices) return html`<p role="status"><wa-spinner></wa-spinner> Chargement…</p>`;
    return html`<form novalidate @submit=${this.#form.submit}>
      ${this.#fields.map((field) => operationFields[field](this.#form, choices, this.item))}
      ${submitRow(this.#form, action.verb, { variant: action.danger ? "danger" : "brand" })}
    </form>`;
  }

  get #fields() {
    return itemActions[this.operation]?.fields ?? [];
  }

  #check(values: OperationValues): FormErrors<OperationValues> {
    const errors: FormErrors<OperationValues> = {};
    const ticks = ["accountsRemoved", "simRemoved", "memoryCardRemoved"] as const;
    if (this.#fields.includes("erasure"))
      for (const name of ticks)
        if (!values[name]) errors[name] = "À faire, puis à cocher, avant d’enregistrer.";
    if (this.#fields.includes("offer") && !values.offer && centsFrom(values.amount) === null)
      errors.amount = "Un montant en euros, par exemple 12,50.";
    if (this.#fields.includes("decision") && values.amount.trim() && centsFrom(values.amount) === null)
      errors.amount = "Un montant en euros, par exemple 12,50.";
    return errors;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "bip-operation-form": BipOperationForm;
  }
}
