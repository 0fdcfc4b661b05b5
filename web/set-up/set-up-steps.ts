import { html, nothing, type TemplateResult } from "lit";
import type { TerritoryDetail, TerritorySource } from "../api/set-up.ts";
import type { ComboboxOption } from "../components/combobox.ts";
import { selectField, textField, tickField } from "../components/fields.ts";
import type { FormController } from "../components/form-controller.ts";
import { fullDay, number } from "../i18n/format.ts";
import { countOf } from "../i18n/words.ts";
import type { SetUpValues } from "./set-up-form.ts";
import "../components/combobox.ts";
import "../components/icon.ts";

type Form = FormController<SetUpValues>;

export interface TerritoryChoice {
  territory: TerritoryDetail | null;
  source: TerritorySource | null;
  search: (q: string) => Promise<ComboboxOption[]>;
  choose: (event: CustomEvent<ComboboxOption | null>) => void;
}

/** What one step asks; the steps are numbered as in `steps`. */
export function setUpStep(step: number, form: Form, choice: TerritoryChoice): TemplateResult {
  switch (step) {
    case 0:
      return organisationStep(form);
    case 1:
      return territoryStep(form, choice);
    case 2:
      return administratorStep(form);
    case 3:
      return sitesStep(form, choice.territory);
    default:
      return demoStep(form);
  }
}

function organisationStep(form: Form) {
  return html`${textField(form, "name", {
    label: "Nom de l’organisation",
    hint: "Tel qu’il paraîtra sur les conventions de prêt et les bordereaux.",
    maxlength: 80,
  })}
  ${textField(form, "prefix", {
    label: "Début de vos numéros",
    hint: html`2 à 8 lettres ou chiffres. Votre première étiquette portera
      <span class="code">${form.values.prefix.toUpperCase() || "GVM"}-E00001</span>. Cela ne pourra plus
      changer ensuite.`,
    autocapitalize: "characters",
    maxlength: 8,
  })}`;
}

function territoryStep(form: Form, { territory, source, search, choose }: TerritoryChoice) {
  const { values, errors } = form;
  return html`<p>Une intercommunalité de France, ou une seule commune.</p>
    <bip-combobox
      label="Territoire"
      hint="Tapez quelques lettres du nom&nbsp;; vous pouvez ajouter le numéro du département."
      error=${errors.territory ?? ""}
      .chosen=${values.territory ? { value: values.territory, label: values.territoryName } : null}
      .search=${search}
      @bip-choose=${choose}
    ></bip-combobox>
    ${territory && values.territory ? chosenTerritory(territory) : nothing}
    ${
      source
        ? html`<p class="quiet">
            Source&nbsp;: ${source.source}, données du ${fullDay(source.date)}. ${source.licence}
          </p>`
        : nothing
    }`;
}

function chosenTerritory({ name, department, communes, population }: TerritoryDetail) {
  const facts = [
    countOf(communes.length, ["commune", "communes"]),
    population ? `${number(population)}\u00a0habitants` : "",
  ].filter(Boolean);
  return html`<div class="notice good">
    <bip-icon name="map-pin"></bip-icon>
    <p><strong>${name}</strong>${department ? ` (${department.name})` : ""}&nbsp;: ${facts.join(", ")}.</p>
  </div>`;
}

function administratorStep(form: Form) {
  return html`<p>C’est vous&nbsp;: vous pourrez créer ensuite les comptes de vos collègues.</p>
    ${textField(form, "adminName", { label: "Votre nom", autocomplete: "name", maxlength: 80 })}
    ${textField(form, "login", {
      label: "Identifiant",
      autocomplete: "username",
      autocapitalize: "none",
      hint: "Ce que vous taperez pour vous connecter, par exemple jeanne.martin.",
    })}
    ${textField(form, "password", {
      label: "Mot de passe",
      type: "password",
      autocomplete: "new-password",
      hint: "Douze caractères au moins. Une courte phrase se retient bien.",
    })}
    ${textField(form, "again", {
      label: "Mot de passe, encore une fois",
      type: "password",
      autocomplete: "new-password",
    })}`;
}

function sitesStep(form: Form, territory: TerritoryDetail | null) {
  const communes = territory?.communes ?? [];
  return html`<p>
      Un lieu est un endroit où du matériel est rangé. Commencez par votre réserve&nbsp;; vous en ajouterez
      quand vous voudrez.
    </p>
    <div class="pair">
      ${textField(form, "storeName", { label: "Nom de la réserve", maxlength: 80 })}
      ${selectField(form, "storeCommune", {
        label: "Sa commune",
        choices: communes.map(({ code, name }) => ({ value: code, label: name })),
      })}
    </div>
    ${communes.length > 1 ? otherSites(form, communes) : nothing}`;
}

function otherSites(form: Form, communes: TerritoryDetail["communes"]) {
  const chosen = form.values.otherSites;
  const everywhere = communes.map(({ code }) => code);
  const toggle = (code: string) =>
    form.set(
      "otherSites",
      chosen.includes(code) ? chosen.filter((kept) => kept !== code) : [...chosen, code],
    );
  return html`<fieldset>
    <legend>Un lieu aussi dans ces communes&nbsp;? <span class="optional quiet">(facultatif)</span></legend>
    <label class="check">
      <input
        type="checkbox"
        .checked=${chosen.length === communes.length}
        @change=${() => form.set("otherSites", chosen.length === communes.length ? [] : everywhere)}
      />
      <strong>Toutes les communes</strong>
    </label>
    <div class="choices">
      ${communes.map(
        ({ code, name }) =>
          html`<label class="check">
            <input type="checkbox" .checked=${chosen.includes(code)} @change=${() => toggle(code)} />
            ${name}
          </label>`,
      )}
    </div>
  </fieldset>`;
}

function demoStep(form: Form) {
  return html`<p>
      Pour découvrir Bip Relais, vous pouvez commencer avec des exemples&nbsp;: du matériel, des personnes,
      des prêts.
    </p>
    ${tickField(form, "demoData", {
      label: "Ajouter les données de démonstration",
      hint: "Ne cochez pas cette case pour travailler tout de suite avec votre vrai matériel.",
    })}`;
}
