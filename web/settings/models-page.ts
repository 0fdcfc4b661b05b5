import { html, LitElement, nothing } from "lit";
import { customElement, state } from "lit/decorators.js";
import type { ModelView } from "../../shared/stock/schema.ts";
import { allModels } from "../api/items.ts";
import { LoadController } from "../components/load-controller.ts";
import { showToast } from "../components/toast.ts";
import { capitalised, countOf, kindWords } from "../i18n/words.ts";
import { isManagement } from "../session/session-state.ts";
import { blocks, elements } from "../styles/shared.ts";
import "../components/dialog.ts";
import "../components/page.ts";
import "./model-form.ts";
import "@awesome.me/webawesome/dist/components/button/button.js";

@customElement("bip-models-page")
export class BipModelsPage extends LitElement {
  static override styles = [elements, blocks];

  readonly #models = new LoadController(this, allModels);
  @state() private editing: ModelView | "new" | null = null;

  override render() {
    const { value, loading, problem, reload } = this.#models;
    return html`<bip-page
      heading="Modèles"
      backHref="/reglages"
      backLabel="Réglages"
      ?loading=${loading && !value}
      .problem=${problem}
      @bip-retry=${reload}
    >
      <wa-button slot="actions" variant="brand" @click=${() => (this.editing = "new")}
        ><bip-icon slot="start" name="plus"></bip-icon>Ajouter un modèle</wa-button
      >
      <div class="sheet">
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
                ${
                  isManagement()
                    ? html`<wa-button appearance="outlined" @click=${() => (this.editing = model)}
                        ><bip-icon slot="start" name="pen"></bip-icon>Modifier</wa-button
                      >`
                    : nothing
                }
              </li>`,
          )}
        </ul>
      </div>
      <bip-dialog
        heading=${this.editing === "new" ? "Ajouter un modèle" : "Modifier le modèle"}
        ?open=${this.editing !== null}
        @bip-close=${() => (this.editing = null)}
      >
        ${
          this.editing
            ? html`<bip-model-form
                .model=${this.editing === "new" ? null : this.editing}
                @bip-changed=${this.#changed}
                @bip-saved=${this.#saved}
              ></bip-model-form>`
            : nothing
        }
      </bip-dialog>
    </bip-page>`;
  }

  readonly #changed = (event: CustomEvent<ModelView>) => {
    if (this.editing) this.editing = event.detail;
    void this.#models.reload();
  };

  readonly #saved = () => {
    this.editing = null;
    showToast({ text: "Modèle enregistré." });
    void this.#models.reload();
  };
}

declare global {
  interface HTMLElementTagNameMap {
    "bip-models-page": BipModelsPage;
  }
}
