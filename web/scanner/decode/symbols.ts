/** Widths of bars and spaces in modules, as a row of modules: 1 is ink. */
function modulesOf(widths: string, first: 0 | 1): number[] {
  return [...widths].flatMap((width, index) =>
    Array.from({ length: Number(width) }, () => (index % 2 === 0 ? first : 1 - first)),
  );
}

/** EAN-13, left half, odd parity (GS1 General Specifications, 5.2.1.2): space, bar, space, bar. */
const eanWidths = ["3211", "2221", "2122", "1411", "1132", "1231", "1114", "1312", "1213", "3112"];
/** Set A of each digit; B is its mirror image in the other colour, C its negative. */
export const eanLeft = [
  ...eanWidths.map((widths) => modulesOf(widths, 0)),
  ...eanWidths.map((widths) => modulesOf([...widths].reverse().join(""), 0)),
];
export const eanRight = eanWidths.map((widths) => modulesOf(widths, 1));
/** Which of the six left digits are of set B, for each first digit. */
export const eanFirst = [
  "000000",
  "001011",
  "001101",
  "001110",
  "010011",
  "011001",
  "011100",
  "010101",
  "010110",
  "011010",
];

/** Code 128 (ISO/IEC 15417, table 1): bar, space, bar, space, bar, space of the values 0 to 105. */
const code128Widths =
  "212222 222122 222221 121223 121322 131222 122213 122312 132212 221213 221312 231212 112232 122132 122231 113222 123122 123221 223211 221132 221231 213212 223112 312131 311222 321122 321221 312212 322112 322211 212123 212321 232121 111323 131123 131321 112313 132113 132311 211313 231113 231311 112133 112331 132131 113123 113321 133121 313121 211331 231131 213113 213311 213131 311123 311321 331121 312113 312311 332111 314111 221411 431111 111224 111422 121124 121421 141122 141221 112214 112412 122114 122411 142112 142211 241211 221114 413111 241112 134111 111242 121142 121241 114212 124112 124211 411212 421112 421211 212141 214121 412121 111143 111341 131141 114113 114311 411113 411311 113141 114131 311141 411131 211412 211214 211232".split(
    " ",
  );
export const code128 = code128Widths.map((widths) => modulesOf(widths, 1));
export const code128Stop = modulesOf("2331112", 1);

const [startA, startC] = [103, 105];
const [shift, toC, toB, toA, fnc1] = [98, 99, 100, 101, 102];

/**
 * The text of the values between start and check character, the separators of GS1 as they come from a reader; undefined where the
 * check character (mod 103) or the order of values is wrong.
 */
export function code128Text(values: number[]): { text: string; isGs1: boolean } | undefined {
  const [start = 0, ...rest] = values;
  const check = rest.pop();
  if (start < startA || start > startC) return undefined;
  const sum = rest.reduce((total, value, index) => total + value * (index + 1), start);
  if (sum % 103 !== check) return undefined;
  let set = "ABC"[start - startA]!;
  let shifted = false;
  let text = "";
  for (const [index, value] of rest.entries()) {
    if (value >= startA) return undefined;
    const now = shifted ? (set === "A" ? "B" : "A") : set;
    shifted = false;
    if (value === fnc1) text += index === 0 ? "" : "\x1d";
    else if (now === "C") {
      if (value < 100) text += String(value).padStart(2, "0");
      else set = value === toB ? "B" : "A";
    } else if (value === toC) set = "C";
    else if (value === shift) shifted = true;
    else if (value === (now === "A" ? toB : toA)) set = now === "A" ? "B" : "A";
    else if (value < 96) text += String.fromCharCode(now === "A" && value >= 64 ? value - 64 : value + 32);
    // FNC 2 and 3 are orders to a reader; FNC 4 makes letters that nobody here prints.
    else if (value > 97) return undefined;
  }
  return text === "" || shifted ? undefined : { text, isGs1: rest[0] === fnc1 };
}

/** How many modules a Code 128 of this text has as it is usually printed, with pairs of digits where four and more follow each other. */
export function code128Modules(text: string): number {
  const runs = text.match(/\d{4,}|(?:(?!\d{4}).)+/gs) ?? [];
  const isPairs = (run: string) => /^\d{4}/.test(run);
  const values = runs.reduce((sum, run) => sum + (isPairs(run) ? Math.ceil(run.length / 2) : run.length), 0);
  const isOddNumber = runs.length === 1 && isPairs(text) && text.length % 2 === 1;
  // Start, values, a change of set between two runs or before a last odd digit, and the check character; then stop.
  return 11 * (1 + values + (runs.length - 1) + (isOddNumber ? 1 : 0) + 1) + 13;
}

/** The thirteen digits, or undefined where parity or the check digit (mod 10) is wrong. */
export function eanText(left: number[], right: number[]): string | undefined {
  const first = eanFirst.indexOf(left.map((symbol) => (symbol < 10 ? "0" : "1")).join(""));
  if (first < 0) return undefined;
  const digits = [first, ...left.map((symbol) => symbol % 10), ...right];
  const sum = digits.reduce((total, digit, index) => total + digit * (index % 2 === 0 ? 1 : 3), 0);
  return sum % 10 === 0 ? digits.join("") : undefined;
}
