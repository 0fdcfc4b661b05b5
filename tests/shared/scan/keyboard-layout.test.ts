import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { gs1Mod10, luhn } from "../../../shared/scan/check-digits.ts";
import { fromAmerican, garbledForms, undoLayout } from "../../../shared/scan/keyboard-layout.ts";
import { splitDeadKeys } from "../../../shared/scan/keyboards.ts";
import { formatCode, printedKinds } from "../../../shared/scan/printed-code.ts";
import { readCode } from "../../../shared/scan/read-code.ts";

/** Each key: what a US keyboard gives without and with Shift, then what the other one gives. */
const layouts = {
  french:
    "1!&1 2@é2 3#\"3 4$'4 5%(5 6^-6 7&è7 8*_8 9(ç9 0)à0 -_)° =+=+ qQaA wWzZ eEeE rRrR tTtT yYyY uUuU iIiI oOoO pPpP [{^¨ ]}$£ " +
    "aAqQ sSsS dDdD fFfF gGgG hHhH jJjJ kKkK lLlL ;:mM '\"ù% \\|*µ zZwW xXxX cCcC vVvV bBbB nNnN mM,? ,<;. .>:/ /?!§",
  "french-standard":
    "1!à1 2@é2 3#è3 4$ê4 5%(5 6^)6 7&‘7 8*’8 9(«9 0)»0 -_'\" =+^¨ qQaA wWzZ eEeE rRrR tTtT yYyY uUuU iIiI oOoO pPpP [{-– ]}+± " +
    "aAqQ sSsS dDdD fFfF gGgG hHhH jJjJ kKkK lLlL ;:mM '\"/\\ \\|*½ zZwW xXxX cCcC vVvV bBbB nNnN mM.? ,<,! .>:… /?;=",
  belgian:
    "1!&1 2@é2 3#\"3 4$'4 5%(5 6^§6 7&è7 8*!8 9(ç9 0)à0 -_)° =+-_ qQaA wWzZ eEeE rRrR tTtT yYyY uUuU iIiI oOoO pPpP [{^¨ ]}$* " +
    "aAqQ sSsS dDdD fFfF gGgG hHhH jJjJ kKkK lLlL ;:mM '\"ù% \\|µ£ zZwW xXxX cCcC vVvV bBbB nNnN mM,? ,<;. .>:/ /?=+",
};
type Layout = keyof typeof layouts;
const names = Object.keys(layouts) as Layout[];

const swapCase = (shown: string) =>
  shown === shown.toLowerCase() ? shown.toUpperCase() : shown.toLowerCase();

/** What arrives on the PC when a scanner types `text` by American keys. */
function arrives(text: string, lock: "none" | "every-key" | "letters" = "none", layout: Layout = "french") {
  const keys = layouts[layout].split(" ");
  return [...text]
    .map((character) => {
      if (character === " " || character === "\u001d") return character;
      const key = keys.find((line) => line.slice(0, 2).includes(character)) ?? "";
      const shifted = key[1] === character;
      const shown = key[shifted === (lock === "every-key") ? 2 : 3] ?? "";
      return lock === "letters" ? swapCase(shown) : shown;
    })
    .join("");
}

