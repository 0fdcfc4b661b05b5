import { html, LitElement } from "lit";
import { customElement, property } from "lit/decorators.js";
import type { LoanView } from "../../shared/loans/schema.ts";
import { runOperations } from "../api/operations.ts";
import { submitRow, textField } from "../components/fields.ts";
import { FormController } from "../components/form-controller.ts";
import { showToast } from "../components/toast.ts";
import { longDay, today } from "../i18n/format.ts";
import { blocks, elements, forms } from "../styles/shared.ts";

/** @fires bip-done */
@customElement("bip-extend-form")
export class BipExtendForm extends LitElement {
  static override styles = [elements, blocks, forms];

  @property({ attribute: false }) loan!: LoanView;

  readonly #form = new FormController(this, {
    initial: () => ({ dueDate: this.loan?.dueDate ?? "" }),
    required: ["dueDate"],
    send: async ({ dueDate }) => {
      await runOperations({ type: "extend", loanId: this.loan.id, dueDate });
      showToast({ text: `Nouvelle échéance : ${longDay(dueDate)}.` });
      this.dispatchEvent(new CustomEvent("bip-done"));
    },
  });

  override render() {
    return html`<form novalidate @submit=${this.#form.submit}>
      ${textField(this.#form, "dueDate", { label: "Nouvelle échéance", type: "date", min: today() })}
      ${submitRow(this.#form, "Changer l’échéance")}
    </form>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "bip-extend-form": BipExtendForm;
  }
}
