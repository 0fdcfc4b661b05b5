import { nounOf } from "../desk/french.ts";
import type { ItemKind } from "../lifecycle.ts";
import type { BoxCode, BoxKind, ReceivingQuestion } from "./state.ts";

/** What each code of a box is called, with its article. */
const codeWords: Record<BoxKind, { the: string; one: string; short: string }> = {
  gtin: { the: "le code-barres du modèle (EAN)", one: "un code-barres de modèle (EAN)", short: "EAN" },
  serial: { the: "le numéro de série", one: "un numéro de série", short: "N° de série" },
  imei: { the: "l’IMEI", one: "un IMEI", short: "IMEI" },
  iccid: { the: "le numéro de la carte (ICCID)", one: "un numéro de carte (ICCID)", short: "ICCID" },
  phone: { the: "le numéro de téléphone", one: "un numéro de téléphone", short: "Téléphone" },
  "item-label": { the: "l’étiquette", one: "une étiquette", short: "Étiquette" },
};

export const shortCodeWord = (kind: BoxKind): string => codeWords[kind].short;

function listed(parts: string[]): string {
  return parts.length < 2 ? parts.join("") : `${parts.slice(0, -1).join(", ")} et ${parts.at(-1)}`;
}

/** « le numéro de série et l’IMEI ». */
export const theCodes = (kinds: BoxKind[]): string => listed(kinds.map((kind) => codeWords[kind].the));

const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);
const feminine = (kind: ItemKind) => (nounOf(kind).gender === "f" ? "e" : "");

/** « 9 sur 15 »; only what came in where no quantity says. */
export const progressWords = ({
  received,
  expected,
}: {
  received: number;
  expected: number | null;
}): string => (expected === null ? String(received) : `${received} sur ${expected}`);

export const receivingSentences = {
  begun: (codes: BoxCode[], missing: BoxKind[]) =>
    missing.length > 0
      ? `${capital(theCodes(codes.map(({ kind }) => kind)))} : lu. Bipez encore ${theCodes(missing)} de la même boîte.`
      : `${capital(theCodes(codes.map(({ kind }) => kind)))} : lu. Bipez un autre code de cette boîte ou la suivante, ou touchez « Enregistrer cette boîte ».`,
  received: (name: string, kind: ItemKind, progress: string) =>
    `${name} : reçu${feminine(kind)}. ${progress}.`,
  receivedMany: (count: number, name: string, progress: string) =>
    `${count} × ${name} : c’est enregistré. ${progress}.`,
  allHere: "Tout est là. Imprimez les étiquettes.",
  alreadyRead: ({ kind }: BoxCode) => `${capital(codeWords[kind].the)} de cette boîte est déjà lu.`,
  alreadyReceived: (label: string) =>
    label ? `Cette boîte est déjà reçue : c’est ${label}.` : "Cette boîte est déjà reçue.",
  exists: ({ kind, display }: BoxCode, label: string) =>
    `${capital(codeWords[kind].the)} ${display} est celui de ${label}, déjà au matériel. Mettez cette boîte de côté.`,
  notOfABox: (text: string) =>
    `« ${text} » n’est pas un code de boîte. Bipez l’EAN, le numéro de série, l’IMEI ou l’étiquette.`,
  misread: (text: string) =>
    `« ${text} » est mal lu : un chiffre ne va pas avec les autres. Bipez-le à nouveau, ou tapez-le.`,
  failedArticle: (text: string) =>
    `« ${text} » ressemble à un EAN, mais un chiffre est faux. Bipez-le à nouveau. Si c’est bien un numéro de série, tapez « S/N: » devant.`,
  otherOrganisation: (text: string) =>
    `« ${text} » est l’étiquette d’une autre organisation. Collez une des vôtres, puis bipez-la.`,
  addedToPrevious: ({ kind }: BoxCode, name: string) =>
    `${capital(codeWords[kind].the)} est ajouté à la boîte précédente (${name}).`,
  boxDropped: "Cette boîte est laissée de côté : rien n’est enregistré pour elle.",
  boxEmpty: "Aucune boîte n’est en cours. Bipez un code.",
  boxIncomplete: (kinds: BoxKind[]) =>
    `Cette boîte n’est pas complète : bipez ${listed(kinds.map((kind) => codeWords[kind].one))}.`,
  learnt: (display: string, name: string) =>
    `${display} désigne désormais ${name}. On ne le redemandera plus.`,
  cancelled: (count: number, name: string) =>
    count > 1 ? `Les ${count} derniers (${name}) sont annulés.` : `La dernière boîte (${name}) est annulée.`,
  nothingToCancel: "Il n’y a rien à annuler ici.",
  refused: (detail: string) => `Non enregistré : ${detail}`,
  noRoom: (name: string, remaining: number) =>
    remaining === 0
      ? `Tout est déjà reçu pour ${name}.`
      : `Il n’en reste que ${remaining} à recevoir pour ${name}.`,
  nothingNew: "Tous ces numéros sont déjà reçus ici.",
};

/** What a question asks. */
export function questionSentence(
  question: ReceivingQuestion,
  names: { model: string; item: string },
): string {
  switch (question.type) {
    case "same-box": {
      const [code] = question.reading.codes;
      const missing =
        question.missing.length > 0 ? ` La boîte en cours n’a pas encore ${theCodes(question.missing)}.` : "";
      return `${code ? `${capital(codeWords[code.kind].one)} de plus : ${code.display}.` : ""} Ce numéro est-il de la même boîte ?${missing}`;
    }
    case "previous-box": {
      const [code] = question.reading.codes;
      return `${code ? `${capital(codeWords[code.kind].the)} ${code.display}` : "Ce numéro"} est-il de la boîte précédente (${names.item}) ?`;
    }
    case "model-of-article":
      return `Le code-barres ${question.display} est nouveau. De quel modèle est-ce ?`;
    case "model-of-line":
      return `De quel modèle est cette boîte ?`;
    case "beyond":
      return question.lineKey
        ? `Tout est déjà reçu pour ${names.model}. Que faire de cette boîte en plus ?`
        : `${capital(names.model || "ce modèle")} n’est pas dans cet achat. Que faire de cette boîte ?`;
  }
}
