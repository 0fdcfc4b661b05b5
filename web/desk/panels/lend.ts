import { html, nothing } from "lit";
import { basketOf, currentPerson, dueDateOf, waitingItems } from "../../../shared/desk/selectors.ts";
import { longDay, today } from "../../i18n/format.ts";
import type { DeskController } from "../desk-controller.ts";
import { itemLine } from "./item-line.ts";

/** To whom, until when, and what has gone out so far. */
export function lendPanel(desk: DeskController) {
  const person = currentPerson(desk.state);
  const waiting = waitingItems(desk.state);
  if (!person)
    return html`<section class="panel" aria-label="Prêt">
      <p class="lead">Bipez la carte de la personne, ou tapez deux lettres de son nom puis Entrée.</p>
      ${
        waiting.length > 0
          ? html`<h3>En attente d’une carte</h3>
              <ul class="items">
                ${waiting.map((item) => itemLine(item))}
              </ul>`
          : nothing
      }
    </section>`;

  const basket = basketOf(desk.state);
  const dueDate = dueDateOf(desk.state);
  const loanId = desk.state.lending?.loanId;
  return html`<section class="panel" aria-label="Prêt en cours">
    <div class="who">
      <a class="name" href=${`/personnes/${person.id}`}>${person.firstName} ${person.lastName}</a>
      <span class="quiet">${person.communeName} · ${person.card}</span>
    </div>
    <div class="due">
      <label for="due">Jusqu’au <strong>${dueDate ? longDay(dueDate) : ""}</strong></label>
      <input
        id="due"
        type="date"
        aria-label="Changer l’échéance"
        min=${today()}
        .value=${dueDate ?? ""}
        @change=${(event: Event) => {
          const { value } = event.target as HTMLInputElement;
          if (value) desk.happen({ type: "due-date", day: value });
        }}
      />
    </div>
    ${
      basket.length === 0
        ? html`<p class="lead">Bipez la tablette, la pochette, la carte SIM ou un kit.</p>`
        : html`<ul class="items">
            ${basket.map((item) => itemLine(item))}
          </ul>`
    }
    <div class="buttons">
      ${
        basket.length > 0 && loanId
          ? html`<a class="button" href=${`/prets/${loanId}`}>Signer et imprimer la convention</a>`
          : nothing
      }
      <button class="button main" type="button" @click=${() => desk.happen({ type: "finish" })}>
        Terminer
      </button>
    </div>
  </section>`;
}
