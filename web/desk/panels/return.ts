import { html, nothing } from "lit";
import { conditions, type Condition } from "../../../shared/ledger/records.ts";
import { restOf, returnedItems } from "../../../shared/desk/selectors.ts";
import { conditionWords } from "../../i18n/words.ts";
import type { DeskController } from "../desk-controller.ts";
import { itemLine } from "./item-line.ts";

/** What has come back, in which condition, and what the same loans still hold. */
export function returnPanel(desk: DeskController) {
  const { returning, known } = desk.state;
  const person = returning ? known.people[returning.personId] : undefined;
  const name = returning ? (known.names[returning.personId] ?? "") : "";
  if (!returning)
    return html`<section class="panel" aria-label="Retour">
      <p class="lead">Bipez chaque objet qui revient, ou la carte de la personne.</p>
    </section>`;

  const returned = returnedItems(desk.state);
  const rest = restOf(desk.state);
  return html`<section class="panel" aria-label="Retour en cours">
    <div class="who">
      <a class="name" href=${`/personnes/${returning.personId}`}
        >${person ? `${person.firstName} ${person.lastName}` : name}</a
      >
    </div>
    ${
      returned.length > 0
        ? html`<h3>Revenu</h3>
            <ul class="items">
              ${returned.map((item) => itemLine(item, conditionChoice(desk, item.id, item.condition)))}
            </ul>`
        : nothing
    }
    ${
      rest.length > 0
        ? html`<h3>Encore en prêt</h3>
            <ul class="items">
              ${rest.map(({ item, mark }) =>
                itemLine(
                  item,
                  html`<label class="switch"
                    ><input
                      type="checkbox"
                      .checked=${mark === "missing"}
                      @change=${(event: Event) =>
                        desk.happen({
                          type: "rest",
                          itemId: item.id,
                          mark: (event.target as HTMLInputElement).checked ? "missing" : "stays",
                        })}
                    /><span>${mark === "missing" ? "Manquant" : "Reste en prêt"}</span></label
                  >`,
                ),
              )}
            </ul>`
        : nothing
    }
    <div class="buttons">
      ${
        rest.length > 0
          ? html`<button
              class="button main"
              type="button"
              @click=${() => desk.happen({ type: "everything-here" })}
            >
              Tout est là
            </button>`
          : nothing
      }
      ${
        returned.length > 0 && returning.loanIds[0]
          ? html`<a
              class="button"
              href=${`/api/loans/${returning.loanIds[0]}/receipt.pdf`}
              target="_blank"
              rel="noopener"
              >Imprimer le reçu</a
            >`
          : nothing
      }
      <button
        class="button ${rest.length > 0 ? "" : "main"}"
        type="button"
        @click=${() => desk.happen({ type: "finish" })}
      >
        Terminer
      </button>
    </div>
  </section>`;
}

function conditionChoice(desk: DeskController, itemId: string, condition: Condition) {
  return html`<label
    ><span class="visually-hidden">État de l’objet</span>
    <select
      @change=${(event: Event) =>
        desk.happen({
          type: "condition",
          itemId,
          condition: (event.target as HTMLSelectElement).value as Condition,
        })}
    >
      ${conditions.map(
        (choice) =>
          html`<option value=${choice} ?selected=${choice === condition}>${conditionWords[choice]}</option>`,
      )}
    </select></label
  >`;
}
