import { html, LitElement } from "lit";
import { customElement, property } from "lit/decorators.js";
import type { OfferView } from "../../shared/top-ups/schema.ts";
import { createOffer, editOffer } from "../api/top-ups.ts";
import { submitRow, textField, tickField } from "../components/fields.ts";
import { FormController } from "../components/form-controller.ts";
import { centsAsTyped, centsFrom } from "../i18n/format.ts";
import { blocks, elements, forms } from "../styles/shared.ts";

const whole = (text: string) => (text.trim() ? Number(text.replace(/\s/g, "")) : null);
const notWhole = (text: string) => (/^\s*\d*\s*$/.test(text) ? undefined : "Un nombre entier.");

/** @fires bip-saved */
@customElement("bip-offer-form")
export class BipOfferForm extends LitElement {
  static override styles = [elements, blocks, forms];

  @property({ attribute: false }) offer: OfferView | null = null;

  readonly #form = new FormController(this, {
    draft: () => (this.offer ? undefined : "offer"),
    initial: () => ({
      operator: this.offer?.operator ?? "",
      name: this.offer?.name ?? "",
      amount: this.offer ? centsAsTyped(this.offer.amount) : "",
      dataMegabytes: this.offer?.dataMegabytes?.toString() ?? "",
      validityDays: this.offer?.validityDays?.toString() ?? "",
      favourite: this.offer?.favourite ?? true,
    }),
    required: ["operator", "name", "amount"],
    check: ({ amount, dataMegabytes, validityDays }) => ({
      amount: !amount || centsFrom(amount) !== null ? undefined : "Un montant en euros, par exemple 12,50.",
      dataMegabytes: notWhole(dataMegabytes),
      validityDays: notWhole(validityDays),
    }),
    send: async (values) => {
      const input = {
        operator: values.operator,
        name: values.name,
        amount: centsFrom(values.amount) ?? 0,
        dataMegabytes: whole(values.dataMegabytes),
        validityDays: whole(values.validityDays),
        favourite: values.favourite,
      };
      await (this.offer ? editOffer(this.offer.id, input) : createOffer(input));
      this.dispatchEvent(new CustomEvent("bip-saved"));
    },
  });

  override render() {
    return html`<form novalidate @submit=${this.#form.submit}>
      <div class="pair">
        ${textField(this.#form, "operator", { label: "Opérateur", maxlength: 40 })}
        ${textField(this.#form, "name", { label: "Nom de l’offre", maxlength: 80, placeholder: "20 Go, 30 jours" })}
        ${textField(this.#form, "amount", { label: "Prix en euros", inputmode: "decimal" })}
        ${textField(this.#form, "validityDays", { label: "Durée, en jours", type: "number" })}
        ${textField(this.#form, "dataMegabytes", { label: "Données, en Mo", type: "number" })}
      </div>
      ${tickField(this.#form, "favourite", { label: "Offre favorite\u00a0: un bouton sur le bureau" })}
      ${submitRow(this.#form, this.offer ? "Enregistrer" : "Ajouter l’offre")}
    </form>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "bip-offer-form": BipOfferForm;
  }
}
