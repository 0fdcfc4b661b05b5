import { html, LitElement } from "lit";
import { customElement, property } from "lit/decorators.js";
import type { CohortView } from "../../shared/people/schema.ts";
import type { SiteView } from "../../shared/stock/schema.ts";
import { createCohort, editCohort } from "../api/people.ts";
import { selectField, submitRow, textField } from "../components/fields.ts";
import { FormController } from "../components/form-controller.ts";
import { blocks, elements, forms } from "../styles/shared.ts";

/** @fires bip-saved - the cohort */
@customElement("bip-cohort-form")
export class BipCohortForm extends LitElement {
  static override styles = [elements, blocks, forms];

  @property({ attribute: false }) cohort: CohortView | null = null;
  @property({ attribute: false }) sites: SiteView[] = [];

  readonly #form = new FormController(this, {
    draft: () => (this.cohort ? undefined : "cohort"),
    initial: () => ({
      name: this.cohort?.name ?? "",
      startsOn: this.cohort?.startsOn ?? "",
      endsOn: this.cohort?.endsOn ?? "",
      meetings: String(this.cohort?.meetings ?? 12),
      siteId: this.cohort?.siteId ?? "",
    }),
    required: ["name", "startsOn", "endsOn", "meetings"],
    check: ({ startsOn, endsOn, meetings }) => ({
      endsOn: startsOn && endsOn && endsOn < startsOn ? "La fin est avant le début." : undefined,
      meetings: /^\s*\d{1,3}\s*$/.test(meetings) ? undefined : "Un nombre d’ateliers.",
    }),
    send: async ({ name, startsOn, endsOn, meetings, siteId }) => {
      const input = { name, startsOn, endsOn, meetings: Number(meetings), siteId: siteId || null };
      const saved = await (this.cohort ? editCohort(this.cohort.id, input) : createCohort(input));
      this.dispatchEvent(new CustomEvent("bip-saved", { detail: saved }));
    },
  });

  override render() {
    return html`<form novalidate @submit=${this.#form.submit}>
      ${textField(this.#form, "name", { label: "Nom", maxlength: 80, placeholder: "Automne, Aÿ-Champagne" })}
      <div class="pair">
        ${textField(this.#form, "startsOn", { label: "Premier atelier", type: "date" })}
        ${textField(this.#form, "endsOn", {
          label: "Fin de la session",
          type: "date",
          hint: "L’échéance des prêts, pour ses participants.",
        })}
        ${textField(this.#form, "meetings", { label: "Nombre d’ateliers", type: "number" })}
        ${selectField(this.#form, "siteId", {
          label: "Lieu",
          none: "Aucun en particulier",
          choices: this.sites.map(({ id, name }) => ({ value: id, label: name })),
        })}
      </div>
      ${submitRow(this.#form, this.cohort ? "Enregistrer" : "Créer la session")}
    </form>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "bip-cohort-form": BipCohortForm;
  }
}
