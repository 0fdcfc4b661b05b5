/** What a spreadsheet takes for the start of a formula (OWASP, CSV injection), the full-width forms included. */
const formulaStart = /^'*[=+\-@\t\r\n＝＋－＠]/u;

/** A number or an international phone number: nothing that could run, and not to be spoiled. */
const harmless = /^(?:[+-]\d[\d\s]*(?:[.,]\d+)?|\+\d[\d\s.()]*)$/;

/** Figures alone, as numbers, dates and phone numbers are written; `12E5` is a number to a spreadsheet, too. */
const figures = /^[+-]?[\d\s.,:/()-]*\d[\d\s.,:/()-]*(?:e[+-]?\d+)?$/i;

/** `MAR-12`, `12 mai`: a date to a spreadsheet, in French or in English. */
const month =
  /^(?:\d{1,4}[\s./-]?)?(?:jan|f[eé]v|feb|mar|avr|apr|mai|may|jui|jun|jul|ao[uû]|aug|sep|oct|nov|d[eé]c)/i;

/**
 * Text for a CSV cell that a spreadsheet shows as it is and never runs. A text that starts like a formula gets an
 * apostrophe before it. A negative number or a phone number with its + cannot run: it stays as it is.
 * `unguarded` gives the text back.
 */
export function guarded(text: string): string {
  return formulaStart.test(text) && !harmless.test(text) ? `'${text}` : text;
}

/**
 * An identifier for a CSV cell. A spreadsheet would round 19 digits, drop zeros in front and turn `12E5` into 1 200 000: a
 * tab before them makes Excel and LibreOffice keep text, and every reader that trims gets the bare identifier.
 */
export function guardedCode(code: string): string {
  return figures.test(code) || month.test(code) ? `\t${code}` : guarded(code);
}

/** The text that `guarded` or `guardedCode` was given; any other text as it is, without blanks around it. */
export function unguarded(cell: string): string {
  const text = cell.trim();
  return /^'/.test(text) && formulaStart.test(text) ? text.slice(1) : text;
}
