import { html, LitElement, nothing } from "lit";
import { customElement, property } from "lit/decorators.js";
import type { BatchView } from "../../shared/recycling/schema.ts";
import { runOperations } from "../api/operations.ts";
import { submitRow, textField } from "../components/fields.ts";
import { FormController } from "../components/form-controller.ts";
import { showToast } from "../components/toast.ts";
import { today } from "../i18n/format.ts";
import { blocks, elements, forms } from "../styles/shared.ts";
import { batchActions, type BatchAction, type BatchValues } from "./batch-actions.ts";

/** @fires bip-done */
@customElement("bip-batch-action-form")
export class BipBatchActionForm extends LitElement {
  static override styles = [elements, blocks, forms];

  @property({ attribute: false }) batch!: BatchView;
  @property() action: BatchAction = "seal-batch";

  readonly #form = new FormController<BatchValues>(this, {
    initial: () => ({ reason: "", pickupOn: this.batch?.pickupOn ?? "", collectedBy: "Emmaüs Connect" }),
    required: () => {
      const { field } = batchActions[this.action];
      return field ? [field] : [];
    },
    send: async (values) => {
      const words = batchActions[this.action];
      await runOperations(words.draft(this.batch, values));
      showToast({ text: words.done(values) });
      this.dispatchEvent(new CustomEvent("bip-done"));
    },
  });

  override render() {
    const words = batchActions[this.action];
    return html`<form novalidate @submit=${this.#form.submit}>
      ${words.text ? html`<p>${words.text}</p>` : nothing}
      ${words.field === "reason" ? textField(this.#form, "reason", { label: "Raison", maxlength: 200 }) : nothing}
      ${
        words.field === "pickupOn"
          ? textField(this.#form, "pickupOn", { label: "Jour de la collecte", type: "date", min: today() })
          : nothing
      }
      ${
        words.field === "collectedBy"
          ? textField(this.#form, "collectedBy", { label: "Collecteur", maxlength: 120 })
          : nothing
      }
      ${submitRow(this.#form, words.verb)}
    </form>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "bip-batch-action-form": BipBatchActionForm;
  }
}
