import type { Day } from "../dates.ts";
import type { Condition } from "../ledger/records.ts";
import {
  itemKinds,
  type BatchState,
  type ItemKind,
  type ItemState,
  type VoucherState,
} from "../lifecycle.ts";
import type { DeskMode } from "./state.ts";

interface Noun {
  word: string;
  gender: "m" | "f";
}

export const kindNouns: Record<ItemKind, Noun> = {
  tablet: { word: "tablette", gender: "f" },
  cover: { word: "pochette", gender: "f" },
  charger: { word: "chargeur", gender: "m" },
  sim: { word: "carte SIM", gender: "f" },
  laptop: { word: "ordinateur portable", gender: "m" },
  phone: { word: "smartphone", gender: "m" },
  other: { word: "équipement", gender: "m" },
};

export function nounOf(kind: unknown): Noun {
  const known = itemKinds.find((one) => one === kind);
  return kindNouns[known ?? "other"];
}

export const modeWords: Record<DeskMode, string> = {
  "look-up": "Consulter",
  lend: "Prêter",
  return: "Rendre",
  "top-up": "Recharger",
  batch: "Lot",
};

export const conditionWords: Record<Condition, string> = {
  new: "neuf",
  good: "bon état",
  worn: "usagé",
  damaged: "abîmé",
  broken: "hors service",
};

/** A state as it follows « est »; `e` is the ending of the feminine. */
export function stateWords(state: ItemState, e: string): string {
  const words: Record<ItemState, string> = {
    "in-stock": "en stock",
    "on-loan": `prêté${e}`,
    "in-repair": "en réparation",
    "in-transit": "en transfert",
    missing: "introuvable",
    given: `donné${e}`,
    retired: `réformé${e}`,
    "in-batch": "dans un lot de recyclage",
    collected: `collecté${e}`,
  };
  return words[state];
}

export const voucherWords: Record<VoucherState, string> = {
  "in-stock": "disponible",
  used: "déjà utilisé",
  expired: "expiré",
  void: "annulé",
};

export const batchWords: Record<BatchState, string> = {
  draft: "en préparation",
  sealed: "scellé",
  scheduled: "collecte prévue",
  collected: "collecté",
  closed: "clos",
};

export const operationWords: Record<string, string> = {
  identify: "numéro ajouté",
  extend: "prolongation",
  "declare-lost": "perte déclarée",
  "declare-stolen": "vol déclaré",
  find: "retour en stock après perte",
  transfer: "transfert",
  "confirm-transfer": "arrivée confirmée",
  "send-to-repair": "envoi en réparation",
  "return-from-repair": "retour de réparation",
  give: "don",
  retire: "réforme",
  erase: "effacement",
  "exempt-erasure": "dispense d’effacement",
  "add-to-batch": "ajout au lot",
  "remove-from-batch": "retrait du lot",
  "record-outcome": "devenir noté",
  "activate-sim": "ligne activée",
  "suspend-sim": "ligne suspendue",
  "terminate-sim": "ligne résiliée",
};

const weekday = new Intl.DateTimeFormat("fr-FR", { weekday: "long", timeZone: "UTC" });
const month = new Intl.DateTimeFormat("fr-FR", { month: "long", timeZone: "UTC" });

/** « mardi 3 mars », with its year where that is not the year of `on`. */
export function dayInWords(day: Day, on: Day): string {
  const date = new Date(`${day.slice(0, 10)}T00:00:00Z`);
  if (Number.isNaN(date.getTime())) return day;
  const number = date.getUTCDate();
  const year = day.slice(0, 4) === on.slice(0, 4) ? "" : ` ${day.slice(0, 4)}`;
  return `${weekday.format(date)} ${number === 1 ? "1er" : number} ${month.format(date)}${year}`;
}

/** « 1 équipement », « 3 équipements ». */
export function countOf(count: number, one: string): string {
  const several = one
    .split(" ")
    .map((word) => `${word}s`)
    .join(" ");
  return `${count} ${count < 2 ? one : several}`;
}

export function capitalised(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** The spaces that French puts before its double signs and inside its quotes do not break. */
export function typeset(text: string): string {
  return text
    .replace(/ (?=[:»])/g, "\u00a0")
    .replace(/ (?=[;!?])/g, "\u202f")
    .replace(/« /g, "«\u00a0");
}
