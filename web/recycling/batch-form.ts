import { html, LitElement } from "lit";
import { customElement, property } from "lit/decorators.js";
import type { SiteView } from "../../shared/stock/schema.ts";
import { newId, runOperations } from "../api/operations.ts";
import { selectField, submitRow, textField } from "../components/fields.ts";
import { FormController } from "../components/form-controller.ts";
import { currentSession } from "../session/session-state.ts";
import { blocks, elements, forms } from "../styles/shared.ts";

/** @fires bip-saved - the id of the new batch */
@customElement("bip-batch-form")
export class BipBatchForm extends LitElement {
  static override styles = [elements, blocks, forms];

  @property({ attribute: false }) sites: SiteView[] = [];
  readonly #batchId = newId();

  readonly #form = new FormController(this, {
    draft: () => "batch",
    initial: () => ({ name: "", siteId: currentSession()?.organisation.defaultSiteId ?? "" }),
    required: ["name", "siteId"],
    send: async ({ name, siteId }) => {
      await runOperations({ type: "create-batch", batchId: this.#batchId, name, siteId });
      this.#form.forget();
      this.dispatchEvent(new CustomEvent("bip-saved", { detail: this.#batchId }));
    },
  });

  override render() {
    return html`<form novalidate @submit=${this.#form.submit}>
      ${textField(this.#form, "name", { label: "Nom du lot", maxlength: 80, placeholder: "Recyclage de mars" })}
      ${selectField(this.#form, "siteId", {
        label: "Où se prépare-t-il\u00a0?",
        choices: this.sites.map(({ id, name }) => ({ value: id, label: name })),
      })}
      ${submitRow(this.#form, "Créer le lot")}
    </form>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "bip-batch-form": BipBatchForm;
  }
}
