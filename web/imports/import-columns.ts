import { html } from "lit";
import {
  columnLetter,
  importFields,
  importFieldWords,
  type ImportField,
} from "../../shared/imports/fields.ts";
import type { ImportView } from "../../shared/imports/schema.ts";

/** Which column holds what: guessed from the headings, corrected here. */
export function importColumns(
  { columns, choices }: ImportView,
  onChange: (mapping: ImportView["choices"]["mapping"]) => void,
) {
  const fieldOf = new Map(Object.entries(choices.mapping).map(([field, column]) => [column, field]));
  const chosen = (column: number) => (event: Event) => {
    const field = (event.target as HTMLSelectElement).value as ImportField | "";
    const rest = Object.entries(choices.mapping).filter(([name, at]) => at !== column && name !== field);
    onChange(Object.fromEntries(field ? [...rest, [field, column]] : rest));
  };
  return html`<ul class="lines columns-list">
    ${columns.map(
      ({ heading, samples }, column) =>
        html`<li>
          <span class="grow"
            ><strong>${heading || `Colonne ${columnLetter(column)}`}</strong>
            <span class="samples quiet">${samples.join(" · ") || "vide"}</span></span
          >
          <select
            aria-label="Ce que contient la colonne ${heading || columnLetter(column)}"
            @change=${chosen(column)}
          >
            <option value="" ?selected=${!fieldOf.has(column)}>Ne pas importer</option>
            ${importFields.map(
              (field) =>
                html`<option value=${field} ?selected=${fieldOf.get(column) === field}>
                  ${importFieldWords[field]}
                </option>`,
            )}
          </select>
        </li>`,
    )}
  </ul>`;
}
