import type { Tone } from "../../shared/desk/answers.ts";
import type { IconName } from "./icons.ts";

/** How an answer looks, and what it is called: never colour alone. */
export const toneIcons: Record<Tone, IconName> = {
  applied: "circle-check",
  already: "info",
  refused: "circle-x",
  question: "circle-alert",
  info: "info",
};
export const toneWords: Record<Tone, string> = {
  applied: "Fait",
  already: "Déjà fait",
  refused: "Refusé",
  question: "À vous de dire",
  info: "Pour information",
};
