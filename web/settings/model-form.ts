import { html, LitElement } from "lit";
import { customElement, property } from "lit/decorators.js";
import type { ItemKind } from "../../shared/lifecycle.ts";
import type { ModelView } from "../../shared/stock/schema.ts";
import { createModel, editModel } from "../api/items.ts";
import { selectField, submitRow, textField } from "../components/fields.ts";
import { FormController } from "../components/form-controller.ts";
import { kindChoices } from "../i18n/words.ts";
import { blocks, elements, forms } from "../styles/shared.ts";

/** @fires bip-saved - the model, as the server keeps it */
@customElement("bip-model-form")
export class BipModelForm extends LitElement {
  static override styles = [elements, blocks, forms];

  @property({ attribute: false }) model: ModelView | null = null;
  @property() kind: ItemKind = "tablet";
  /** Read off a box nobody knew. */
  @property() gtin = "";

  readonly #form = new FormController(this, {
    draft: () => (this.model ? undefined : "model"),
    initial: () => ({
      kind: this.model?.kind ?? this.kind ?? "tablet",
      brand: this.model?.brand ?? "",
      name: this.model?.name ?? "",
      gtin: this.model?.gtin ?? this.gtin ?? "",
    }),
    required: ["kind", "brand", "name"],
    send: async ({ kind, brand, name, gtin }) => {
      const input = { kind: kind as ItemKind, brand, name, gtin: gtin.trim() || null };
      const saved = await (this.model ? editModel(this.model.id, input) : createModel(input));
      this.dispatchEvent(new CustomEvent("bip-saved", { detail: saved }));
    },
  });

  override render() {
    return html`<form novalidate @submit=${this.#form.submit}>
      ${selectField(this.#form, "kind", { label: "Genre", choices: kindChoices })}
      <div class="pair">
        ${textField(this.#form, "brand", { label: "Marque", maxlength: 60 })}
        ${textField(this.#form, "name", { label: "Modèle", maxlength: 80 })}
      </div>
      ${textField(this.#form, "gtin", {
        scanned: true,
        keepsScan: true,
        label: "Code-barres de la boîte (EAN)",
        inputmode: "numeric",
        maxlength: 14,
        hint: "Bipez-le\u00a0: les prochaines boîtes seront reconnues.",
      })}
      ${submitRow(this.#form, this.model ? "Enregistrer" : "Ajouter le modèle")}
    </form>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "bip-model-form": BipModelForm;
  }
}
