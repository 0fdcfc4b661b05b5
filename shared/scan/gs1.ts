import { gs1Mod10 } from "./check-digits.ts";
import { splitSymbology } from "./symbology.ts";

/** FNC1 as transmitted between elements: the group separator of ISO/IEC 646. */
export const groupSeparator = "\u001d";

/**
 * What scanners type where the separator stands and no key gives it: names in brackets, escapes, the `^]` of terminals, the `~1`
 * of barcode writers, the arrow that Alt+29 gives on Windows.
 */
const visibleSeparators = [
  /<(?:GS|FNC1|0x1D)>/gi,
  /\{(?:GS|FNC1)\}/gi,
  /\[(?:GS|FNC1)\]/gi,
  /\((?:GS|FNC1)\)/gi,
  /\\x1d/gi,
  /\\u001d/gi,
  /\\F/g,
  /\^\]/g,
  /~1/g,
  /~d029/gi,
  /[␝↔]/g,
];

export interface Gs1Element {
  ai: string;
  value: string;
}

export interface Gs1Reading {
  elements: Gs1Element[];
  /** AI 01, 14 digits: the article. */
  gtin?: string;
  /** AI 02, 14 digits: the articles inside a logistic unit. */
  contentGtin?: string;
  /** AI 10. */
  batch?: string;
  /** AI 11, `YYMMDD`; day 00 when only the month is known. */
  produced?: string;
  /** AI 17, `YYMMDD`; day 00 when only the month is known. */
  expires?: string;
  /** AI 21. */
  serial?: string;
  /** AI 240. */
  additionalId?: string;
  /** AI 241. */
  customerPart?: string;
  /** AI 250. */
  secondarySerial?: string;
  /** AI 400. */
  order?: string;
  /** Whether the text says that it is GS1 (symbology identifier, separators, parentheses) or merely reads as such. */
  announced: boolean;
}

type Named = Exclude<keyof Gs1Reading, "elements" | "announced">;

interface Identifier {
  length: number;
  fixed: boolean;
  digits?: boolean;
  checked?: boolean;
  date?: boolean;
  name?: Named;
}

/** Application identifiers on devices, SIM cards and their boxes: GS1 General Specifications, section 3.2. */
const identifiers: Record<string, Identifier> = {
  "00": { length: 18, fixed: true, digits: true, checked: true },
  "01": { length: 14, fixed: true, digits: true, checked: true, name: "gtin" },
  "02": { length: 14, fixed: true, digits: true, checked: true, name: "contentGtin" },
  "10": { length: 20, fixed: false, name: "batch" },
  "11": { length: 6, fixed: true, digits: true, date: true, name: "produced" },
  "13": { length: 6, fixed: true, digits: true, date: true },
  "15": { length: 6, fixed: true, digits: true, date: true },
  "17": { length: 6, fixed: true, digits: true, date: true, name: "expires" },
  "20": { length: 2, fixed: true, digits: true },
  "21": { length: 20, fixed: false, name: "serial" },
  "22": { length: 20, fixed: false },
  "30": { length: 8, fixed: false, digits: true },
  "37": { length: 8, fixed: false, digits: true },
  "240": { length: 30, fixed: false, name: "additionalId" },
  "241": { length: 30, fixed: false, name: "customerPart" },
  "250": { length: 30, fixed: false, name: "secondarySerial" },
  "251": { length: 30, fixed: false },
  "400": { length: 30, fixed: false, name: "order" },
  ...Object.fromEntries(
    Array.from({ length: 9 }, (_, index) => [String(91 + index), { length: 90, fixed: false }]),
  ),
};

/** Character set 82 of GS1, from ISO/IEC 646. */
const allowed = /^[!"%-?A-Z_a-z]+$/;

function fits(value: string, rule: Identifier): boolean {
  if (rule.fixed ? value.length !== rule.length : value.length > rule.length) return false;
  if (!(rule.digits ? /^[0-9]+$/ : allowed).test(value)) return false;
  if (rule.checked && !gs1Mod10.verify(value)) return false;
  return !rule.date || (/^(0[1-9]|1[0-2])$/.test(value.slice(2, 4)) && Number(value.slice(4)) <= 31);
}

/** Elements joined by separators: a fixed length ends by itself, any other at the next separator or at the end. */
function splitElements(text: string): Gs1Element[] | undefined {
  const elements: Gs1Element[] = [];
  let rest = text;
  while (rest !== "") {
    if (rest.startsWith(groupSeparator)) {
      rest = rest.slice(1);
      continue;
    }
    const ai = [rest.slice(0, 2), rest.slice(0, 3)].find((start) => Object.hasOwn(identifiers, start));
    const rule = ai === undefined ? undefined : identifiers[ai];
    if (ai === undefined || !rule) return undefined;
    const separator = rest.indexOf(groupSeparator);
    const field = rest.slice(ai.length, separator === -1 ? undefined : separator);
    const value = rule.fixed ? field.slice(0, rule.length) : field;
    if (!fits(value, rule)) return undefined;
    elements.push({ ai, value });
    rest = rest.slice(ai.length + value.length);
  }
  return elements;
}

/** The form for people, and what some decoders deliver: `(01)09506000134352(21)12345A`. */
function splitReadable(text: string): Gs1Element[] | undefined {
  const elements: Gs1Element[] = [];
  for (const part of text.split(/(?=\([0-9]{2,3}\))/)) {
    const match = /^\(([0-9]{2,3})\)(.+)$/.exec(part);
    const [, ai = "", value = ""] = match ?? [];
    const rule = Object.hasOwn(identifiers, ai) ? identifiers[ai] : undefined;
    if (!rule || !fits(value, rule)) return undefined;
    elements.push({ ai, value });
  }
  return elements;
}

/**
 * Reads a GS1 element string (GS1 General Specifications, sections 3 and 7.8). A symbology identifier in front (`]C1`, `]d2`,
 * `]Q3`, `]e0`) is stripped. Undefined when it is not one or any part of it is wrong. Without an announcement only a text that
 * begins with an article number whose check digit is right is taken for GS1, since many scanners drop the announcement.
 */
export function readGs1(raw: string, options: { announced?: boolean } = {}): Gs1Reading | undefined {
  const { symbology, text } = splitSymbology(raw);
  const readable = /^\([0-9]{2,3}\)/.test(text);
  const announced =
    options.announced === true || symbology === "gs1" || readable || text.includes(groupSeparator);
  if (!announced && !/^0[12][0-9]{14}/.test(text)) return undefined;
  const elements = readable ? splitReadable(text) : splitElements(text);
  if (!elements || elements.length === 0) return undefined;
  const reading: Gs1Reading = { elements, announced };
  for (const { ai, value } of elements) {
    const name = identifiers[ai]?.name;
    if (name) reading[name] ??= value;
  }
  return reading;
}

/**
 * The text with separators where a scanner typed something visible in their place (`<GS>`, `^]`, `~1` …), if that makes it a
 * valid element string of at least two elements; the text unchanged otherwise.
 */
export function restoreSeparators(text: string): string {
  if (text.includes(groupSeparator)) return text;
  for (const visible of visibleSeparators) {
    const restored = text.replace(visible, groupSeparator);
    if (restored !== text && (readGs1(restored)?.elements.length ?? 0) > 1) return restored;
  }
  return text;
}
