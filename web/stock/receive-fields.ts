import { html, nothing } from "lit";
import type { ModelView, SiteView } from "../../shared/stock/schema.ts";
import { areaField, selectField, submitRow, textField, tickField } from "../components/fields.ts";
import type { FormController } from "../components/form-controller.ts";
import { choicesOf, conditionWords, kindChoices } from "../i18n/words.ts";
import "@awesome.me/webawesome/dist/components/button/button.js";
import "../components/icon.ts";

export type ReceiveValues = {
  kind: string;
  modelId: string;
  siteId: string;
  serial: string;
  imei: string;
  iccid: string;
  label: string;
  phone: string;
  lineActive: boolean;
  condition: string;
  source: string;
  note: string;
};

interface Choices {
  /** Of the kind that is chosen. */
  models: ModelView[];
  sites: SiteView[];
  addModel: () => void;
}

/** What is asked of one item that comes in. */
export function receiveFields(form: FormController<ReceiveValues>, { models, sites, addModel }: Choices) {
  const { kind } = form.values;
  return html`<form class="sheet" novalidate @submit=${form.submit}>
    <p class="quiet">Bipez les codes de la boîte dans l’ordre que vous voulez : chacun va dans son champ.</p>
    <div class="pair">
      ${selectField(form, "kind", { label: "Genre", choices: kindChoices })}
      ${selectField(form, "modelId", {
        label: "Modèle",
        choices: models.map(({ id, brand, name }) => ({ value: id, label: `${brand} ${name}` })),
        hint: models.length === 0 ? "Aucun modèle de ce genre pour l’instant." : undefined,
      })}
    </div>
    <div>
      <wa-button appearance="outlined" @click=${addModel}
        ><bip-icon slot="start" name="plus"></bip-icon>Ajouter un modèle</wa-button
      >
    </div>
    ${
      kind === "sim"
        ? html`<div class="pair">
              ${textField(form, "iccid", {
                scanned: true,
                label: "Numéro de la carte (ICCID)",
                inputmode: "numeric",
                maxlength: 30,
                hint: "Bipez le code au dos de la carte.",
              })}
              ${textField(form, "phone", { label: "Numéro de téléphone", type: "tel", maxlength: 20 })}
            </div>
            ${tickField(form, "lineActive", { label: "La ligne est déjà ouverte chez l’opérateur" })}`
        : html`<div class="pair">
            ${textField(form, "serial", {
              scanned: true,
              label: "Numéro de série",
              autocapitalize: "characters",
              maxlength: 64,
              hint: "Bipez le code sur la boîte.",
            })}
            ${
              kind === "tablet" || kind === "phone"
                ? textField(form, "imei", {
                    scanned: true,
                    label: "IMEI",
                    inputmode: "numeric",
                    maxlength: 20,
                  })
                : nothing
            }
          </div>`
    }
    ${
      form.values.label
        ? textField(form, "label", {
            label: "Étiquette déjà collée",
            maxlength: 32,
            hint: "Une étiquette imprimée d’avance : elle désignera cet équipement.",
          })
        : nothing
    }
    <div class="pair">
      ${selectField(form, "siteId", {
        label: "Rangé où\u00a0?",
        choices: sites.map(({ id, name }) => ({ value: id, label: name })),
      })}
      ${selectField(form, "condition", { label: "État constaté", choices: choicesOf(conditionWords) })}
      ${selectField(form, "source", {
        label: "Provenance",
        choices: [
          { value: "purchase", label: "Achat" },
          { value: "gift", label: "Don" },
          { value: "found", label: "Trouvé dans nos stocks" },
        ],
      })}
    </div>
    ${areaField(form, "note", { label: "Remarque", maxlength: 500 })}
    ${submitRow(form, "Enregistrer et voir l’étiquette")}
  </form>`;
}
