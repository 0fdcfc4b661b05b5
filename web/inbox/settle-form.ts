import { html, LitElement } from "lit";
import { customElement, property } from "lit/decorators.js";
import { settleInboxEntry } from "../api/operations.ts";
import { areaField, submitRow } from "../components/fields.ts";
import { FormController } from "../components/form-controller.ts";
import { showToast } from "../components/toast.ts";
import { blocks, elements, forms } from "../styles/shared.ts";

/** @fires bip-done */
@customElement("bip-settle-form")
export class BipSettleForm extends LitElement {
  static override styles = [elements, blocks, forms];

  @property() entryId = "";

  readonly #form = new FormController(this, {
    draft: () => `settle:${this.entryId}`,
    initial: () => ({ settlement: "" }),
    required: ["settlement"],
    send: async ({ settlement }) => {
      await settleInboxEntry(this.entryId, settlement.trim());
      showToast({ text: "C’est réglé." });
      this.dispatchEvent(new CustomEvent("bip-done"));
    },
  });

  override render() {
    return html`<form novalidate @submit=${this.#form.submit}>
      ${areaField(this.#form, "settlement", {
        label: "Qu’avez-vous fait\u00a0?",
        hint: "Par exemple\u00a0: «\u00a0vérifié avec la mairie, la tablette est bien chez Mme Martin\u00a0».",
        maxlength: 500,
      })}
      ${submitRow(this.#form, "C’est réglé")}
    </form>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "bip-settle-form": BipSettleForm;
  }
}
