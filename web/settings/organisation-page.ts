import { html, LitElement } from "lit";
import { customElement } from "lit/decorators.js";
import { allSites, editOrganisation, getOrganisation } from "../api/settings.ts";
import { selectField, submitRow, textField } from "../components/fields.ts";
import { FormController } from "../components/form-controller.ts";
import { LoadController } from "../components/load-controller.ts";
import { showToast } from "../components/toast.ts";
import { currentSession, setSession } from "../session/session-state.ts";
import { blocks, elements, forms } from "../styles/shared.ts";
import "../components/page.ts";

@customElement("bip-organisation-page")
export class BipOrganisationPage extends LitElement {
  static override styles = [elements, blocks, forms];

  readonly #load = new LoadController(this, async () => {
    const [organisation, sites] = await Promise.all([getOrganisation(), allSites()]);
    return { organisation, sites };
  });
  readonly #form = new FormController(this, {
    draft: () => "organisation",
    initial: () => {
      const organisation = currentSession()?.organisation;
      return {
        name: organisation?.name ?? "",
        loanMonths: String(organisation?.loanMonths ?? 12),
        defaultSiteId: organisation?.defaultSiteId ?? "",
      };
    },
    required: ["name", "loanMonths"],
    check: ({ loanMonths }) => ({
      loanMonths: /^([1-9]|[1-5]\d|60)$/.test(loanMonths.trim())
        ? undefined
        : "Un nombre de mois, de 1 à 60.",
    }),
    send: async ({ name, loanMonths, defaultSiteId }) => {
      const organisation = await editOrganisation({
        name,
        loanMonths: Number(loanMonths),
        defaultSiteId: defaultSiteId || null,
      });
      const session = currentSession();
      if (session) setSession({ ...session, organisation: { ...session.organisation, ...organisation } });
      showToast({ text: "Réglages enregistrés." });
    },
  });

  override render() {
    const { value, loading, problem, reload } = this.#load;
    return html`<bip-page
      heading="Organisation"
      backHref="/reglages"
      backLabel="Réglages"
      ?loading=${loading && !value}
      .problem=${problem}
      @bip-retry=${reload}
    >
      <div class="stack wide">
        <dl class="facts sheet">
          <dt>Territoire</dt>
          <dd>${value?.organisation.territoryName}</dd>
          <dt>Début des numéros</dt>
          <dd class="code">${value?.organisation.prefix}</dd>
        </dl>
        <form class="sheet" novalidate @submit=${this.#form.submit}>
          ${textField(this.#form, "name", { label: "Nom", hint: "Il paraît sur les conventions et les bordereaux.", maxlength: 80 })}
          ${textField(this.#form, "loanMonths", {
            label: "Durée d’un prêt, en mois",
            type: "number",
            hint: "Pour une personne qui ne suit pas de session d’ateliers.",
          })}
          ${selectField(this.#form, "defaultSiteId", {
            label: "Lieu habituel",
            hint: "Proposé pour les entrées en stock et les lots.",
            none: "Aucun",
            choices: (value?.sites ?? []).map(({ id, name }) => ({ value: id, label: name })),
          })}
          ${submitRow(this.#form, "Enregistrer")}
        </form>
      </div>
    </bip-page>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "bip-organisation-page": BipOrganisationPage;
  }
}
