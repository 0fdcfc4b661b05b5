import { html, nothing } from "lit";
import { isNumbered } from "../../shared/receiving/box.ts";
import { lineAt, progressOf, progressOfAll, type Progress } from "../../shared/receiving/lines.ts";
import { progressWords } from "../../shared/receiving/sentences.ts";
import type { ReceivingController } from "./receiving-controller.ts";
import "../components/icon.ts";

interface Ways {
  createModel: () => void;
  /** There is room to show every line all the time. */
  wide: boolean;
}

/** How far it is: the line at hand in large, the others to change to, and all together. */
export function linesPanel(receiving: ReceivingController, { createModel, wide }: Ways) {
  const { state } = receiving;
  const current = lineAt(state, state.lineKey);
  const all = progressOfAll(state);
  const several = state.lines.length > 1;
  return html`<section class="panel" aria-label="Avancement">
    ${current ? large(progressOf(state, current), current.designation) : large(all, all.received > 1 ? "reçus" : "reçu")}
    ${
      several
        ? html`<details ?open=${wide}>
            <summary>
              <bip-icon name="chevron-right"></bip-icon>Changer de ligne
              <span class="quiet number">${progressWords(all)} en tout</span>
            </summary>
            <ul class="lines">
              ${state.lines.map(
                (line) =>
                  html`<li>
                    <button
                      class="line"
                      type="button"
                      aria-pressed=${line.key === state.lineKey}
                      @click=${(event: Event) => {
                        receiving.happen({ type: "line", key: line.key });
                        const list = (event.target as HTMLElement).closest("details");
                        if (list && !wide) list.open = false;
                      }}
                    >
                      <span class="what"
                        >${line.designation}${
                          isNumbered(line.kind) ? nothing : html` <span class="quiet">sans numéro</span>`
                        }</span
                      >
                      <span class="number">${progressWords(progressOf(state, line))}</span>
                    </button>
                  </li>`,
              )}
            </ul>
          </details>`
        : nothing
    }
    ${state.bound ? nothing : modelChoice(receiving, createModel)}
  </section>`;
}

/** Without a purchase: the model of what comes, where no article number says it. */
function modelChoice(receiving: ReceivingController, createModel: () => void) {
  const { models, lines } = receiving.state;
  const others = models.filter(({ id }) => !lines.some(({ modelId }) => modelId === id));
  return html`<div class="buttons">
    ${
      others.length > 0
        ? html`<select
            aria-label="Que recevez-vous ?"
            @change=${(event: Event) => {
              const select = event.target as HTMLSelectElement;
              const model = others.find(({ id }) => id === select.value);
              select.value = "";
              if (model) receiving.happen({ type: "model", model });
            }}
          >
            <option value="">${lines.length > 0 ? "Un autre modèle…" : "Que recevez-vous\u00a0?"}</option>
            ${others.map(({ id, name }) => html`<option value=${id}>${name}</option>`)}
          </select>`
        : nothing
    }
    <button class="button" type="button" @click=${createModel}>Créer un modèle</button>
  </div>`;
}

const large = (progress: Progress, of: string) =>
  html`<div class="progress">
    <span class="count">${progressWords(progress)}</span><span class="of">${of}</span>
    ${
      progress.expected
        ? html`<progress
            value=${progress.received}
            max=${progress.expected}
            aria-label="Réception de ${of}"
          ></progress>`
        : nothing
    }
  </div>`;