/** What arrives on an American keyboard when a scanner types `text` by French keys. */
function arrivesOnAmerican(text: string): string {
  return [...text]
    .map((character) => {
      const key = layouts.french.split(" ").find((line) => line.slice(2).includes(character)) ?? "";
      return key[3] === character ? key[1] : key[0];
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

const left = [
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
  "HÉLÈNE",
  "Léa-Thérèse Müller",
  "Noëlle Lhôpital",
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
  "(())",
  "R&D",
  "ma",
  "AB-CD",
  "élève-à-côté",
  "T'ES-LÀ",
  "jean-noel.d_arc@cias-gernay.fr",
  "elodie.lefevre+tablettes@orange.fr",
  "Passe!&Mot)de(passe%",
  "Tablette rendue, écran fendu : à réparer !",
  "Où est-elle ? À Reims…",
  "\u001d\u001d",
];

describe("undoLayout", () => {
  it.each(scanned)("reads back $what", ({ meant, typed }) => {
    expect(typed).toBe(arrives(meant));
    expect(undoLayout(typed)?.text).toBe(meant);
  });

  it.each([
    { meant: "GVM-E00012-7", typed: "gv,°e00012°7", lock: "every-key" as const },
    {
      meant: "https://bip.fr/e/GVM-E000127",
      typed: "HTTPSm§§BIP/FR§E§gv,°e000127",
      lock: "every-key" as const,
    },
    { meant: "GVM-E00012-7", typed: "gv?)eÀÀÀ&É)È", lock: "letters" as const },
  ])("reads back $typed with Caps Lock on $lock", ({ meant, typed, lock }) => {
    expect(typed).toBe(arrives(meant, lock));
    expect(undoLayout(typed)).toMatchObject({ text: meant, lock });
  });

  it.each(left)("leaves %j alone", (text) => {
    expect(undoLayout(text)).toBeUndefined();
  });

  it("says which keyboards were taken for each other", () => {
    expect(undoLayout(arrives("GVM-E00012-7"))).toMatchObject({ scanner: "american", computer: "french" });
    expect(undoLayout(arrives("352099001761481", "none", "belgian"))).toMatchObject({ computer: "belgian" });
    expect(undoLayout(arrives("GVM-E00012-7", "none", "french-standard"))).toMatchObject({
      computer: "french-standard",
    });
    expect(undoLayout(arrivesOnAmerican("GVM-E00012-7"))).toMatchObject({
      scanner: "french",
      computer: "american",
    });
  });

  it("takes letters that moved between whole digits for a label only with the organisation's prefix", () => {
    expect(arrives("CIA-E000013", "letters")).toBe('ciq)eÀÀÀÀ&"');
    const typed = arrives("CIAE000013", "every-key");
    expect(typed).toBe("ciqe000013");
    expect(undoLayout(typed)).toBeUndefined();
    expect(
      undoLayout(arrives(formatCode("CIA", "item", 1).replaceAll("-", ""), "every-key"), {
        knownPrefix: "CIA",
      }),
    ).toMatchObject({ text: formatCode("CIA", "item", 1).replaceAll("-", ""), lock: "every-key" });
  });
});

const digits = (length: number) => fc.stringMatching(new RegExp(`^[0-9]{${length}}$`));
const label = fc
  .tuple(
    fc.stringMatching(/^[A-Z][A-Z0-9]{1,7}$/),
    fc.constantFrom(...Object.values(printedKinds)),
    fc.oneof(fc.constantFrom(11_111, 44_444), fc.integer({ min: 1, max: 9_999_999 })),
  )
  .map(([prefix, kind, number]) => formatCode(prefix, kind, number));
const imei = fc
  .tuple(fc.constantFrom("35", "86", "01", "99"), digits(12))
  .map(([body, rest]) => body + rest + luhn.compute(body + rest));
const iccid = digits(14).map((rest) => `8933${rest}${luhn.compute(`8933${rest}`)}`);
const ean = digits(12)
  .filter((text) => !/^0+$/.test(text))
  .map((text) => text + gs1Mod10.compute(text));
const gs1 = fc
  .tuple(digits(13), fc.stringMatching(/^[A-Z0-9]{4,20}$/), fc.stringMatching(/^[A-Z0-9]{1,20}$/))
  .map(([gtin, batch, serial]) => `01${gtin}${gs1Mod10.compute(gtin)}10${batch}\u001d21${serial}`);
const url = fc
  .tuple(fc.stringMatching(/^[a-z]{3,12}$/), label)
  .map(([host, code]) => `https://${host}.fr/e/${code}`);
/** Serial numbers as makers print them. */
const serial = fc.stringMatching(/^[A-Z][A-Z0-9]{3,8}[0-9]{2}[A-Z0-9]{0,4}$/);
const proven = fc.oneof(label, imei, iccid, ean, gs1, url);

describe("any code", () => {
  it.each(names)("comes back from a %s keyboard", (layout) => {
    fc.assert(
      fc.property(proven, (code) => {
        expect(undoLayout(arrives(code, "none", layout))?.text).toBe(code);
      }),
      { numRuns: 400 },
    );
  });

  it.each(names)("that is a label comes back from a %s keyboard with Caps Lock", (layout) => {
    fc.assert(
      fc.property(label, fc.constantFrom("every-key" as const, "letters" as const), (code, lock) => {
        const back = undoLayout(arrives(code, lock, layout))?.text ?? arrives(code, lock, layout);
        expect(back.toUpperCase()).toBe(code);
      }),
    );
  });

  it("comes back from a French scanner on an American keyboard", () => {
    fc.assert(
      fc.property(fc.oneof(label, imei, iccid, ean), (code) => {
        expect(undoLayout(arrivesOnAmerican(code))?.text).toBe(code);
      }),
    );
  });

  it("that arrives whole is left alone, whatever the scanner adds in front", () => {
    const prefix = fc.constantFrom("", "]C1", "]E0", "]d2", "]Q3");
    fc.assert(
      fc.property(prefix, fc.oneof(proven, serial), (aim, code) => {
        expect(undoLayout(aim + code)).toBeUndefined();
        expect(undoLayout((aim + code).toLowerCase())).toBeUndefined();
      }),
      { numRuns: 1000 },
    );
  });

  it("is never made of a text that holds digits and joining signs", () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(..."0123456789ABCDEabcde-_.'&(") }), (text) => {
        fc.pre(/[0-9]/.test(text));
        expect(undoLayout(text)).toBeUndefined();
      }),
    );
  });

  it("is never made of French words", () => {
    const word = fc.string({
      unit: fc.constantFrom(..."aeéèêàùçîôbcdlmnprst’'-"),
      minLength: 1,
      maxLength: 9,
    });
    const french = word.filter((text) => !/[éèêàùç’'-]{4}/.test(text));
    fc.assert(
      fc.property(fc.array(french, { minLength: 1, maxLength: 6 }), (words) => {
        expect(undoLayout(words.join(" "))).toBeUndefined();
      }),
      { numRuns: 1000 },
    );
  });
});

