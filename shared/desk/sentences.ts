import { batchStates, itemStates, voucherStates } from "../lifecycle.ts";
import { problemSentence } from "../problem-sentences.ts";
import { deskCodes, type DeskAnswer, type DeskCode } from "./answers.ts";
import {
  batchWords,
  capitalised,
  conditionWords,
  countOf,
  dayInWords,
  modeWords,
  nounOf,
  operationWords,
  stateWords,
  typeset,
  voucherWords,
} from "./french.ts";
import { deskModes, type DeskMode } from "./state.ts";
import { conditions } from "../ledger/records.ts";

/** What the params of an answer give to a sentence. */
interface Words {
  text(name: string): string;
  number(name: string): number;
  day(name: string): string;
  /** « Tablette GVM-E00012-7 » */
  item: string;
  /** « la tablette GVM-E00012-7 » */
  theItem: string;
  /** « -la », « -le » */
  it: string;
  /** The ending of the feminine. */
  e: string;
}

const modeHints: Record<DeskMode, string> = {
  "look-up": "bipez ce que vous voulez connaître.",
  lend: "bipez la carte de la personne, puis les équipements.",
  return: "bipez ce qui revient.",
  "top-up": "bipez la carte SIM, puis le coupon.",
  batch: "bipez l’étiquette du lot, puis les appareils.",
};

const modeOf = (words: Words) => deskModes.find((mode) => mode === words.text("mode")) ?? "look-up";

function stillWaiting(words: Words): string {
  const count = words.number("waiting");
  if (count === 0) return "";
  return ` ${countOf(count, "lecture")} ${count < 2 ? "attend" : "attendent"} toujours.`;
}

function until(words: Words): string {
  const day = words.day("dueDate");
  return day && ` jusqu’au ${day}`;
}

function whereItIs(words: Words): string {
  const state = itemStates.find((one) => one === words.text("state")) ?? "in-stock";
  const holder = words.text("holder");
  const batch = words.text("batch");
  const where = [
    ` est ${stateWords(state, words.e)}`,
    holder && ` à ${holder}`,
    state === "in-stock" && ` à ${words.text("site")}`,
    batch && ` (${batch})`,
    ` depuis le ${words.day("since")}`,
    words.text("dueDate") && `, à rendre le ${words.day("dueDate")}`,
  ];
  const data = words.text("dataUntil") && ` Internet jusqu’au ${words.day("dataUntil")}.`;
  return `${where.filter(Boolean).join("")}.${data}`;
}

function kitLent(words: Words): string {
  const kit = `Kit ${words.text("kit")}`;
  const refused = words.text("refused");
  const count = words.number("count");
  if (count === 0 && refused) return `${kit} : rien n’a pu être prêté. Voyez ${refused}.`;
  if (count === 0 && words.number("already") > 0) return `${kit} déjà prêté à ${words.text("person")}.`;
  if (count === 0) return `${kit} : il ne contient aucun équipement.`;
  const lent = `${kit} : ${countOf(count, "équipement prêté")} à ${words.text("person")}${until(words)}.`;
  return refused ? `${lent} Pas prêté : ${refused}.` : lent;
}

function returned(words: Words): string {
  const by = words.text("holder") && ` par ${words.text("holder")}`;
  const rest = words.number("rest");
  const more = rest > 0 ? ` Il reste ${countOf(rest, "équipement")} en prêt.` : "";
  return `${words.item} rendu${words.e}${by}.${more}`;
}

function unknownCode(words: Words): string {
  const code = words.text("code");
  const note = words.text("note");
  if (note === "check-failed") return `Code ${code} mal lu ou mal tapé. Recommencez.`;
  if (note === "unknown-command") return "Cette carte de commande n’existe pas.";
  if (note === "other-prefix") return `L’étiquette ${code} est celle d’une autre organisation.`;
  const isOurs = ["beneficiary-card", "kit", "batch", "box", "site"].includes(words.text("reading"));
  if (isOurs) return `L’étiquette ${code} n’existe pas ici. Vérifiez-la, ou cherchez par le nom.`;
  return `Le code ${code} est inconnu ici. Que faut-il en faire ?`;
}

function unreadable(words: Words): string {
  if (words.text("problem") === "unknown-link") return "Ce lien n’est pas celui d’une étiquette.";
  if (words.text("problem") === "too-long") return "Ce code est trop long pour être lu ici.";
  return "Ce code n’a pas pu être lu. Bipez-le de nouveau, ou tapez-le.";
}

function cancelled(words: Words): string {
  if (words.text("item")) return `Annulé : ${words.theItem}.`;
  const count = words.number("count");
  return count > 0 ? `Annulé : ${countOf(count, "équipement")}.` : "C’est annulé.";
}

