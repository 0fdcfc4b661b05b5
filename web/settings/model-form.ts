import { css, html, LitElement, nothing } from "lit";
import { customElement, property } from "lit/decorators.js";
import type { ItemKind } from "../../shared/lifecycle.ts";
import type { ModelView } from "../../shared/stock/schema.ts";
import { addModelGtin, createModel, editModel, removeModelGtin, type ModelInput } from "../api/items.ts";
import { asProblem } from "../api/problem.ts";
import { selectField, submitRow, textField } from "../components/fields.ts";
import { FormController } from "../components/form-controller.ts";
import { showToast } from "../components/toast.ts";
import { kindChoices } from "../i18n/words.ts";
import { blocks, elements, forms } from "../styles/shared.ts";

/**
 * @fires bip-saved - the model, as the server keeps it
 * @fires bip-changed - the model, after one of its article numbers went or came back
 */
@customElement("bip-model-form")
export class BipModelForm extends LitElement {
  static override styles = [
    elements,
    blocks,
    forms,
    css`
      .codes > li {
        flex-wrap: nowrap;
        padding-block: 0;
      }
    `,
  ];

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
      gtin: this.gtin,
    }),
    required: ["kind", "brand", "name"],
    send: async ({ kind, brand, name, gtin }) => {
      const fields = { kind: kind as ItemKind, brand, name };
      const saved = await (this.model
        ? this.#edit(this.model, fields, gtin.trim())
        : createModel({ ...fields, gtin: gtin.trim() || null }));
      this.dispatchEvent(new CustomEvent("bip-saved", { detail: saved }));
    },
  });

  async #edit({ id }: ModelView, fields: Partial<ModelInput>, gtin: string): Promise<ModelView> {
    const edited = await editModel(id, fields);
    return gtin ? addModelGtin(id, gtin) : edited;
  }

  override render() {
    const gtins = this.model?.gtins ?? [];
    return html`<form novalidate @submit=${this.#form.submit}>
      ${selectField(this.#form, "kind", { label: "Genre", choices: kindChoices })}
      <div class="pair">
        ${textField(this.#form, "brand", { label: "Marque", maxlength: 60 })}
        ${textField(this.#form, "name", { label: "Modèle", maxlength: 80 })}
      </div>
      ${gtins.length > 0 ? this.#gtins(gtins) : nothing}
      ${textField(this.#form, "gtin", {
        scanned: true,
        keepsScan: true,
        label: gtins.length > 0 ? "Ajouter un code-barres (EAN)" : "Code-barres de la boîte (EAN)",
        inputmode: "numeric",
        maxlength: 14,
        hint: "Bipez-le\u00a0: les prochaines boîtes seront reconnues.",
      })}
      ${submitRow(this.#form, this.model ? "Enregistrer" : "Ajouter le modèle")}
    </form>`;
  }

  #gtins(gtins: readonly string[]) {
    return html`<div class="field">
      <span class="label"
        >${gtins.length > 1 ? "Codes-barres des boîtes (EAN)" : "Code-barres de la boîte (EAN)"}</span
      >
      <ul class="lines codes">
        ${gtins.map(
          (gtin) =>
            html`<li>
              <span class="grow code">${gtin}</span>
              <wa-button
                appearance="plain"
                aria-label="Retirer le code-barres ${gtin}"
                @click=${() => this.#remove(gtin)}
                ><bip-icon slot="start" name="x"></bip-icon>Retirer</wa-button
              >
            </li>`,
        )}
      </ul>
    </div>`;
  }

  async #remove(gtin: string) {
    const { model } = this;
    if (!model) return;
    await this.#change(() => removeModelGtin(model.id, gtin));
    showToast({
      text: `Le code-barres ${gtin} est retiré.`,
      action: { label: "Annuler", run: () => void this.#change(() => addModelGtin(model.id, gtin)) },
    });
  }

  async #change(send: () => Promise<ModelView>) {
    try {
      this.dispatchEvent(new CustomEvent("bip-changed", { detail: await send() }));
    } catch (error) {
      showToast({ text: asProblem(error).detail, tone: "alarm" });
    }
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "bip-model-form": BipModelForm;
  }
}
