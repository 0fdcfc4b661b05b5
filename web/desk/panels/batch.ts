import { html, nothing } from "lit";
import { batchItems, currentBatch, missingErasures } from "../../../shared/desk/selectors.ts";
import type { BatchView } from "../../../shared/recycling/schema.ts";
import type { DeskController } from "../desk-controller.ts";
import { itemLine } from "./item-line.ts";

/** The batch being filled; what still misses erasure evidence can be filled on the spot. */
export function batchPanel(
  desk: DeskController,
  drafts: BatchView[],
  actions: { open: (batch: BatchView) => void; create: () => void; erase: (itemId: string) => void },
) {
  const batch = currentBatch(desk.state);
  if (!batch)
    return html`<section class="panel" aria-label="Lot">
      <p class="lead">Bipez l’étiquette du lot, ou choisissez-le.</p>
      <ul class="offers">
        ${drafts.map(
          (draft) =>
            html`<li>
              <button type="button" class="button offer" @click=${() => actions.open(draft)}>
                <strong>${draft.name}</strong><span>${draft.label} · ${count(draft.items)}</span>
              </button>
            </li>`,
        )}
        <li><button type="button" class="button offer" @click=${actions.create}>Commencer un lot</button></li>
      </ul>
    </section>`;

  const items = batchItems(desk.state);
  const missing = missingErasures(desk.state);
  const done = items.filter((item) => !missing.includes(item));
  return html`<section class="panel" aria-label="Lot en préparation">
    <div class="who">
      <a class="name" href=${`/lots/${batch.id}`}>${batch.name}</a>
      <span class="quiet">${batch.label} · ${count(items.length)}</span>
    </div>
    ${
      missing.length > 0
        ? html`<h3>Effacement à attester</h3>
            <ul class="items warn">
              ${missing.map((item) =>
                itemLine(
                  item,
                  html`<button class="button small" type="button" @click=${() => actions.erase(item.id)}>
                    Attester l’effacement
                  </button>`,
                ),
              )}
            </ul>`
        : nothing
    }
    ${
      done.length > 0
        ? html`<h3>Prêt à partir</h3>
            <ul class="items">
              ${done.map((item) => itemLine(item))}
            </ul>`
        : nothing
    }
    ${items.length === 0 ? html`<p class="lead">Bipez les appareils l’un après l’autre.</p>` : nothing}
    <div class="buttons">
      <a class="button" href=${`/lots/${batch.id}`}>Fermer le lot, imprimer le bordereau</a>
      <button class="button main" type="button" @click=${() => desk.happen({ type: "finish" })}>
        Terminer
      </button>
    </div>
  </section>`;
}

const count = (items: number) => (items > 1 ? `${items} appareils` : items === 1 ? "1 appareil" : "vide");
