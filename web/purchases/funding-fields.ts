import { html, nothing } from "lit";
import { live } from "lit/directives/live.js";
import type { FundingSource } from "../../shared/purchases/schema.ts";
import { fundingSourceWords } from "../../shared/purchases/words.ts";
import { centsAsTyped, centsFrom } from "../i18n/format.ts";
import { choicesOf } from "../i18n/words.ts";
import type { DraftFunding } from "./purchase-draft.ts";

interface FundingOptions {
  row: DraftFunding;
  /** From 0. */
  index: number;
  /** What an empty amount stands for, in cents. */
  rest: number | null;
  organisation: string;
  judged: boolean;
  removable: boolean;
  change: (fields: Partial<DraftFunding>) => void;
  remove: () => void;
}

const typed = (event: Event) => (event.target as HTMLInputElement).value;

/** What is wrong with a row of funding; empty where it can be sent. */
export function fundingError({ source, funder, amount }: DraftFunding): string {
  if (source !== "own" && funder.trim() === "") return "Indiquez qui finance.";
  if (amount.trim() && !centsFrom(amount)) return "Un montant en euros, par exemple 12,50.";
  return "";
}

/** Where the money of a purchase comes from: one source, one name, one amount. */
export function fundingFields(options: FundingOptions) {
  const { row, index, rest, organisation, judged, removable, change, remove } = options;
  const number = index + 1;
  const error = judged ? fundingError(row) : "";
  const errorId = `funding-${index}-error`;
  return html`<div class="entry paid" role="group" aria-label="Financement ${number}">
    <label class="whole"
      >Source
      <select
        aria-label="Source, financement ${number}"
        @change=${(event: Event) => change({ source: typed(event) as FundingSource })}
      >
        ${choicesOf(fundingSourceWords).map(
          ({ value, label }) =>
            html`<option value=${value} ?selected=${value === row.source}>${label}</option>`,
        )}
      </select></label
    >
    <label class="whole"
      >${row.source === "donation" ? "Donateur" : "Financeur"}
      <input
        id="funding-${index}-funder"
        aria-label="Financeur ${number}"
        autocomplete="off"
        maxlength="120"
        list="funders"
        placeholder=${row.source === "own" ? organisation : nothing}
        aria-invalid=${error && row.source !== "own" && !row.funder.trim() ? "true" : "false"}
        aria-describedby=${error ? errorId : nothing}
        .value=${live(row.funder)}
        @input=${(event: Event) => change({ funder: typed(event) })}
        @keydown=${stay}
    /></label>
    <label
      >Montant
      <input
        id="funding-${index}-amount"
        aria-label="Montant, financement ${number}"
        autocomplete="off"
        inputmode="decimal"
        placeholder=${rest === null ? nothing : centsAsTyped(rest)}
        aria-invalid=${error && row.amount.trim() && !centsFrom(row.amount) ? "true" : "false"}
        aria-describedby=${error ? errorId : nothing}
        .value=${live(row.amount)}
        @input=${(event: Event) => change({ amount: typed(event) })}
        @keydown=${stay}
    /></label>
    ${
      removable
        ? html`<button
            type="button"
            class="icon"
            aria-label="Retirer le financement ${number}"
            @click=${remove}
          >
            <bip-icon name="trash-2"></bip-icon>
          </button>`
        : html`<span></span>`
    }
    ${
      error
        ? html`<span class="error" id=${errorId}><bip-icon name="circle-alert"></bip-icon>${error}</span>`
        : nothing
    }
  </div>`;
}

/** Enter never sends the form from here. */
function stay(event: KeyboardEvent) {
  if (event.key === "Enter") event.preventDefault();
}
