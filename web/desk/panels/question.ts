import { html, nothing } from "lit";
import { currentQuestion } from "../../../shared/desk/selectors.ts";
import { deskSentence } from "../../../shared/desk/sentences.ts";
import type { Choice, Question } from "../../../shared/desk/questions.ts";
import type { DeskState } from "../../../shared/desk/state.ts";
import type { Named } from "../../../shared/scan/answer.ts";
import type { DeskController } from "../desk-controller.ts";
import { spoken } from "../spoken.ts";

const choiceWords: Record<Exclude<Choice, "pick">, string> = {
  "create-item": "Enregistrer ce matériel",
  "create-model": "Créer ce modèle",
  "create-voucher": "Enregistrer ce coupon",
  identify: "C’est le numéro d’un objet connu",
  ignore: "Laisser de côté",
  yes: "Oui",
  "yes-to-all": "Oui pour tout le lot",
};

/** The open question, with an answer a button. */
export function questionPanel(desk: DeskController, onCreate: (question: Question, choice: Choice) => void) {
  const question = currentQuestion(desk.state);
  const entry = question && desk.state.trail.find(({ id }) => id === question.id);
  if (!question || !entry) return nothing;
  const answer = (choice: Choice, index?: number) => () => {
    desk.happen({ type: "choice", questionId: question.id, choice, index });
    if (choice.startsWith("create-")) onCreate(question, choice);
  };
  const said = deskSentence(entry);
  // The last answer, just above, has said it.
  const repeated = desk.state.trail.at(-1) === entry;
  return html`<section class="panel question" tabindex="-1" aria-label=${said} ?data-now=${repeated}>
    ${repeated ? nothing : html`<p class="lead">${spoken(entry)}</p>`}
    <div class="buttons">
      ${question.choices.map((choice) =>
        choice === "pick"
          ? picks(question, desk.state).map(
              (label, index) =>
                html`<button class="button" type="button" @click=${answer("pick", index)}>${label}</button>`,
            )
          : html`<button
              class="button ${choice === "ignore" ? "" : "main"}"
              type="button"
              @click=${answer(choice)}
            >
              ${yesWords(question, choice)}
            </button>`,
      )}
    </div>
  </section>`;
}

function yesWords(question: Question, choice: Exclude<Choice, "pick">): string {
  if (choice !== "yes") return choiceWords[choice];
  switch (question.kind) {
    case "retire":
      return "Réformer et ajouter au lot";
    case "return-first":
      return "Reprendre, puis prêter";
    case "found":
      return "Oui, il est retrouvé";
    default:
      return choiceWords.yes;
  }
}

function picks(question: Question, { known }: DeskState): string[] {
  if (question.kind === "which-sim")
    return question.itemIds.map((id) => {
      const sim = known.items[id];
      return sim ? `${sim.label} – ${sim.identifiers.at(-1)?.display ?? sim.name}` : id;
    });
  return question.kind === "meanings" ? question.names.map(nameOf) : [];
}

function nameOf(named: Named): string {
  switch (named.type) {
    case "item":
      return `${named.item.label} – ${named.item.name}`;
    case "model":
      return `Modèle ${named.model.brand} ${named.model.name}`;
    case "beneficiary":
      return `${named.beneficiary.firstName} ${named.beneficiary.lastName}`;
    case "batch":
      return `Lot ${named.batch.name}`;
    case "kit":
      return `Kit ${named.kit.name}`;
    case "site":
      return `Lieu ${named.site.name}`;
    case "loan":
      return `Prêt ${named.loan.number}`;
    case "voucher":
      return `Coupon ${named.voucher.offerName}`;
    case "command":
      return "Carte de commande";
  }
}
