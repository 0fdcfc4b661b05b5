import { html, nothing } from "lit";
import { repeat } from "lit/directives/repeat.js";
import { isLive, modelNamed, remainingOn } from "../../shared/receiving/lines.ts";
import type { ReceivedItem, ReceivingState } from "../../shared/receiving/state.ts";
import { refusedCount, refusedLines } from "../offline/refused-lines.ts";
import type { ReceivingController } from "./receiving-controller.ts";

/** How many of the last ones are listed. */
const shown = 8;
/** How many items one address of the labels' page holds. */
const labelsAtOnce = 250;

/** A number stays on one line, however it is grouped. */
const unbroken = (display: string) => display.replace(/ /g, "\u00a0");

const numbersOf = ({ codes }: ReceivedItem): string =>
  codes
    .filter(({ kind }) => kind !== "gtin" && kind !== "item-label")
    .map(({ display }) => unbroken(display))
    .join(" · ");

const statusWords: Partial<Record<ReceivedItem["status"], string>> = {
  sent: "en attente du réseau",
  cancelling: "annulation en cours",
  cancelled: "annulée",
};

/** The last boxes, with « Annuler » at the very last one. */
export function itemsPanel(receiving: ReceivingController) {
  const { state } = receiving;
  const items = state.items
    .filter(({ status }) => status !== "refused")
    .slice(-shown)
    .reverse();
  if (items.length === 0) return nothing;
  const last = state.items.findLast(isLive);
  return html`<section class="panel" aria-label="Dernières boîtes">
    <h2>Dernières boîtes</h2>
    <ul class="items">
      ${repeat(
        items,
        ({ operationId }) => operationId,
        (item) => {
          const status = statusWords[item.status];
          return html`<li>
            <span class="grow">
              ${
                item.label
                  ? html`<a class="label" href="/materiel/${item.itemId}">${item.label}</a>`
                  : nothing
              }
              ${modelNamed(state, item.modelId)?.name}
              <span class="quiet numbers">${numbersOf(item)}${status ? ` – ${status}` : ""}</span>
            </span>
            ${
              item === last
                ? html`<button
                    class="button"
                    type="button"
                    @click=${() => receiving.happen({ type: "cancel-last" })}
                  >
                    Annuler
                  </button>`
                : nothing
            }
          </li>`;
        },
      )}
    </ul>
  </section>`;
}

/** What the server refused, and what was put aside: nothing of it is lost, nothing of it is received. */
export function leftPanel(receiving: ReceivingController) {
  const { state } = receiving;
  const { items, aside } = state;
  const boxes = items.flatMap((item) =>
    item.refusal ? [{ ...item.refusal, name: numbersOf(item) || modelNamed(state, item.modelId)?.name }] : [],
  );
  const refused = [...boxes, ...state.refused];
  const count = refusedCount(refused.length);
  if (refused.length === 0 && aside.length === 0) return count;
  return html`${count}
    <section class="panel" aria-label="À regarder">
      <h2>À regarder</h2>
      <ul class="items">
        ${refusedLines(refused, (operationId) => receiving.happen({ type: "put-away", operationId }))}
        ${aside.map(
          (codes, index) =>
            html`<li>
              <span class="grow"
                ><strong>Laissée de côté</strong>
                ${codes.map(({ display }) => unbroken(display)).join(" · ")}</span
              >
              <button
                class="button"
                type="button"
                @click=${() => receiving.happen({ type: "aside-seen", index })}
              >
                J’ai vu
              </button>
            </li>`,
        )}
      </ul>
    </section>`;
}

/** What has come, what is missing, and the labels to print. */
export function endPanel({ state }: ReceivingController, purchaseId: string) {
  const here = state.items.filter(isLive);
  const missing = state.lines.filter((line) => line.quantity !== null && remainingOn(state, line) > 0);
  if (here.length === 0) return nothing;
  return html`<section class="panel" aria-label="Pour finir">
    <h2>${missing.length === 0 && state.bound ? "Tout est là" : "Pour finir"}</h2>
    ${
      missing.length > 0
        ? html`<p>Il manque encore :</p>
            <ul>
              ${missing.map((line) => html`<li>${missingWords(state, line)}</li>`)}
            </ul>`
        : nothing
    }
    <div class="buttons">
      ${chunksOf(here.map(({ itemId }) => itemId)).map(
        ({ ids, from }, index, all) =>
          html`<a class="button ${index === 0 ? "main" : ""}" href="/etiquettes?items=${ids.join(",")}"
            ><bip-icon name="printer"></bip-icon>${
              all.length === 1
                ? `Imprimer ${ids.length > 1 ? `les ${ids.length} étiquettes` : "l’étiquette"}`
                : `Imprimer les étiquettes ${from} à ${from + ids.length - 1}`
            }</a
          >`,
      )}
      ${purchaseId ? html`<a class="button" href="/achats/${purchaseId}">Revenir à l’achat</a>` : nothing}
    </div>
  </section>`;
}

function missingWords(state: ReceivingState, line: ReceivingState["lines"][number]): string {
  return `${remainingOn(state, line)} × ${line.designation}`;
}

function chunksOf(ids: string[]): { ids: string[]; from: number }[] {
  return Array.from({ length: Math.ceil(ids.length / labelsAtOnce) }, (_, index) => ({
    ids: ids.slice(index * labelsAtOnce, (index + 1) * labelsAtOnce),
    from: index * labelsAtOnce + 1,
  }));
}
