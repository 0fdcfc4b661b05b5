import type { MovementView } from "../stock/schema.ts";
import { itemStateWords } from "../words.ts";

type Sentence = (movement: MovementView) => string;

const to = (movement: MovementView) => (movement.beneficiaryName ? ` à ${movement.beneficiaryName}` : "");
const at = (movement: MovementView) => (movement.siteName ? ` – ${movement.siteName}` : "");

/** What happened, in the words of the people who did it. */
const sentences: Record<string, Sentence> = {
  receive: (movement) => `Entrée en stock${at(movement)}`,
  identify: () => "Numéro ajouté",
  "attach-purchase": () => "Rattaché à un achat",
  "detach-purchase": () => "Détaché de son achat",
  lend: (movement) => `Prêt${to(movement)}`,
  return: (movement) =>
    movement.toState === "in-repair"
      ? "Retour, puis réparation"
      : movement.toState === "retired"
        ? "Retour, puis réforme"
        : `Retour en stock${at(movement)}`,
  extend: () => "Prêt prolongé",
  "declare-lost": () => "Déclaré perdu",
  "declare-stolen": () => "Déclaré volé",
  find: (movement) => `Retrouvé${at(movement)}`,
  transfer: (movement) => `Départ en transfert${at(movement)}`,
  "confirm-transfer": (movement) => `Arrivée confirmée${at(movement)}`,
  "send-to-repair": () => "Envoi en réparation",
  "return-from-repair": () => "Retour de réparation",
  give: (movement) => `Don${to(movement)}`,
  retire: () => "Réforme",
  erase: () => "Données effacées",
  "exempt-erasure": () => "Dispense d’effacement",
  "add-to-batch": () => "Ajout à un lot de recyclage",
  "remove-from-batch": () => "Retrait du lot de recyclage",
  "create-batch": () => "Lot créé",
  "seal-batch": () => "Lot scellé",
  "unseal-batch": () => "Lot rouvert",
  "schedule-batch": () => "Collecte prévue",
  "collect-batch": () => "Lot collecté",
  "close-batch": () => "Lot clos",
  "record-outcome": () => "Devenir noté",
  "activate-sim": () => "Ligne ouverte",
  "suspend-sim": () => "Ligne suspendue",
  "terminate-sim": () => "Ligne résiliée",
  "top-up": (movement) => `Recharge${to(movement)}`,
  "receive-voucher": () => "Coupon reçu",
  "void-voucher": () => "Coupon annulé",
  cancel: () => "Annulation de l’opération précédente",
};

export const movementSentence = (movement: MovementView): string =>
  sentences[movement.type]?.(movement) ?? "Autre mouvement";

/** The state that it led to, where it changed. */
export function movementOutcome(movement: MovementView): string {
  const words = itemStateWords as Record<string, string>;
  if (movement.entity !== "item" || !movement.toState || movement.toState === movement.fromState) return "";
  return words[movement.toState] ?? "";
}

/** What can be said of an operation by its type alone (the inbox keeps those that were refused). */
export const operationNames: Record<string, string> = {
  receive: "Entrée en stock",
  identify: "Ajout d’un numéro",
  "attach-purchase": "Rattachement à un achat",
  "detach-purchase": "Détachement d’un achat",
  lend: "Prêt",
  return: "Retour",
  extend: "Prolongation d’un prêt",
  "declare-lost": "Déclaration de perte",
  "declare-stolen": "Déclaration de vol",
  find: "Matériel retrouvé",
  transfer: "Transfert",
  "confirm-transfer": "Arrivée d’un transfert",
  "send-to-repair": "Envoi en réparation",
  "return-from-repair": "Retour de réparation",
  give: "Don",
  retire: "Réforme",
  erase: "Effacement",
  "exempt-erasure": "Dispense d’effacement",
  "add-to-batch": "Ajout à un lot",
  "remove-from-batch": "Retrait d’un lot",
  "create-batch": "Création d’un lot",
  "seal-batch": "Scellement d’un lot",
  "unseal-batch": "Réouverture d’un lot",
  "schedule-batch": "Date de collecte",
  "collect-batch": "Collecte d’un lot",
  "close-batch": "Clôture d’un lot",
  "record-outcome": "Devenir d’un appareil",
  "activate-sim": "Ouverture d’une ligne",
  "suspend-sim": "Suspension d’une ligne",
  "terminate-sim": "Résiliation d’une ligne",
  "top-up": "Recharge",
  "receive-voucher": "Réception d’un coupon",
  "void-voucher": "Annulation d’un coupon",
  cancel: "Annulation",
};