const sentences: Record<DeskCode, (words: Words) => string> = {
  "mode-changed": (w) => `${modeWords[modeOf(w)]} : ${modeHints[modeOf(w)]}${stillWaiting(w)}`,
  "mode-current": (w) => `Vous êtes déjà dans « ${modeWords[modeOf(w)]} » : ${modeHints[modeOf(w)]}`,
  finished: (w) => `C’est terminé.${stillWaiting(w)}`,
  "nothing-to-finish": (w) => `Il n’y a rien à terminer.${stillWaiting(w)}`,

  "person-current": (w) => `Prêt à ${w.text("person")}${until(w)}. Bipez les équipements.`,
  "person-current-already": (w) => `Le prêt à ${w.text("person")} est déjà ouvert. Bipez les équipements.`,
  lent: (w) => `${w.item} prêté${w.e} à ${w.text("person")}${until(w)}.`,
  "kit-lent": kitLent,
  "already-lent": (w) => `${w.item} déjà prêté${w.e} à ${w.text("holder")}${until(w)}.`,
  "card-wanted": (w) =>
    w.number("count") > 1
      ? `${countOf(w.number("count"), "équipement")} en attente. Bipez la carte de la personne, ou tapez son nom.`
      : `${w.item} en attente. Bipez la carte de la personne, ou tapez son nom.`,
  "already-waiting": (w) => `${w.item} est déjà en attente.`,
  "loan-finished": (w) =>
    `Prêt à ${w.text("person")} enregistré : ${countOf(w.number("count"), "équipement")}${until(w)}.`,
  "due-date-set": (w) => `À rendre le ${w.day("dueDate")}.`,

  returned,
  "all-returned": (w) =>
    `Tout est là : ${countOf(w.number("count"), "équipement rendu")} par ${w.text("holder")}.`,
  "already-in-stock": (w) => `${w.item} est déjà en stock à ${w.text("site")}.`,
  "person-holds": (w) =>
    `${w.text("person")} a ${countOf(w.number("count"), "équipement")} en prêt. Bipez ce qui revient.`,
  "holds-nothing": (w) => `${w.text("person")} n’a aucun équipement en prêt.`,
  "nothing-left": () => "Il ne reste rien à rendre.",
  "declared-missing": (w) => `${w.item} déclaré${w.e} perdu${w.e}.`,
  "condition-set": (w) => {
    const condition = conditions.find((one) => one === w.text("condition")) ?? "good";
    return `État noté pour ${w.theItem} : ${conditionWords[condition]}.`;
  },
  "confirm-found": (w) => `${w.item} était déclaré${w.e} perdu${w.e}. Est-ce retrouvé ?`,
  "found-again": (w) => `${w.item} retrouvé${w.e} et de nouveau en stock.`,
  "nothing-to-correct": () => "Ce retour ne peut plus être corrigé ici. Ouvrez la fiche de l’équipement.",

  "top-up-wanted": (w) => {
    const holder = w.text("holder") && ` de ${w.text("holder")}`;
    return `${w.item}${holder} : bipez le coupon, ou choisissez une offre.`;
  },
  "sim-current": (w) => `${w.item} est déjà choisie. Bipez le coupon, ou choisissez une offre.`,
  "sim-wanted": (w) =>
    w.text("voucher")
      ? `Coupon ${w.text("voucher")} en attente. Bipez la carte SIM à recharger.`
      : "Bipez d’abord la carte SIM à recharger, puis choisissez l’offre.",
  "which-sim": (w) =>
    `${w.text("person")} a ${countOf(w.number("count"), "carte")} SIM. Laquelle recharger ?`,
  "no-sim": (w) => `${w.text("person")} n’a pas de carte SIM. Bipez la carte SIM à recharger.`,
  "topped-up": (w) => {
    const holder = w.text("holder") && ` de ${w.text("holder")}`;
    const valid = w.text("dataUntil") && `, valable jusqu’au ${w.day("dataUntil")}`;
    return `${w.item}${holder} rechargée : ${w.text("offer")}${valid}.`;
  },
  "voucher-waiting": () => "Un autre coupon attend déjà sa carte SIM. Bipez d’abord cette carte, ou annulez.",
  "voucher-already-waiting": () => "Ce coupon attend déjà sa carte SIM. Bipez-la.",

  "batch-open": (w) => {
    const unerased = w.number("unerased");
    const missing = unerased > 0 ? `, dont ${unerased} sans preuve d’effacement` : "";
    return `${theBatch(w)} : ${countOf(w.number("count"), "appareil")}${missing}. Bipez les appareils.`;
  },
  "batch-current": (w) => `Le lot ${w.text("batch")} est déjà ouvert. Bipez les appareils.`,
  "batch-wanted": (w) => `${w.item} en attente. Bipez l’étiquette du lot.`,
  added: (w) => {
    const missing = w.number("unerased") > 0 ? " Il manque la preuve d’effacement." : "";
    return `${w.item} ajouté${w.e} au lot ${w.text("batch")}.${missing}`;
  },
  "already-in-batch": (w) => `${w.item} est déjà dans le lot ${w.text("batch")}.`,
  "in-other-batch": (w) => `${w.item} est déjà dans un autre lot : ${w.text("other")}.`,
  "confirm-retire": (w) =>
    `${w.item} n’est pas encore réformé${w.e}. Réformer et ajouter au lot ${w.text("batch")} ? Bipez${w.it} de nouveau pour dire oui.`,
  erased: (w) => `Effacement enregistré pour ${w.theItem}.`,

  "item-shown": (w) => `${w.item}${whereItIs(w)}`,
  "person-shown": (w) => `${w.text("person")} a ${countOf(w.number("count"), "équipement")}.`,
  "kit-shown": (w) => `Kit ${w.text("kit")} : ${countOf(w.number("count"), "équipement")}.`,
  "model-shown": (w) => `Modèle ${w.text("name")} : ${countOf(w.number("count"), "équipement")}.`,
  "site-shown": (w) => `${w.text("site")} : ${countOf(w.number("count"), "équipement")}.`,
  "loan-shown": (w) => `Prêt ${w.text("number")} à ${w.text("person")}${until(w)}.`,
  "voucher-shown": (w) => `Coupon ${w.text("voucher")} : ${w.text("offer")}, ${voucherState(w)}.`,
  "batch-shown": (w) => `${theBatch(w)} : ${countOf(w.number("count"), "appareil")}, ${batchState(w)}.`,
  done: (w) => `Enregistré pour ${w.theItem} : ${operationWords[w.text("operation")] ?? "opération"}.`,

  "unknown-code": unknownCode,
  "several-meanings": (w) => `Le code ${w.text("code")} désigne ${w.number("count")} choses. Laquelle ?`,
  unreadable,
  "unknown-command": () => "Cette carte de commande n’existe pas.",
  "identify-next": (w) => `Bipez maintenant l’équipement qui porte ${w.text("code")}.`,
  identified: (w) => `${w.text("code")} désigne maintenant ${w.theItem}.`,
  "create-asked": () => "Complétez la fiche : la lecture vous attend.",
  "set-aside": () => "Laissé de côté.",

  cancelled,
  dropped: () => "C’est annulé.",
  "nothing-to-cancel": () => "Il n’y a rien à annuler.",
};

