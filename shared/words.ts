import type { CodeKind, Confidence, ReadingNote } from "./scan/read-code.ts";
import type { Condition, ErasureMethod, Outcome } from "./ledger/records.ts";
import type { BatchState, ItemKind, ItemState, LineState, VoucherState } from "./lifecycle.ts";
import type { Role } from "./roles.ts";

/** One and several; in French zero is singular. */
type Forms = readonly [one: string, several: string];

export const kindWords: Record<ItemKind, Forms> = {
  tablet: ["tablette", "tablettes"],
  cover: ["pochette", "pochettes"],
  charger: ["chargeur", "chargeurs"],
  sim: ["carte SIM", "cartes SIM"],
  laptop: ["ordinateur portable", "ordinateurs portables"],
  phone: ["smartphone", "smartphones"],
  other: ["autre matériel", "autres matériels"],
};

export const itemStateWords: Record<ItemState, string> = {
  "in-stock": "En stock",
  "on-loan": "En prêt",
  "in-repair": "En réparation",
  "in-transit": "En transfert",
  missing: "Introuvable",
  given: "Donné",
  retired: "Réformé",
  "in-batch": "Dans un lot",
  collected: "Collecté",
};

export const lineStateWords: Record<LineState, string> = {
  inactive: "Ligne à ouvrir",
  active: "Ligne active",
  suspended: "Ligne suspendue",
  terminated: "Ligne résiliée",
};

export const voucherStateWords: Record<VoucherState, string> = {
  "in-stock": "Disponible",
  used: "Utilisé",
  expired: "Expiré",
  void: "Annulé",
};

export const batchStateWords: Record<BatchState, string> = {
  draft: "En préparation",
  sealed: "Scellé",
  scheduled: "Collecte prévue",
  collected: "Collecté",
  closed: "Clos",
};

export type LoanState = "open" | "overdue" | "closed";
export const loanStateWords: Record<LoanState, string> = {
  open: "En cours",
  overdue: "En retard",
  closed: "Terminé",
};

export const conditionWords: Record<Condition, string> = {
  new: "Neuf",
  good: "Bon état",
  worn: "Usagé",
  damaged: "Abîmé",
  broken: "Hors service",
};

export const erasureMethodWords: Record<ErasureMethod, string> = {
  clear: "Remise à zéro (Clear)",
  purge: "Effacement poussé (Purge)",
  destroy: "Destruction (Destroy)",
};

export const outcomeWords: Record<Outcome, string> = {
  reused: "Réemployé",
  parts: "Démonté pour pièces",
  recycled: "Recyclé",
};

export const roleWords: Record<Role, string> = {
  admin: "Administrateur",
  manager: "Responsable",
  agent: "Agent",
  commune: "Correspondant de commune",
  accountant: "Comptable",
  collector: "Collecteur",
};

export const identifierWords: Record<string, string> = {
  imei: "IMEI",
  iccid: "Numéro de SIM (ICCID)",
  serial: "Numéro de série",
  phone: "Numéro de téléphone",
  "item-label": "Numéro d’inventaire",
};

export const codeWords: Record<CodeKind, string> = {
  "item-label": "Étiquette d’équipement",
  "beneficiary-card": "Carte d’une personne",
  kit: "Étiquette de kit",
  batch: "Étiquette de lot",
  box: "Étiquette de carton",
  site: "Étiquette de lieu",
  command: "Carte de commande",
  imei: "IMEI",
  iccid: "Numéro de SIM (ICCID)",
  gtin: "Code article (EAN)",
  serial: "Numéro de série",
  phone: "Numéro de téléphone",
  voucher: "Coupon de recharge",
};

export const confidenceWords: Record<Confidence, string> = {
  certain: "sûr",
  likely: "probable",
  possible: "possible",
};

export const readingNoteWords: Record<ReadingNote, string> = {
  "check-failed": "Le caractère de contrôle est faux.",
  "check-missing": "Le caractère de contrôle manquait : il a été ajouté.",
  "other-prefix": "C’est l’étiquette d’une autre organisation.",
  "unknown-command": "Cette carte ne commande rien.",
  "software-version": "Sans la version du logiciel (IMEISV).",
  "data-identifier": "Le début peut faire partie du numéro.",
  "part-number": "C’est la référence du modèle, pas celle de l’objet.",
};

const counted = new Intl.NumberFormat("fr-FR");

/** « 1 tablette », « 1 200 tablettes ». */
export function countOf(count: number, [one, several]: Forms): string {
  return `${counted.format(count)}\u00a0${Math.abs(count) < 2 ? one : several}`;
}

/** As it stands inside a sentence; names further on keep their capitals. */
export function uncapitalised(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1);
}

export function capitalised(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** Pairs of a table of words, as a list of choices reads them. */
export function choicesOf<Value extends string>(
  words: Record<Value, string>,
): { value: Value; label: string }[] {
  return (Object.entries(words) as [Value, string][]).map(([value, label]) => ({ value, label }));
}

export const kindChoices = (Object.entries(kindWords) as [ItemKind, Forms][]).map(([value, [one]]) => ({
  value,
  label: capitalised(one),
}));
