import { html, LitElement, nothing } from "lit";
import { customElement, state } from "lit/decorators.js";
import type { KitView } from "../../shared/stock/schema.ts";
import { allKits } from "../api/items.ts";
import { LoadController } from "../components/load-controller.ts";
import { showToast } from "../components/toast.ts";
import { blocks, elements } from "../styles/shared.ts";
import "../components/barcode.ts";
import "../components/dialog.ts";
import "../components/page.ts";
import "../components/state.ts";
import "./kit-form.ts";
import "@awesome.me/webawesome/dist/components/button/button.js";

@customElement("bip-kits-page")
export class BipKitsPage extends LitElement {
  static override styles = [elements, blocks];

  readonly #kits = new LoadController(this, allKits);
  @state() private editing: KitView | "new" | null = null;

  override render() {
    const { value, loading, problem, reload } = this.#kits;
    return html`<bip-page
      heading="Kits"
      lead="Une tablette et ce qui va avec : un seul bip pour tout prêter."
      backHref="/reglages"
      backLabel="Réglages"
      ?loading=${loading && !value}
      .problem=${problem}
      @bip-retry=${reload}
    >
      <wa-button slot="actions" variant="brand" @click=${() => (this.editing = "new")}
        ><bip-icon slot="start" name="plus"></bip-icon>Créer un kit</wa-button
      >
      ${value?.length === 0 ? html`<p class="sheet">Aucun kit pour l’instant.</p>` : nothing}
      <ul class="tiles">
        ${value?.map(
          (kit) =>
            html`<li class="sheet stack">
              <div class="row between">
                <h2>${kit.name}</h2>
                <wa-button appearance="outlined" @click=${() => (this.editing = kit)}
                  ><bip-icon slot="start" name="pen"></bip-icon>Modifier</wa-button
                >
              </div>
              <bip-barcode text=${kit.code}></bip-barcode>
              <ul class="lines">
                ${kit.items.map(
                  (item) =>
                    html`<li>
                      <a class="grow" href="/materiel/${item.id}">${item.label} ${item.name}</a>
                      <bip-state state=${item.state} ?overdue=${item.overdue}></bip-state>
                    </li>`,
                )}
              </ul>
            </li>`,
        )}
      </ul>
      <bip-dialog
        heading=${this.editing === "new" ? "Créer un kit" : "Modifier le kit"}
        ?open=${this.editing !== null}
        @bip-close=${() => (this.editing = null)}
      >
        ${
          this.editing
            ? html`<bip-kit-form
                .kit=${this.editing === "new" ? null : this.editing}
                @bip-saved=${this.#saved}
              ></bip-kit-form>`
            : nothing
        }
      </bip-dialog>
    </bip-page>`;
  }

  readonly #saved = () => {
    this.editing = null;
    showToast({ text: "Kit enregistré." });
    void this.#kits.reload();
  };
}

declare global {
  interface HTMLElementTagNameMap {
    "bip-kits-page": BipKitsPage;
  }
}
