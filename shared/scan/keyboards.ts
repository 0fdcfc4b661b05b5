/**
 * What the same 47 keys give, key by key: number row, then the three letter rows, first without and then with Shift. A scanner
 * is a keyboard: it sends keys, not characters, and the computer's layout turns them into characters. The key to the left of W
 * that only European keyboards have is left out, since no scanner needs it.
 *
 * Sources: the layout tables of Windows KBDUS, KBDFR, KBDFRNA and KBDBE, compared with `us`, `fr(azerty)`, `fr(afnor)` and `be`
 * of xkeyboard-config. "\0" stands where a key gives nothing.
 */
const keyboards = {
  american: [
    "`1234567890-=" + "qwertyuiop[]" + "asdfghjkl;'\\" + "zxcvbnm,./",
    "~!@#$%^&*()_+" + "QWERTYUIOP{}" + 'ASDFGHJKL:"|' + "ZXCVBNM<>?",
  ],
  /** Windows « Français (hérité, AZERTY) », KBDFR. */
  french: [
    "²&é\"'(-è_çà)=" + "azertyuiop^$" + "qsdfghjklmù*" + "wxcvbn,;:!",
    "\u00001234567890°+" + "AZERTYUIOP¨£" + "QSDFGHJKLM%µ" + "WXCVBN?./§",
  ],
  /** Windows « Français (standard, AZERTY) », KBDFRNA, after NF Z71-300. */
  "french-standard": [
    "@àéèê()‘’«»'^" + "azertyuiop-+" + "qsdfghjklm/*" + "wxcvbn.,:;",
    '#1234567890"¨' + "AZERTYUIOP–±" + "QSDFGHJKLM\\½" + "WXCVBN?!…=",
  ],
  /** Windows « Belge (point) », KBDBE. */
  belgian: [
    "²&é\"'(§è!çà)-" + "azertyuiop^$" + "qsdfghjklmùµ" + "wxcvbn,;:=",
    "³1234567890°_" + "AZERTYUIOP¨*" + "QSDFGHJKLM%£" + "WXCVBN?./+",
  ],
} as const;

export type Keyboard = keyof typeof keyboards;

/** How Caps Lock acts: on every key, as Shift does (French Windows), or on letters alone (elsewhere). */
export type Lock = "none" | "every-key" | "letters";

const otherCase = (character: string) =>
  character === character.toLowerCase() ? character.toUpperCase() : character.toLowerCase();

/** What a computer with the layout `computer` shows for each character that a scanner set up for `scanner` wanted to send. */
export function typedThrough(
  scanner: Keyboard,
  computer: Keyboard,
  lock: Lock = "none",
): Map<string, string> {
  const map = new Map<string, string>();
  for (const shift of [0, 1] as const)
    [...keyboards[scanner][shift]].forEach((wanted, key) => {
      const side = keyboards[computer][lock === "every-key" ? 1 - shift : shift] ?? "";
      const shown = side.charAt(key);
      if (wanted === "\0" || shown === "\0") return;
      map.set(wanted, lock === "letters" ? otherCase(shown) : shown);
    });
  return map;
}

/** `typedThrough` the other way: what the scanner meant by each character that arrived. */
export function meantBy(scanner: Keyboard, computer: Keyboard, lock: Lock = "none"): Map<string, string> {
  return new Map([...typedThrough(scanner, computer, lock)].map(([wanted, shown]) => [shown, wanted]));
}

const accented = /[âêîôûäëïöüÿ]/giu;
const accents: Record<string, string> = { "\u0302": "^", "\u0308": "¨" };

/** The circumflex and the diaeresis of an AZERTY keyboard wait for the next letter: `^` then `e` arrive as `ê`. */
export function splitDeadKeys(text: string): string {
  return text.replace(accented, (character) => {
    const [letter = "", mark = ""] = character.normalize("NFD");
    return (accents[mark] ?? "") + letter;
  });
}
