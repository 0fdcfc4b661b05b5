import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { undoAzerty } from "../../../shared/scan/keyboard-layout.ts";
import { formatCode, printedKinds } from "../../../shared/scan/printed-code.ts";

/** Each key: what a US keyboard gives without and with Shift, then what the French one gives. */
const keys = (
  "1!&1 2@é2 3#\"3 4$'4 5%(5 6^-6 7&è7 8*_8 9(ç9 0)à0 -_)° =+=+ qQaA wWzZ eEeE rRrR tTtT yYyY uUuU iIiI oOoO pPpP [{^¨ ]}$£ " +
  "aAqQ sSsS dDdD fFfF gGgG hHhH jJjJ kKkK lLlL ;:mM '\"ù% \\|*µ zZwW xXxX cCcC vVvV bBbB nNnN mM,? ,<;. .>:/ /?!§"
).split(" ");

/** What arrives on the French PC when a scanner types `text` by American keys. */
function arrives(text: string, capsLock = false): string {
  return [...text]
    .map((character) => {
      const key = keys.find((line) => line.slice(0, 2).includes(character)) ?? "";
      const shifted = key[1] === character;
      return key[shifted === capsLock ? 2 : 3];
    })
    .join("");
}

const scanned = [
  { what: "a label", meant: "GVM-E00012-7", typed: "GV?)Eààà&é)è" },
  {
    what: "a label as its barcode holds it",
    meant: "GVM-E000127",
    typed: "GV?)Eààà&éè",
  },
  { what: "a label with letters that move", meant: "AZWQM-P00345", typed: "QWZA?)Pàà\"'(" },
  { what: "an ICCID", meant: "89331059970000209012", typed: '_ç""&à(ççèààààéàçà&é' },
  { what: "an IMEI", meant: "352099001761481", typed: "\"(éàççàà&è-&'_&" },
  { what: "an EAN-13", meant: "3017620422003", typed: '"à&è-éà\'ééàà"' },
  { what: "a QR label", meant: "https://bip.fr/e/GVM-E000127", typed: "httpsM!!bip:fr!e!GV?)Eààà&éè" },
  { what: "a serial number with single digits", meant: "R52NA0QZ1BD", typed: "R(éNQàAW&BD" },
  { what: "an AIM prefix", meant: "]C1010950600013435221ABC", typed: '$C&à&àç(à-ààà&"\'"(éé&QBC' },
  { what: "a phone number", meant: "+33612345678", typed: '+""-&é"\'(-è_' },
];

describe("undoAzerty", () => {
  it.each(scanned)("reads back $what", ({ meant, typed }) => {
    expect(typed).toBe(arrives(meant));
    expect(undoAzerty(typed)).toBe(meant);
  });

  it.each([
    { meant: "GVM-E00012-7", typed: "gv,°e00012°7" },
    { meant: "https://bip.fr/e/GVM-E000127", typed: "HTTPSm§§BIP/FR§E§gv,°e000127" },
  ])("reads back $meant with Caps Lock", ({ meant, typed }) => {
    expect(typed).toBe(arrives(meant, true));
    expect(undoAzerty(typed)).toBe(meant);
  });

  it.each([
    "",
    "GVM-E00012-7",
    "gvm-e00012-7",
    "352099001761481",
    "89331059970000209012",
    "https://bip.fr/e/GVM-E000127",
    "R52N70ABCDE",
    "S/N: R52N70ABCDE",
    "06 12 34 56 78",
    "+33612345678",
    "Hélène",
    "Léa-Thérèse Müller",
    "D'Arc",
    "d’Éon",
    "l'été à Aÿ-Champagne",
    "créée",
    "N°12345",
    "lot n°12345, carton 2",
    "1234,50",
    "(à voir)",
    "« ça »",
    "----",
    "________",
    "((((",
    "R&D",
    "ma",
    "AB-CD",
    "élève-à-côté",
    "T'ES-LÀ",
    "\u001d\u001d",
  ])("leaves %j alone", (text) => {
    expect(undoAzerty(text)).toBeUndefined();
  });

  it("reads back every label, with and without Caps Lock", () => {
    fc.assert(
      fc.property(
        fc.stringMatching(/^[A-Z][A-Z0-9]{1,7}$/),
        fc.constantFrom(...Object.values(printedKinds)),
        fc.oneof(fc.constantFrom(11_111, 44_444), fc.integer({ min: 1, max: 9_999_999 })),
        (prefix, kind, number) => {
          const label = formatCode(prefix, kind, number);
          expect(undoAzerty(arrives(label, true))).toBe(label);
          expect(undoAzerty(arrives(label))).toBe(label);
        },
      ),
    );
  });

  it("never changes a text that holds digits and joining signs", () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(..."0123456789ABCDEabcde-_.'&(") }), (text) => {
        fc.pre(/[0-9]/.test(text));
        expect(undoAzerty(text)).toBeUndefined();
      }),
    );
  });
});