describe("dead keys", () => {
  it("are told apart from the letter that they changed", () => {
    expect(splitDeadKeys("âêÎöŸé")).toBe("^a^e^I¨o¨Yé");
  });

  it("in front of a letter do not hide a code", () => {
    // An American scanner sends `{E…}`: on a French PC the diaeresis waits for the E.
    expect(undoLayout("https://a.fr/?x=[e")).toBeUndefined();
    const typed = arrives("https://bip.fr/[e/GVM-E000127").replace("^e", "ê");
    expect(typed).toContain("ê");
    expect(undoLayout(typed)?.text).toBe("https://bip.fr/[e/GVM-E000127");
  });
});

describe("a scanner that is known to be American", () => {
  it("is read back without any proof", () => {
    expect(undoLayout(arrives("QWERTY"))).toBeUndefined();
    expect(fromAmerican(arrives("QWERTY"))?.text).toBe("QWERTY");
    expect(fromAmerican(arrives("GVM-E00012-7"))?.text).toBe("GVM-E00012-7");
  });
  it("leaves what arrived whole", () => {
    for (const code of ["GVM-E00012-7", "352099001761481", "R52N70ABCDE"])
      expect(fromAmerican(code)).toBeUndefined();
  });
});

describe("readCode", () => {
  it("names the code and how it was garbled", () => {
    const label = formatCode("GVM", "item", 868);
    const reading = readCode(arrives(label, "none", "belgian"));
    expect(reading).toMatchObject({
      reread: label,
      mismatch: { scanner: "american", computer: "belgian", lock: "none" },
    });
    expect(reading.candidates[0]).toMatchObject({ kind: "item-label", display: label });
  });
  it("takes the text as typed when it is told to", () => {
    expect(readCode(arrives("352099001761481"), { asTyped: true }).reread).toBeUndefined();
  });
});

it("a prefix is known in all the forms in which it may arrive", () => {
  expect(garbledForms("*")).toEqual(expect.arrayContaining(["*", "_", "8", "’", "!"]));
});
