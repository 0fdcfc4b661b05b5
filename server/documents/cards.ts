import type { Command } from "../../shared/scan/printed-code.ts";
import type { CardFace } from "./card-layout.ts";
import type { PrintedCode } from "./heading.ts";

/** The seven commands that are chosen by scanning a card. */
const commandWords: Record<Command, [heading: string, line: string]> = {
  lend: ["Prêter", "Puis biper la carte de la personne et le matériel."],
  return: ["Rendre", "Puis biper chaque objet qui revient."],
  "top-up": ["Recharger", "Puis biper la carte SIM et la recharge."],
  batch: ["Lot", "Puis biper l’étiquette du lot et les appareils."],
  "look-up": ["Consulter", "Puis biper un objet : qui l’a, depuis quand."],
  cancel: ["Annuler", "Annule la dernière opération."],
  finish: ["Terminer", "Termine ce qui est en cours."],
};

/** A card with a large verb. */
export function commandCard(command: Command, code: PrintedCode, issuer: string): CardFace {
  const [heading, line] = commandWords[command];
  return { ...code, issuer, heading, headingSize: 26, line };
}

/** A person's card; without a name where cards are handed out before people are known, or for discretion. */
export function beneficiaryCard(code: PrintedCode, issuer: string, name?: string): CardFace {
  return {
    ...code,
    issuer,
    heading: name ?? "Carte de bénéficiaire",
    headingSize: 15,
    line: name ? "Carte de bénéficiaire" : `Nom : ${".".repeat(50)}`,
  };
}
