import { html, nothing } from "lit";
import { live } from "lit/directives/live.js";
import { itemKinds } from "../../shared/lifecycle.ts";
import { sectionWords } from "../../shared/purchases/words.ts";
import { centsAsTyped } from "../i18n/format.ts";
import { capitalised, kindWords } from "../i18n/words.ts";
import {
  isBlank,
  kindOf,
  lineErrors,
  modelNamed,
  suggestionFor,
  totalOf,
  type DraftContext,
  type DraftLine,
} from "./purchase-draft.ts";

const vatRates = [
  ["2000", "20 %"],
  ["1000", "10 %"],
  ["550", "5,5 %"],
  ["210", "2,1 %"],
  ["0", "0 %"],
] as const;

interface LineOptions {
  line: DraftLine;
  /** From 0. */
  index: number;
  context: DraftContext;
  /** Are errors shown yet? */
  judged: boolean;
  removable: boolean;
  /** Used equipment has no price. */
  priced: boolean;
  change: (fields: Partial<DraftLine>) => void;
  remove: () => void;
  /** Enter in the last field of a line. */
  next: () => void;
}

const typed = (event: Event) => (event.target as HTMLInputElement).value;

/** One line of a purchase as it is typed: what, how many, at which price, under which account. */
export function lineFields(options: LineOptions) {
  const { line, index, context, judged, removable, priced, change, remove } = options;
  const number = index + 1;
  const errors = judged ? lineErrors(line, context) : {};
  const total = totalOf(line, context);
  const errorId = `line-${index}-error`;
  const words = Object.values(errors);
  const text = (
    name: "designation" | "quantity" | "price" | "total",
    label: string,
    rest: { numeric?: boolean; list?: string; placeholder?: string } = {},
  ) =>
    html`<label class=${name === "designation" ? "whole name" : ""}
      >${label}
      <input
        id="line-${index}-${name}"
        aria-label="${label}, ligne ${number}"
        autocomplete="off"
        maxlength="120"
        inputmode=${rest.numeric ? "decimal" : nothing}
        list=${rest.list ?? nothing}
        placeholder=${rest.placeholder ?? nothing}
        aria-invalid=${errors[name] ? "true" : "false"}
        aria-describedby=${errors[name] ? errorId : nothing}
        .value=${live(line[name])}
        @input=${(event: Event) => change({ [name]: typed(event) })}
        @keydown=${(event: KeyboardEvent) => onEnter(event, name === "total", options)}
    /></label>`;

  return html`<div class="entry bought" role="group" aria-label="Ligne ${number}">
    ${text("designation", "Désignation", { list: "models", placeholder: "Un modèle, ou quelques mots" })}
    ${text("quantity", "Quantité", { numeric: true })}
    ${
      priced
        ? html`${text("price", context.withTax ? "Prix unitaire TTC" : "Prix unitaire HT", { numeric: true })}
            <label
              >TVA
              <select
                aria-label="TVA, ligne ${number}"
                @change=${(event: Event) => change({ vatRate: typed(event) })}
              >
                ${vatRates.map(
                  ([value, label]) =>
                    html`<option value=${value} ?selected=${value === line.vatRate}>${label}</option>`,
                )}
              </select></label
            >
            ${text("total", "Total TTC", {
              numeric: true,
              placeholder: total === null ? undefined : centsAsTyped(total),
            })}`
        : nothing
    }
    ${
      removable
        ? html`<button type="button" class="icon" aria-label="Retirer la ligne ${number}" @click=${remove}>
            <bip-icon name="trash-2"></bip-icon>
          </button>`
        : html`<span></span>`
    }
    ${isBlank(line) ? nothing : html`${kindField(options, errors.kind ? errorId : undefined)} ${priced ? accountField(options) : nothing}`}
    ${
      words.length > 0
        ? html`<span class="error" id=${errorId}
            ><bip-icon name="circle-alert"></bip-icon>${errorSentence(errors)}</span
          >`
        : nothing
    }
  </div>`;
}

const fieldWords: Partial<Record<keyof DraftLine, string>> = {
  designation: "Désignation",
  kind: "Ce que c’est",
  quantity: "Quantité",
  price: "Prix",
  total: "Total",
};
const errorSentence = (errors: Partial<Record<keyof DraftLine, string>>) =>
  Object.entries(errors)
    .map(([name, text]) => `${fieldWords[name as keyof DraftLine] ?? ""} : ${text}`)
    .join(" ");

/** What the line brings decides whether something will be received on it. */
function kindField({ line, index, context, change }: LineOptions, errorId: string | undefined) {
  const model = modelNamed(context.models, line.designation);
  const kind = kindOf(line, context.models);
  const chosen = kind === undefined ? "" : (kind ?? "service");
  const choices = [
    { value: "", label: "À choisir" },
    { value: "service", label: "Service : rien à recevoir" },
    ...itemKinds.map((value) => ({ value, label: `À recevoir : ${kindWords[value][0]}` })),
  ];
  return html`<label class="whole what"
    >Ce que c’est
    ${
      model
        ? html`<select aria-label="Ce que c’est, ligne ${index + 1}" disabled>
            <option>${capitalised(kindWords[model.kind][0])}, modèle connu</option>
          </select>`
        : html`<select
            aria-label="Ce que c’est, ligne ${index + 1}"
            aria-invalid=${errorId ? "true" : "false"}
            aria-describedby=${errorId ?? nothing}
            @change=${(event: Event) => change({ kind: typed(event) as DraftLine["kind"] })}
          >
            ${choices.map(
              ({ value, label }) =>
                html`<option value=${value} ?selected=${value === chosen} ?hidden=${!value && chosen !== ""}>
                  ${label}
                </option>`,
            )}
          </select>`
    }</label
  >`;
}

function accountField({ line, index, context, change }: LineOptions) {
  const { accounts } = context.accounting;
  const suggestion = suggestionFor(line, context);
  const suggested = accounts.find(({ code }) => code === suggestion?.accountCode);
  const open = accounts.filter(({ active, code }) => active || code === line.accountCode);
  return html`<label class="whole account"
    >Imputation
    <select
      aria-label="Imputation, ligne ${index + 1}"
      @change=${(event: Event) => change({ accountCode: typed(event) })}
    >
      <option value="" ?selected=${line.accountCode === ""}>
        ${
          suggested
            ? `Proposée : ${suggested.code} ${suggested.name} (${sectionWords[suggested.section].toLowerCase()})`
            : "À décider plus tard"
        }
      </option>
      ${open.map(
        ({ code, name, section }) =>
          html`<option value=${code} ?selected=${code === line.accountCode}>
            ${code} ${name} (${sectionWords[section].toLowerCase()})
          </option>`,
      )}
    </select></label
  >`;
}

/** Enter goes on to the next field, as a keypad wants it; never does it send the form. */
function onEnter(event: KeyboardEvent, last: boolean, { next }: LineOptions) {
  if (event.key !== "Enter" || event.isComposing) return;
  event.preventDefault();
  if (last) return next();
  const input = event.target as HTMLInputElement;
  const entry = input.closest(".entry");
  const inputs = [...(entry?.querySelectorAll<HTMLInputElement>("input") ?? [])];
  const following = inputs[inputs.indexOf(input) + 1];
  if (following) following.focus();
  else next();
}
