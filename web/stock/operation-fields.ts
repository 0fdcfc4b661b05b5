import { html, type TemplateResult } from "lit";
import { readCode } from "../../shared/scan/read-code.ts";
import type { ItemView, SiteView } from "../../shared/stock/schema.ts";
import type { BatchView } from "../../shared/recycling/schema.ts";
import type { OfferView } from "../../shared/top-ups/schema.ts";
import { fittingLines } from "../api/purchases.ts";
import type { ComboboxOption } from "../components/combobox.ts";
import { areaField, selectField, textField, tickField } from "../components/fields.ts";
import type { FormController } from "../components/form-controller.ts";
import { fullDay, money, today } from "../i18n/format.ts";
import {
  choicesOf,
  conditionWords,
  erasureMethodWords,
  identifierWords,
  outcomeWords,
} from "../i18n/words.ts";
import { searchPeople } from "../people/person-search.ts";
import type { OperationField, OperationValues } from "./item-action.ts";
import { numberIn, numberKinds } from "./scanned-fields.ts";
import "../components/combobox.ts";

/** What the choices of a dialog are made of. */
export interface OperationChoices {
  sites: SiteView[];
  batches: BatchView[];
  offers: OfferView[];
}

type Form = FormController<OperationValues>;
type Draw = (form: Form, choices: OperationChoices, item: ItemView) => TemplateResult;

async function searchLines(model: string, q: string): Promise<ComboboxOption[]> {
  const lines = await fittingLines(model, q);
  return lines.map(({ id, number, supplier, date, designation }) => ({
    value: id,
    label: `Achat n° ${number}, ${supplier}`,
    detail: `${designation}, ${fullDay(date)}`,
  }));
}

const places = ({ sites }: OperationChoices) => sites.map(({ id, name }) => ({ value: id, label: name }));

export const operationFields: Record<OperationField, Draw> = {
  person: (form) =>
    html`<bip-combobox
      label="Personne"
      placeholder="Deux lettres du nom, ou la carte"
      error=${form.errors.person ?? ""}
      .search=${searchPeople}
      .chosen=${form.values.person ? { value: form.values.person, label: form.values.personLabel } : null}
      @bip-choose=${(event: CustomEvent<ComboboxOption | null>) => {
        form.set("person", event.detail?.value ?? "");
        form.set("personLabel", event.detail?.label ?? "");
      }}
    ></bip-combobox>`,
  purchaseLine: (form, _choices, item) =>
    html`<bip-combobox
      label="Achat ou don"
      placeholder="Fournisseur, facture, numéro"
      hint="Ceux dont une ligne attend encore ce modèle."
      error=${form.errors.purchaseLine ?? ""}
      .search=${(q: string) => searchLines(item.modelId, q)}
      .chosen=${
        form.values.purchaseLine
          ? { value: form.values.purchaseLine, label: form.values.purchaseLineLabel }
          : null
      }
      @bip-choose=${(event: CustomEvent<ComboboxOption | null>) => {
        form.set("purchaseLine", event.detail?.value ?? "");
        form.set("purchaseLineLabel", event.detail?.label ?? "");
      }}
    ></bip-combobox>`,
  dueDate: (form) =>
    textField(form, "dueDate", {
      label: "À rendre le",
      type: "date",
      min: today(),
      hint: "Laissez vide\u00a0: la fin de la session d’ateliers, ou la durée habituelle.",
    }),
  newDueDate: (form) =>
    textField(form, "dueDate", { label: "Nouvelle échéance", type: "date", min: today() }),
  condition: (form) =>
    selectField(form, "condition", { label: "État constaté", choices: choicesOf(conditionWords) }),
  returnTo: (form) =>
    selectField(form, "returnTo", {
      label: "Et ensuite",
      choices: [
        { value: "in-stock", label: "Remettre en stock" },
        { value: "in-repair", label: "Envoyer en réparation" },
        { value: "retired", label: "Réformer" },
      ],
    }),
  site: (form, choices) =>
    selectField(form, "site", {
      label: "Rangé où\u00a0?",
      none: "Au même lieu qu’avant",
      choices: places(choices),
    }),
  toSite: (form, choices, item) =>
    selectField(form, "site", {
      label: "Vers quel lieu\u00a0?",
      choices: places(choices).filter(({ value }) => value !== item.siteId),
    }),
  note: (form) => areaField(form, "note", { label: "Remarque", maxlength: 500 }),
  reason: (form) => textField(form, "reason", { label: "Raison", maxlength: 200 }),
  decision: (form) =>
    html`<div class="pair">
      ${textField(form, "decision", {
        label: "Décision",
        maxlength: 120,
        hint: "La délibération ou l’arrêté, pour le registre.",
      })}
      ${textField(form, "amount", {
        label: "Valeur de cession en euros",
        inputmode: "decimal",
        hint: "Laissez vide s’il n’est pas vendu.",
      })}
    </div>`,
  identifier: (form, _choices, item) => {
    const kinds = numberKinds(item.kind);
    return html`<div class="pair">
      ${textField(form, "identifierValue", {
        label: "Numéro",
        maxlength: 64,
        hint: "Bipez-le ou tapez-le.",
        keepsScan: true,
        scanned: true,
        onText: (text) => {
          const { kind } = numberIn(readCode(text), item.kind) ?? {};
          if (kind) form.set("identifierKind", kind);
        },
      })}
      ${selectField(form, "identifierKind", {
        label: "Genre de numéro",
        choices: kinds.map((value) => ({ value, label: identifierWords[value] ?? value })),
      })}
    </div>`;
  },
  erasure: (form) =>
    html`${selectField(form, "method", {
      label: "Méthode (NIST SP 800-88)",
      choices: choicesOf(erasureMethodWords),
      hint: "La remise à zéro depuis les réglages de l’appareil est un «\u00a0Clear\u00a0».",
    })}
    ${tickField(form, "accountsRemoved", { label: "Les comptes (Google, Apple…) sont retirés" })}
    ${tickField(form, "simRemoved", { label: "La carte SIM est retirée" })}
    ${tickField(form, "memoryCardRemoved", { label: "La carte mémoire est retirée" })}`,
  batch: (form, { batches }) =>
    selectField(form, "batch", {
      label: "Lot en préparation",
      choices: batches.map(({ id, label, name }) => ({ value: id, label: `${name} (${label})` })),
      hint:
        batches.length === 0
          ? html`Aucun lot n’est en préparation. <a href="/lots?nouveau">Créer un lot</a>`
          : undefined,
    }),
  outcome: (form) => selectField(form, "outcome", { label: "Devenir", choices: choicesOf(outcomeWords) }),
  offer: (form, { offers }) =>
    html`${selectField(form, "offer", {
      label: "Offre",
      none: "Un autre montant",
      choices: offers.map(({ id, operator, name, amount }) => ({
        value: id,
        label: `${name} – ${operator} – ${money(amount)}`,
      })),
    })}
    ${form.values.offer ? "" : textField(form, "amount", { label: "Montant en euros", inputmode: "decimal" })}`,
};

/** The values that each field needs before anything is sent. */
export const requiredBy: Partial<Record<OperationField, (keyof OperationValues)[]>> = {
  person: ["person"],
  purchaseLine: ["purchaseLine"],
  newDueDate: ["dueDate"],
  toSite: ["site"],
  reason: ["reason"],
  identifier: ["identifierKind", "identifierValue"],
  erasure: ["method", "accountsRemoved", "simRemoved", "memoryCardRemoved"],
  batch: ["batch"],
  outcome: ["outcome"],
};
