import { groupSeparator, restoreSeparators } from "../../shared/scan/gs1.ts";
import { provesItself } from "../../shared/scan/keyboard-layout.ts";
import type { Keyboard } from "../../shared/scan/keyboards.ts";
import type { ScanReading } from "../../shared/scan/read-code.ts";
import type { Scan } from "./scanner-controller.ts";
import type { WedgeScan } from "./keyboard-wedge.ts";

/** One thing scanned on the page « Essayer mon lecteur ». */
export interface ReaderTry {
  /** As it arrived. */
  raw: string;
  source: Scan["source"];
  reading: ScanReading;
  /** How it was typed, where keys brought it. */
  typed?: Pick<WedgeScan, "keys" | "pace"> &
    Partial<Pick<WedgeScan, "end" | "capsLock" | "prefix" | "suffix">>;
  symbology?: string;
}

export interface Verdict {
  tone: "good" | "wait" | "alarm";
  title: string;
  /** What to change, or why nothing has to be. */
  advice: string;
}

const symbols: Record<string, string> = {
  "\u001d": "␝",
  "\r": "⏎",
  "\n": "⏎",
  "\t": "⇥",
  " ": "␣",
  "\u00a0": "⍽",
};

/** The text with what cannot be seen as symbols: ␝ ⏎ ⇥ ␣, and the pictures of Unicode for other control characters. */
export function visibleCharacters(text: string): string {
  return [...text]
    .map((character) => {
      const code = character.codePointAt(0) ?? 0;
      if (symbols[character]) return symbols[character];
      if (code < 0x20) return String.fromCodePoint(0x2400 + code);
      return code === 0x7f ? "␡" : /[\p{Cc}\p{Cf}]/u.test(character) ? "␦" : character;
    })
    .join("");
}

const keyboardWords: Record<Keyboard, string> = {
  american: "américain (US, QWERTY)",
  french: "français (France, AZERTY)",
  "french-standard": "français standard (AZERTY 2019)",
  belgian: "belge (Belgique, AZERTY)",
};

/** A person types no faster, and few readers are slower, in milliseconds a key. */
const slowReader = 100;
const shortestSlow = 8;

/** The GS1 code that the page shows for trying, as a well set up reader sends it. */
export const gs1Example = `010950600013435210A7${groupSeparator}21X123`;
/** The same as barcode writers take it. */
export const gs1Written = "(01)09506000134352(10)A7(21)X123";

function aboutKeyboards({ mismatch }: ScanReading): Verdict | undefined {
  if (!mismatch) return undefined;
  const { scanner, computer, lock } = mismatch;
  if (lock !== "none")
    return {
      tone: "wait",
      title: "La touche Verr. Maj est enfoncée.",
      advice: "Bip Relais corrige, mais mieux vaut appuyer dessus pour l’éteindre, puis biper à nouveau.",
    };
  const device =
    computer === "american" ? "cet appareil attend un clavier" : "cet ordinateur attend un clavier";
  return {
    tone: "wait",
    title: `Votre lecteur se croit sur un clavier ${keyboardWords[scanner]}, mais ${device} ${keyboardWords[computer]}.`,
    advice:
      "Bip Relais corrige, mais mieux vaut régler le lecteur : sa notice a une page « Clavier » ou « Pays » (Keyboard Country), " +
      `avec un code à biper pour le clavier ${keyboardWords[computer]}.`,
  };
}

