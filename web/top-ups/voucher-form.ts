import { html, LitElement } from "lit";
import { customElement, property } from "lit/decorators.js";
import type { OfferView } from "../../shared/top-ups/schema.ts";
import { newId, runOperations } from "../api/operations.ts";
import { selectField, submitRow, textField } from "../components/fields.ts";
import { FormController } from "../components/form-controller.ts";
import { showToast } from "../components/toast.ts";
import { money, today } from "../i18n/format.ts";
import { blocks, elements, forms } from "../styles/shared.ts";

/** @fires bip-saved */
@customElement("bip-voucher-form")
export class BipVoucherForm extends LitElement {
  static override styles = [elements, blocks, forms];

  @property({ attribute: false }) offers: OfferView[] = [];
  #voucherId = newId();

  readonly #form = new FormController(this, {
    draft: () => "voucher",
    initial: () => ({ offerId: "", code: "", expiresOn: "" }),
    secret: ["code"],
    required: ["offerId", "code"],
    send: async ({ offerId, code, expiresOn }) => {
      await runOperations({
        type: "receive-voucher",
        voucherId: this.#voucherId,
        offerId,
        code: code.trim(),
        expiresOn: expiresOn || null,
      });
      this.#voucherId = newId();
      showToast({ text: "Coupon enregistré." });
      this.dispatchEvent(new CustomEvent("bip-saved"));
    },
  });

  override render() {
    return html`<form novalidate @submit=${this.#form.submit}>
      ${selectField(this.#form, "offerId", {
        label: "Offre",
        choices: this.offers.map(({ id, name, operator, amount }) => ({
          value: id,
          label: `${name} – ${operator} – ${money(amount)}`,
        })),
      })}
      ${textField(this.#form, "code", {
        label: "Code de recharge",
        maxlength: 40,
        hint: "Bipez le coupon ou tapez le code. Il est gardé chiffré.",
      })}
      ${textField(this.#form, "expiresOn", { label: "À utiliser avant le", type: "date", min: today() })}
      ${submitRow(this.#form, "Enregistrer le coupon")}
    </form>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "bip-voucher-form": BipVoucherForm;
  }
}
