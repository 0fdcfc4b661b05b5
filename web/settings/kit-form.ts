import { html, LitElement } from "lit";
import { customElement, property, state } from "lit/decorators.js";
import type { ItemView, KitView } from "../../shared/stock/schema.ts";
import { createKit, editKit, listItems } from "../api/items.ts";
import type { ComboboxOption } from "../components/combobox.ts";
import { submitRow, textField } from "../components/fields.ts";
import { FormController } from "../components/form-controller.ts";
import { blocks, elements, forms } from "../styles/shared.ts";
import "../components/combobox.ts";

/** @fires bip-saved */
@customElement("bip-kit-form")
export class BipKitForm extends LitElement {
  static override styles = [elements, blocks, forms];

  @property({ attribute: false }) kit: KitView | null = null;
  @state() private found = new Map<string, Pick<ItemView, "label" | "name">>();

  readonly #form = new FormController(this, {
    draft: () => (this.kit ? undefined : "kit"),
    initial: () => ({
      name: this.kit?.name ?? "",
      items: this.kit?.items.map((item) => `${item.id}|${item.label}|${item.name}`) ?? ([] as string[]),
    }),
    required: ["name"],
    fieldOf: (path) => (path.startsWith("itemIds") ? "items" : path),
    send: async ({ name, items }) => {
      const input = { name, itemIds: items.map((item) => item.split("|")[0] ?? "") };
      await (this.kit ? editKit(this.kit.id, input) : createKit(input));
      this.dispatchEvent(new CustomEvent("bip-saved"));
    },
  });

  override render() {
    const { items } = this.#form.values;
    return html`<form novalidate @submit=${this.#form.submit}>
      ${textField(this.#form, "name", { label: "Nom", maxlength: 80, placeholder: "Kit 1" })}
      <bip-combobox
        label="Ajouter un équipement"
        placeholder="Numéro, modèle…"
        error=${this.#form.errors.items ?? ""}
        .search=${this.#search}
        @bip-choose=${this.#add}
      ></bip-combobox>
      <ul class="lines">
        ${items.map((item) => {
          const [, label, name] = item.split("|");
          return html`<li>
            <div class="grow"><strong>${label}</strong> ${name}</div>
            <wa-button
              appearance="plain"
              aria-label="Retirer ${label ?? ""}"
              @click=${() =>
                this.#form.set(
                  "items",
                  items.filter((kept) => kept !== item),
                )}
              >Retirer</wa-button
            >
          </li>`;
        })}
      </ul>
      ${submitRow(this.#form, this.kit ? "Enregistrer" : "Créer le kit")}
    </form>`;
  }

  readonly #search = async (q: string): Promise<ComboboxOption[]> => {
    const { items } = await listItems({ q, limit: 12 });
    this.found = new Map(items.map((item) => [item.id, item]));
    return items.map(({ id, label, name }) => ({ value: id, label, detail: name }));
  };

  readonly #add = (event: CustomEvent<ComboboxOption | null>) => {
    const item = event.detail && this.found.get(event.detail.value);
    if (!event.detail || !item) return;
    const entry = `${event.detail.value}|${item.label}|${item.name}`;
    const { items } = this.#form.values;
    if (!items.includes(entry)) this.#form.set("items", [...items, entry]);
    (event.currentTarget as HTMLElementTagNameMap["bip-combobox"]).chosen = null;
  };
}

declare global {
  interface HTMLElementTagNameMap {
    "bip-kit-form": BipKitForm;
  }
}
