import { html, LitElement } from "lit";
import { customElement, property } from "lit/decorators.js";
import type { ItemDetail } from "../../shared/stock/schema.ts";
import { allKits, allModels, editItem } from "../api/items.ts";
import { areaField, selectField, submitRow } from "../components/fields.ts";
import { FormController } from "../components/form-controller.ts";
import { LoadController } from "../components/load-controller.ts";
import { showToast } from "../components/toast.ts";
import { blocks, elements, forms } from "../styles/shared.ts";

/**
 * What is described, not moved: model, kit, note.
 *
 * @fires bip-saved - the item
 */
@customElement("bip-item-edit-form")
export class BipItemEditForm extends LitElement {
  static override styles = [elements, blocks, forms];

  @property({ attribute: false }) item!: ItemDetail;

  readonly #choices = new LoadController(this, async () => {
    const [models, kits] = await Promise.all([allModels(), allKits()]);
    return { models, kits };
  });
  readonly #form = new FormController(this, {
    initial: () => ({
      modelId: this.item?.modelId ?? "",
      kitId: this.item?.kitId ?? "",
      note: this.item?.note ?? "",
    }),
    required: ["modelId"],
    send: async ({ modelId, kitId, note }) => {
      const saved = await editItem(this.item.id, { modelId, kitId: kitId || null, note });
      showToast({ text: `${saved.label} est à jour.` });
      this.dispatchEvent(new CustomEvent("bip-saved", { detail: saved }));
    },
  });

  override render() {
    const models = this.#choices.value?.models.filter(({ kind }) => kind === this.item.kind) ?? [];
    return html`<form novalidate @submit=${this.#form.submit}>
      ${selectField(this.#form, "modelId", {
        label: "Modèle",
        choices: models.map(({ id, brand, name }) => ({ value: id, label: `${brand} ${name}` })),
      })}
      ${selectField(this.#form, "kitId", {
        label: "Kit",
        none: "Aucun",
        choices: (this.#choices.value?.kits ?? []).map(({ id, name }) => ({ value: id, label: name })),
      })}
      ${areaField(this.#form, "note", { label: "Note", maxlength: 2000 })}
      ${submitRow(this.#form, "Enregistrer")}
    </form>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "bip-item-edit-form": BipItemEditForm;
  }
}