const voucherState = (words: Words) =>
  voucherWords[voucherStates.find((state) => state === words.text("state")) ?? "in-stock"];

/** A carton names its batch, which is what is acted upon. */
const theBatch = (words: Words) =>
  words.number("box") > 0
    ? `Carton ${words.number("box")} du lot ${words.text("batch")}`
    : `Lot ${words.text("batch")}`;
const batchState = (words: Words) =>
  batchWords[batchStates.find((state) => state === words.text("state")) ?? "draft"];

/** What the desk says, in French as it is spoken. A refusal by the server or by the rules says their own sentence. */
export function deskSentence(answer: DeskAnswer): string {
  const words = wordsOf(answer);
  const { code, params, detail } = answer;
  if (detail !== undefined) return detail;
  const own = deskCodes.find((one) => one === code);
  if (own) return typeset(sentences[own](words));
  if (code === "item-on-loan" && params.holder && params.dueDate) {
    return typeset(words.item + whereItIs(words));
  }
  return problemSentence(code as Exclude<typeof code, DeskCode>, params);
}

function textOf({ params }: DeskAnswer, name: string): string {
  return String(params[name] ?? "");
}

function wordsOf(answer: DeskAnswer): Words {
  const text = (name: string) => textOf(answer, name);
  const { word, gender } = nounOf(answer.params.kind);
  const noun = `${word} ${text("item")}`.trim();
  const article = gender === "f" ? "la " : /^[aeéiouy]/i.test(word) ? "l’" : "le ";
  return {
    text,
    number: (name) => Number(answer.params[name] ?? 0),
    day: (name) => (text(name) ? dayInWords(text(name), answer.on) : ""),
    item: capitalised(noun),
    theItem: article + noun,
    it: gender === "f" ? "-la" : "-le",
    e: gender === "f" ? "e" : "",
  };
}
