import { parsePrintedCode } from "./printed-code.ts";

/*
 * A USB scanner is a keyboard: it sends key positions, not characters. One set up for a US keyboard, on a PC whose layout is
 * « Français (hérité, AZERTY) » (KBDFR, the layout of Windows), presses the US key and gets the French character. The lines
 * below list the same keys in the same order: number row, then the three letter rows. The key before 1 has nothing on its
 * shifted French side, so "~" never arrives.
 */
const american = "`1234567890-=" + "qwertyuiop[]" + "asdfghjkl;'\\" + "zxcvbnm,./";
const americanShifted = "~!@#$%^&*()_+" + "QWERTYUIOP{}" + 'ASDFGHJKL:"|' + "ZXCVBNM<>?";
const french = "²&é\"'(-è_çà)=" + "azertyuiop^$" + "qsdfghjklmù*" + "wxcvbn,;:!";
const frenchShifted = " 1234567890°+" + "AZERTYUIOP¨£" + "QSDFGHJKLM%µ" + "WXCVBN?./§";

function pairs(from: string, to: string): [string, string][] {
  return [...from].flatMap((character, key) => (character === " " ? [] : [[character, to.charAt(key)]]));
}

const meantBy = new Map([...pairs(french, american), ...pairs(frenchShifted, americanShifted)]);
/** Caps Lock shifts every key of that layout, the number row included; Shift then gives the unshifted side back. */
const meantByWithCapsLock = new Map([...pairs(frenchShifted, american), ...pairs(french, americanShifted)]);

function readBack(text: string, meant: Map<string, string>): string | undefined {
  let result = "";
  for (const character of text) {
    const key = meant.get(character);
    if (key === undefined) return undefined;
    result += key;
  }
  return result;
}

const webAddress = /^https?:\/\/[^/]/i;
const numberRowRun = /[&é"'(\-è_çà]{4,}/g;

/** Four keys of the number row in a row, not all the same and not only the ones that French texts join words with. */
function hasGarbledNumber(text: string): boolean {
  return (text.match(numberRowRun) ?? []).some((run) => new Set(run).size > 1 && /[&é"(èçà]/.test(run));
}

/** Capitals with small accented letters among them: nobody writes so, a serial number with single digits comes out so. */
function hasGarbledCapitals(text: string): boolean {
  return (
    /^[A-Z&é"'(\-è_çà)?]+$/.test(text) &&
    /[éèçà]/.test(text) &&
    (text.match(/[&é"'(\-è_çà]/g)?.length ?? 0) > 2
  );
}

/**
 * What a scanner set up for a US keyboard meant, from what arrived on a French AZERTY PC (`GV?)Eààà&é)è` for `GVM-E00012-7`),
 * with or without Caps Lock. Undefined when the text does not look garbled: names, French sentences and codes that arrived
 * whole are left alone. With Caps Lock digits arrive whole and only a code that proves itself (our check character, a web
 * address) is read back.
 */
export function undoAzerty(typed: string): string | undefined {
  const text = typed.trim();
  if (text.length > 256 || /\s/.test(text)) return undefined;
  const plain = readBack(text, meantBy);
  if (plain !== undefined) {
    if (webAddress.test(plain) || parsePrintedCode(plain)) return plain;
    if (!/[0-9]/.test(text) && (hasGarbledNumber(text) || hasGarbledCapitals(text))) return plain;
  }
  if (!/[,°§]/.test(text)) return undefined;
  const locked = readBack(text, meantByWithCapsLock);
  return locked !== undefined && (webAddress.test(locked) || parsePrintedCode(locked)) ? locked : undefined;
}
