import { html, nothing } from "lit";
import { deskSentence } from "../../../shared/desk/sentences.ts";
import { showsCancel } from "../../../shared/desk/selectors.ts";
import { refusedCount, refusedLines } from "../../offline/refused-lines.ts";
import type { DeskController } from "../desk-controller.ts";

/** What the server refused, until a person has dealt with each. */
export function refusedPanel(desk: DeskController) {
  const { refused } = desk.state;
  const lines = refused.map((one) => ({ ...one, more: cancelButton(desk, one.operationId) }));
  return html`${refusedCount(refused.length)}${
    lines.length === 0
      ? nothing
      : html`<section class="panel" aria-label="À regarder">
          <h2>À regarder</h2>
          <ul class="items">
            ${refusedLines(lines, (operationId) => desk.happen({ type: "put-away", operationId }))}
          </ul>
        </section>`
  }`;
}

/** What went through along with it can be undone. */
function cancelButton(desk: DeskController, operationId: string) {
  const entry = desk.state.trail.find(({ operations }) => operations.some(({ id }) => id === operationId));
  if (!entry || !showsCancel(desk.state, entry)) return undefined;
  return html`<button
    class="button"
    type="button"
    aria-label="Annuler : ${deskSentence(entry)}"
    @click=${() => desk.happen({ type: "cancel", entryId: entry.id })}
  >
    Annuler le reste
  </button>`;
}
