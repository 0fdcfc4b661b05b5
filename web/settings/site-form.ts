import { html, LitElement } from "lit";
import { customElement, property } from "lit/decorators.js";
import type { CommuneView, SiteView } from "../../shared/stock/schema.ts";
import { createSite, editSite } from "../api/settings.ts";
import { selectField, submitRow, textField } from "../components/fields.ts";
import { FormController } from "../components/form-controller.ts";
import { blocks, elements, forms } from "../styles/shared.ts";

/** @fires bip-saved */
@customElement("bip-site-form")
export class BipSiteForm extends LitElement {
  static override styles = [elements, blocks, forms];

  @property({ attribute: false }) site: SiteView | null = null;
  @property({ attribute: false }) communes: CommuneView[] = [];

  readonly #form = new FormController(this, {
    draft: () => (this.site ? undefined : "site"),
    initial: () => ({ name: this.site?.name ?? "", communeCode: this.site?.communeCode ?? "" }),
    required: ["name", "communeCode"],
    send: async (values) => {
      await (this.site ? editSite(this.site.id, values) : createSite(values));
      this.dispatchEvent(new CustomEvent("bip-saved"));
    },
  });

  override render() {
    return html`<form novalidate @submit=${this.#form.submit}>
      ${textField(this.#form, "name", { label: "Nom", maxlength: 80, placeholder: "Mairie, salle des fêtes…" })}
      ${selectField(this.#form, "communeCode", {
        label: "Commune",
        choices: this.communes.map(({ code, name }) => ({ value: code, label: name })),
      })}
      ${submitRow(this.#form, this.site ? "Enregistrer" : "Ajouter le lieu")}
    </form>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "bip-site-form": BipSiteForm;
  }
}
