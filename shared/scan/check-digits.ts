/** One check character at the end of a code: worked out from what stands before it, verified over the whole. */
export interface CheckScheme {
  /** The check character of a body. Throws a RangeError when the body has characters outside the alphabet. */
  compute(body: string): string;
  /** Whether the last character is the check character of the rest. False for anything malformed. */
  verify(text: string): boolean;
}

function scheme(alphabet: RegExp, compute: (body: string) => string): CheckScheme {
  return {
    compute(body) {
      if (!alphabet.test(body)) throw new RangeError("outside the alphabet of the check scheme");
      return compute(body);
    },
    verify: (text) => alphabet.test(text.slice(0, -1)) && compute(text.slice(0, -1)) === text.at(-1),
  };
}

const digitsOnly = /^[0-9]+$/;

/**
 * Luhn formula, ISO/IEC 7812-1 annex B: the check digit of an IMEI (3GPP TS 23.003 annex B) and of an ICCID (ITU-T E.118).
 */
export const luhn: CheckScheme = scheme(digitsOnly, (body) => {
  let sum = 0;
  for (let place = 1; place <= body.length; place++) {
    const digit = Number(body.at(-place));
    sum += place % 2 === 0 ? digit : digit > 4 ? digit * 2 - 9 : digit * 2;
  }
  return String((10 - (sum % 10)) % 10);
});

/** Standard check digit of GS1 keys (GTIN-8/12/13/14, GLN, SSCC): GS1 General Specifications, section 7.9.1. */
export const gs1Mod10: CheckScheme = scheme(digitsOnly, (body) => {
  let sum = 0;
  for (let place = 1; place <= body.length; place++)
    sum += Number(body.at(-place)) * (place % 2 === 1 ? 3 : 1);
  return String((10 - (sum % 10)) % 10);
});

const characters = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ";

/**
 * ISO/IEC 7064 hybrid system MOD 37,36, as on ISAN (ISO 15706) and GRid codes: one check character in [0-9A-Z].
 *
 * It detects every substitution of one character. Of the exchanges of two neighbouring characters it misses a few: only
 * between two that follow each other in the alphabet (1 and 2, or Z and 0), and then one in 36.
 */
export const iso7064Mod37_36: CheckScheme = scheme(/^[0-9A-Z]+$/, (body) => {
  let product = 36;
  for (const character of body) {
    const sum = (product + characters.indexOf(character)) % 36 || 36;
    product = (sum * 2) % 37;
  }
  return characters.charAt((37 - product) % 36);
});
