import { html, nothing, type TemplateResult } from "lit";
import { boxIsComplete } from "../../shared/receiving/commit.ts";
import { kindOfBox, lineAt, modelNamed, modelOfLine } from "../../shared/receiving/lines.ts";
import type { ReceivingModel } from "../../shared/receiving/state.ts";
import type { ReceivingController } from "./receiving-controller.ts";
import { asked } from "./receiving-words.ts";

interface Ways {
  createModel: () => void;
}

const button = (label: string, run: () => void, main = false) =>
  html`<button class="button ${main ? "main" : ""}" type="button" @click=${run}>${label}</button>`;

/** The open question, with an answer a button; until it is answered, what is read waits. */
export function questionPanel(receiving: ReceivingController, ways: Ways) {
  const { question, waiting } = receiving.state;
  if (!question) return nothing;
  const text = asked(receiving.state);
  return html`<section class="panel question" role="alert" tabindex="-1" aria-label=${text} data-now>
    <p class="asks">${text}</p>
    ${choices(receiving, ways)}
    ${
      waiting.length > 0
        ? html`<p>
            ${waiting.length > 1 ? `${waiting.length} codes lus attendent` : "Un code lu attend"} votre
            réponse.
          </p>`
        : nothing
    }
  </section>`;
}

function choices(receiving: ReceivingController, ways: Ways): TemplateResult {
  const { state } = receiving;
  const { question } = state;
  switch (question?.type) {
    case "same-box":
      return html`<div class="buttons">
        ${button("Oui, la même boîte", () => receiving.happen({ type: "belongs", to: "same" }))}
        ${button(
          boxIsComplete(state) ? "Non, la boîte suivante" : "Non : laisser l’autre de côté",
          () => receiving.happen({ type: "belongs", to: "next" }),
          boxIsComplete(state),
        )}
      </div>`;
    case "previous-box":
      return html`<div class="buttons">
        ${button("Oui, la boîte précédente", () => receiving.happen({ type: "belongs", to: "same" }))}
        ${button("Non, la boîte suivante", () => receiving.happen({ type: "belongs", to: "next" }), true)}
      </div>`;
    case "beyond":
      return html`<div class="buttons">
        ${button("Mettre de côté", () => receiving.happen({ type: "beyond", choice: "aside" }), true)}
        ${
          question.modelId
            ? button("L’enregistrer hors achat", () => receiving.happen({ type: "beyond", choice: "keep" }))
            : nothing
        }
      </div>`;
    default:
      return modelChoices(receiving, ways);
  }
}

/** The model of the line at hand comes first: it is nearly always the one. Then those of the kind of the box. */
function modelChoices(receiving: ReceivingController, { createModel }: Ways) {
  const { state } = receiving;
  const asksLine = state.question?.type === "model-of-line" ? state.question.lineKey : null;
  const line = lineAt(state, asksLine ?? state.lineKey);
  const kind = line?.kind ?? kindOfBox(state, state.box);
  const likely = line ? modelNamed(state, modelOfLine(state, line)) : undefined;
  const ofLines = state.lines.flatMap((one) => modelNamed(state, modelOfLine(state, one)) ?? []);
  const near = [...new Set([...(likely ? [likely] : []), ...ofLines])];
  const ofKind = (model: ReceivingModel) => Number(model.kind === kind);
  const others = state.models
    .filter((model) => !near.includes(model))
    .sort((one, other) => ofKind(other) - ofKind(one));
  const choose = (model: ReceivingModel) => receiving.happen({ type: "model", model });
  return html`<div class="buttons">
      ${near.map((model) => button(`C’est ${model.name}`, () => choose(model), model === likely))}
    </div>
    <div class="buttons">
      ${
        others.length > 0
          ? html`<select
              aria-label="Un autre modèle"
              @change=${(event: Event) => {
                const { value } = event.target as HTMLSelectElement;
                const model = others.find(({ id }) => id === value);
                if (model) choose(model);
              }}
            >
              <option value="">Un autre modèle…</option>
              ${others.map(({ id, name }) => html`<option value=${id}>${name}</option>`)}
            </select>`
          : nothing
      }
      ${button("Créer le modèle", createModel)}
    </div>`;
}
