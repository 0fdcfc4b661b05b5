import { html, LitElement } from "lit";
import { customElement, property } from "lit/decorators.js";
import type { BeneficiaryView } from "../../shared/people/schema.ts";
import { createBeneficiary, editBeneficiary, getBeneficiary } from "../api/people.ts";
import { allCommunes } from "../api/settings.ts";
import { selectField, submitRow, textField, tickField } from "../components/fields.ts";
import { FormController } from "../components/form-controller.ts";
import { LoadController } from "../components/load-controller.ts";
import { showToast } from "../components/toast.ts";
import { navigate } from "../navigation.ts";
import { blocks, elements, forms } from "../styles/shared.ts";
import "../components/page.ts";
import "@awesome.me/webawesome/dist/components/button/button.js";

/** A person, new or known: only what the work needs. */
@customElement("bip-person-form-page")
export class BipPersonFormPage extends LitElement {
  static override styles = [elements, blocks, forms];

  @property() personId = "";
  #person: BeneficiaryView | null = null;
  readonly #load = new LoadController(this, async () => {
    const [communes, person] = await Promise.all([
      allCommunes(),
      this.personId ? getBeneficiary(this.personId) : null,
    ]);
    this.#person = person;
    if (person) this.#form.restart();
    return { communes };
  });
  readonly #form = new FormController(this, {
    draft: () => `person:${this.personId}`,
    initial: () => ({
      lastName: this.#person?.lastName ?? "",
      firstName: this.#person?.firstName ?? "",
      communeCode: this.#person?.communeCode ?? "",
      phone: this.#person?.phone ?? "",
      referent: this.#person?.referent ?? "",
      knownToCias: this.#person?.knownToCias ?? false,
    }),
    required: ["lastName", "firstName", "communeCode"],
    send: async ({ phone, referent, ...values }) => {
      const input = { ...values, phone: phone.trim() || null, referent: referent.trim() || null };
      const saved = this.personId
        ? await editBeneficiary(this.personId, input)
        : await createBeneficiary(input);
      showToast({
        text: this.personId ? `${saved.name} est à jour.` : `${saved.name} est ajouté. Carte ${saved.card}.`,
      });
      this.#form.forget();
      navigate(`/personnes/${saved.id}`, { replace: true });
    },
  });

  override render() {
    const { value, loading, problem, reload } = this.#load;
    const back = this.personId ? `/personnes/${this.personId}` : "/personnes";
    return html`<bip-page
      heading=${this.personId ? `Modifier ${this.#person?.name ?? "cette personne"}` : "Ajouter une personne"}
      backHref=${back}
      backLabel=${this.personId ? (this.#person?.name ?? "Personne") : "Personnes"}
      ?loading=${loading && !value}
      .problem=${problem}
      @bip-retry=${reload}
    >
      <form class="sheet" novalidate @submit=${this.#form.submit}>
        <div class="pair">
          ${textField(this.#form, "lastName", { label: "Nom", maxlength: 80, autocapitalize: "words" })}
          ${textField(this.#form, "firstName", { label: "Prénom", maxlength: 80, autocapitalize: "words" })}
        </div>
        ${selectField(this.#form, "communeCode", {
          label: "Commune",
          choices: (value?.communes ?? []).map(({ code, name }) => ({ value: code, label: name })),
        })}
        <div class="pair">
          ${textField(this.#form, "phone", { label: "Téléphone", type: "tel", maxlength: 30 })}
          ${textField(this.#form, "referent", { label: "Référent", maxlength: 80, hint: "Qui la suit au CIAS." })}
        </div>
        ${tickField(this.#form, "knownToCias", { label: "Déjà connue du CIAS" })}
        ${submitRow(this.#form, this.personId ? "Enregistrer" : "Ajouter cette personne", {
          beside: html`<wa-button appearance="plain" href=${back} @click=${() => this.#form.forget()}
            >Renoncer</wa-button
          >`,
        })}
      </form>
    </bip-page>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "bip-person-form-page": BipPersonFormPage;
  }
}