function aboutReading({ raw, reading, typed }: ReaderTry): Verdict | undefined {
  const [best] = reading.candidates;
  if (reading.problem === "too-long")
    return {
      tone: "alarm",
      title: "Ce code est trop long.",
      advice: "Bip Relais lit jusqu’à 256 caractères. Bipez un autre code.",
    };
  if (reading.problem === "control-characters")
    return {
      tone: "alarm",
      title: "Le lecteur envoie des caractères de commande.",
      advice:
        "Ils se voient ci-dessous, dessinés comme ␂ ou ␃. Retirez-les dans les réglages du lecteur, ou dans « Préfixe » et « Suffixe » plus bas.",
    };
  if (reading.problem === "unknown-link")
    return {
      tone: "good",
      title: "Le lecteur lit bien.",
      advice: "Ce code QR mène à un autre site : il ne désigne rien dans Bip Relais.",
    };
  if (raw === gs1Example.replace(groupSeparator, ""))
    return {
      tone: "wait",
      title: "Le séparateur GS1 s’est perdu en route.",
      advice:
        "Le numéro de série des codes GS1 ne sera pas reconnu. Dans la notice du lecteur, cherchez « GS1 », « FNC1 » ou « Group " +
        "Separator » et demandez qu’il soit transmis.",
    };
  const added = typed?.prefix === undefined ? addedPrefix(raw) : undefined;
  if (added !== undefined)
    return {
      tone: "wait",
      title: `Votre lecteur ajoute « ${added} » devant le code.`,
      advice:
        "Retirez ce préfixe dans les réglages du lecteur (Prefix), ou écrivez-le dans « Préfixe à retirer » sur cette page.",
    };
  if (reading.candidates.some(({ note }) => note === "check-failed"))
    return {
      tone: "alarm",
      title: "Un caractère n’est pas arrivé comme il est imprimé.",
      advice:
        "Le caractère de contrôle ne correspond pas. Bipez à nouveau ; si cela revient, nettoyez la vitre du lecteur ou tenez-le " +
        "un peu plus loin.",
    };
  if (!best)
    return {
      tone: "alarm",
      title: "Ce qui est arrivé ne ressemble à aucun code.",
      advice: "Bipez l’un des codes d’essai de cette page : il dira si c’est le lecteur ou l’étiquette.",
    };
  return undefined;
}

function aboutTyping({ raw, source, typed }: ReaderTry): Verdict | undefined {
  if (source === "field" && typed && typed.keys >= shortestSlow && typed.pace > 0 && typed.pace <= slowReader)
    return {
      tone: "wait",
      title: `Les touches arrivent trop lentement pour un lecteur : ${Math.round(typed.pace)}\u00a0ms chacune.`,
      advice:
        "Ailleurs que dans un champ, Bip Relais croirait que quelqu’un tape. Dans la notice du lecteur, mettez le délai entre " +
        "caractères (Inter-Character Delay) à zéro.",
    };
  if (typed?.end === "none")
    return {
      tone: "wait",
      title: "Votre lecteur ne termine pas par Entrée.",
      advice:
        "Bip Relais attend donc un court instant après chaque code, et des codes bipés vite peuvent se coller. Mieux vaut régler le " +
        "lecteur pour qu’il ajoute Entrée (CR) à la fin.",
    };
  if (!raw.includes(groupSeparator) && restoreSeparators(raw) !== raw)
    return {
      tone: "good",
      title: "Votre lecteur est bien réglé.",
      advice: "Il écrit le séparateur GS1 en toutes lettres ; Bip Relais le comprend.",
    };
  return undefined;
}

const fine: Record<Scan["source"], Verdict> = {
  wedge: {
    tone: "good",
    title: "Votre lecteur est bien réglé.",
    advice: "Le code est arrivé entier et vite. Il n’y a rien à changer.",
  },
  field: {
    tone: "good",
    title: "Ce code est compris.",
    advice: "Il vient du clavier. Pour essayer un lecteur, bipez sans toucher à aucun champ.",
  },
  camera: {
    tone: "good",
    title: "L’appareil photo lit bien.",
    advice: "Il n’y a rien à changer.",
  },
  photo: { tone: "good", title: "La photo est lisible.", advice: "Il n’y a rien à changer." },
  phone: { tone: "good", title: "Le téléphone relié lit bien.", advice: "Il n’y a rien à changer." },
};

/** One plain sentence on what arrived, and what to change. */
export function verdictOf(attempt: ReaderTry): Verdict {
  return (
    aboutKeyboards(attempt.reading) ?? aboutReading(attempt) ?? aboutTyping(attempt) ?? fine[attempt.source]
  );
}

/**
 * The signs that the reader seems to add in front: the text is no code with them and proves to be one without. Undefined where there
 * is nothing of the kind.
 */
export function addedPrefix(raw: string): string | undefined {
  const signs = /^[^0-9A-Za-z\]+]{1,3}/.exec(raw)?.[0] ?? "";
  if (signs === "" || provesItself(raw)) return undefined;
  return provesItself(raw.slice(signs.length)) ? signs : undefined;
}
