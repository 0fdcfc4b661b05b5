import { html, LitElement, nothing } from "lit";
import { customElement } from "lit/decorators.js";
import type { ModelView } from "../../shared/stock/schema.ts";
import { allModels } from "../api/items.ts";
import { capitalised, countOf, kindWords } from "../i18n/words.ts";
import { isManagement } from "../session/session-state.ts";
import { blocks, elements } from "../styles/shared.ts";
import { SettingsList } from "./settings-list.ts";
import "./model-form.ts";

@customElement("bip-models-page")
export class BipModelsPage extends LitElement {
  static override styles = [elements, blocks];

  readonly #list = new SettingsList<ModelView[], ModelView>(
    this,
    {
      heading: "Modèles",
      add: "Ajouter un modèle",
      edit: "Modifier le modèle",
      saved: "Modèle enregistré.",
    },
    allModels,
  );

  override render() {
    const { value } = this.#list;
    return this.#list.page({
      body: html`<div class="sheet">
        ${value?.length === 0 ? html`<p>Aucun modèle : le premier se crée en enregistrant une tablette.</p>` : nothing}
        <ul class="lines">
          ${value?.map(
            (model) =>
              html`<li>
                <div class="grow">
                  <strong>${model.brand} ${model.name}</strong>
                  <div class="quiet">
                    ${capitalised(kindWords[model.kind][0])} ·
                    ${countOf(model.items, ["équipement", "équipements"])}
                    ${model.gtins.length > 0 ? html`· EAN ${model.gtins.map((gtin) => html`<span class="code">${gtin}</span> `)}` : nothing}
                  </div>
                </div>
                ${isManagement() ? this.#list.editButton(model) : nothing}
              </li>`,
          )}
        </ul>
      </div>`,
      form: (model, saved) =>
        html`<bip-model-form
          .model=${model}
          @bip-changed=${this.#changed}
          @bip-saved=${saved}
        ></bip-model-form>`,
    });
  }

  readonly #changed = (event: CustomEvent<ModelView>) => {
    this.#list.edit(event.detail);
    void this.#list.load.reload();
  };
}

declare global {
  interface HTMLElementTagNameMap {
    "bip-models-page": BipModelsPage;
  }
}
