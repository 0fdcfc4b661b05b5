import type { IconName } from "../components/icons.ts";
import type { Tone } from "../../shared/desk/answers.ts";
import { modelNamed } from "../../shared/receiving/lines.ts";
import { questionSentence } from "../../shared/receiving/sentences.ts";
import type { ReceivingState } from "../../shared/receiving/state.ts";
import { typeset } from "../../shared/desk/french.ts";

export const toneIcons: Record<Tone, IconName> = {
  applied: "circle-check",
  already: "info",
  refused: "circle-x",
  question: "circle-alert",
  info: "scan-barcode",
};
export const toneWords: Record<Tone, string> = {
  applied: "Fait",
  already: "Déjà fait",
  refused: "Refusé",
  question: "À vous de dire",
  info: "Lu",
};

/** The open question in words; empty where none is open. */
export function asked(state: ReceivingState): string {
  const { question, items } = state;
  if (!question) return "";
  const last = items.at(-1);
  const modelId = question.type === "beyond" ? question.modelId : null;
  const item = last ? (last.label ?? modelNamed(state, last.modelId)?.name ?? "") : "";
  return typeset(questionSentence(question, { model: modelNamed(state, modelId)?.name ?? "", item }));
}
