/** What a sign and the letters from A on stand for, where Code 39 is used for all of ASCII (ISO/IEC 16388). */
const spelt: Record<string, string> = {
  $: Array.from({ length: 26 }, (_, index) => String.fromCharCode(index + 1)).join(""),
  "+": "abcdefghijklmnopqrstuvwxyz",
  "/": "!\"#$%&'()*+,-./0123456789:",
  "%": "\x1b\x1c\x1d\x1e\x1f;<=>?[\\]^_{|}~\x7f\0@`",
};

/** So many small letters in a row, each spelt with its `+`, are no chance. */
const smallLetters = /(\+[A-Z]){4}/;

/**
 * The text of a Code 39. Most of those who print one mean the characters that it has, so that `CIAS/A12` is just that; only where
 * small letters show that all of ASCII is meant is it read so.
 */
export function code39Text(text: string): string {
  if (!smallLetters.test(text)) return text;
  if (/[$+/%](?![A-Z])/.test(text)) return text;
  return text.replace(
    /([$+/%])([A-Z])/g,
    (pair, sign: string, letter: string) => spelt[sign]?.[letter.charCodeAt(0) - 65] ?? pair,
  );
}
