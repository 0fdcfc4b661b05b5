import { html, LitElement, nothing } from "lit";
import { customElement } from "lit/decorators.js";
import type { KitView } from "../../shared/stock/schema.ts";
import { allKits } from "../api/items.ts";
import { blocks, elements } from "../styles/shared.ts";
import { SettingsList } from "./settings-list.ts";
import "../components/barcode.ts";
import "../components/state.ts";
import "./kit-form.ts";

@customElement("bip-kits-page")
export class BipKitsPage extends LitElement {
  static override styles = [elements, blocks];

  readonly #list = new SettingsList<KitView[], KitView>(
    this,
    {
      heading: "Kits",
      lead: "Une tablette et ce qui va avec : un seul bip pour tout prêter.",
      add: "Créer un kit",
      edit: "Modifier le kit",
      saved: "Kit enregistré.",
    },
    allKits,
  );

  override render() {
    const { value } = this.#list;
    return this.#list.page({
      body: html`${value?.length === 0 ? html`<p class="sheet">Aucun kit pour l’instant.</p>` : nothing}
        <ul class="tiles">
          ${value?.map(
            (kit) =>
              html`<li class="sheet stack">
                <div class="row between">
                  <h2>${kit.name}</h2>
                  ${this.#list.editButton(kit)}
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
        </ul>`,
      form: (kit, saved) => html`<bip-kit-form .kit=${kit} @bip-saved=${saved}></bip-kit-form>`,
    });
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "bip-kits-page": BipKitsPage;
  }
}
