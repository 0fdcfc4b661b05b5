import { html, nothing, type TemplateResult } from "lit";
import type { RefusedOperation } from "../../shared/operations/refused.ts";
import { typeset } from "../../shared/desk/french.ts";
import { countOf } from "../i18n/words.ts";

interface Line extends RefusedOperation {
  /** What it is called here; its label where nothing is said. */
  name?: string;
  /** One more button. */
  more?: TemplateResult;
}

/** Each with its reason, the item to look at, and a button to put it away. */
export const refusedLines = (lines: Line[], putAway: (operationId: string) => void) =>
  lines.map(
    ({ operationId, detail, item, name = item, more }) =>
      html`<li>
        <span class="grow"
          >${name && !detail.includes(name) ? html`<strong>${name}</strong>` : nothing}
          ${typeset(detail)}</span
        >
        <span class="buttons">
          ${item ? html`<a class="button" href="/e/${item}">Voir ${item}</a>` : nothing} ${more}
          <button class="button" type="button" @click=${() => putAway(operationId)}>J’ai vu</button>
        </span>
      </li>`,
  );

/** Stays on the page, so that a screen reader says it as soon as there is something. */
export const refusedCount = (count: number) =>
  html`<p class="visually-hidden" role="status">
    ${count > 0 ? `${countOf(count, ["opération refusée", "opérations refusées"])} à regarder.` : nothing}
  </p>`;
