import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { luhn } from "../../../shared/scan/check-digits.ts";
import { commands, formatCode, printedKinds } from "../../../shared/scan/printed-code.ts";
import { readCode, type ScanHint } from "../../../shared/scan/read-code.ts";

const ours: ScanHint = { knownPrefix: "GVM" };

/** Kind, value, confidence and note of each reading, in order. */
function readings(text: string, hint: ScanHint = ours): string[] {
  return readCode(text, hint).candidates.map(({ kind, value, confidence, note }) =>
    [kind, value, confidence, ...(note ? [note] : [])].join(" "),
  );
}

describe("our printed codes", () => {
  it.each([
    "GVM-E000127",
    "gvme000127",
    "https://bip.fr/e/GVM-E000127",
    " GVM-E00012-7\r\n",
    "]Q3GVM-E000127",
  ])("%j is one item and nothing else", (text) => {
    expect(readings(text)).toEqual(["item-label GVME000127 certain"]);
  });

  it("names the kind, the number and the command", () => {
    const kinds = Object.values(printedKinds).map(
      (kind) => readCode(formatCode("GVM", kind, 3), ours).candidates[0],
    );
    expect(kinds.map((reading) => reading?.kind)).toEqual([
      "item-label",
      "beneficiary-card",
      "kit",
      "batch",
      "box",
      "site",
      "command",
    ]);
    expect(kinds[1]?.detail).toEqual({ printed: "beneficiary", prefix: "GVM", number: 3 });
    for (const [number, command] of Object.entries(commands)) {
      const card = readCode(formatCode("GVM", "command", Number(number)), ours).candidates[0];
      expect(card?.detail?.command).toBe(command);
    }
    expect(readings(formatCode("GVM", "command", 8))).toEqual([
      expect.stringMatching(/ certain unknown-command$/),
    ]);
  });

  it("offers a code whose check fails as a doubtful serial", () => {
    expect(readings("GVM-E00012-8")).toEqual(["serial GVM-E00012-8 possible check-failed"]);
    expect(readings("https://bip.fr/e/GVM-E000128")).toEqual(["serial GVM-E000128 possible check-failed"]);
  });

  it("completes a number typed without its check", () => {
    expect(readings("gvm-e00012")).toEqual([
      "item-label GVME000127 likely check-missing",
      "serial GVM-E00012 possible",
    ]);
  });

  it("doubts another organisation's prefix, more when nothing shows that it is a label", () => {
    const other = formatCode("ABC", "item", 12);
    const bare = other.replaceAll("-", "");
    expect(readings(other)).toEqual([`item-label ${bare} likely other-prefix`, `serial ${other} possible`]);
    expect(readings(bare)).toEqual([`serial ${bare} likely`, `item-label ${bare} possible other-prefix`]);
    expect(readings(other, {})).toEqual([`item-label ${bare} certain`]);
    expect(readings(bare, {})[0]).toBe(`item-label ${bare} likely`);
  });

  it("reads a scanner set up for a US keyboard, and says what it meant", () => {
    const reading = readCode("GV?)Eààà&éè", ours);
    expect(reading.reread).toBe("GVM-E000127");
    expect(reading.candidates).toMatchObject([
      { kind: "item-label", value: "GVME000127", display: "GVM-E00012-7" },
    ]);
    expect(readings('$C&à&àç(à-ààà&"\'"(éé&QBC&é"')).toEqual([
      "gtin 09506000134352 certain",
      "serial ABC123 certain",
    ]);
  });
});

describe("numbers on devices and SIM cards", () => {
  it.each([
    [
      "an IMEI",
      "352099001761481",
      ["imei 352099001761481 likely", "voucher 352099001761481 possible", "serial 352099001761481 possible"],
    ],
    [
      "an IMEI with an unknown start",
      "120990017614816",
      [
        "imei 120990017614816 possible",
        "voucher 120990017614816 possible",
        "serial 120990017614816 possible",
      ],
    ],
    [
      "a misread IMEI",
      "352099001761480",
      ["voucher 352099001761480 possible", "serial 352099001761480 possible check-failed"],
    ],
    ["an IMEI that says so", "IMEI 1: 352099001761481", ["imei 352099001761481 certain"]],
    [
      "an IMEISV",
      "3520990017614823",
      [
        "imei 352099001761481 possible software-version",
        "voucher 3520990017614823 possible",
        "serial 3520990017614823 possible",
      ],
    ],
    ["a French ICCID", "8933 1059 9700 0020 9012", ["iccid 89331059970000209012 certain"]],
    ["an ICCID with a filler", "8933011668007370013F", ["iccid 8933011668007370013 certain"]],
    [
      "a foreign ICCID",
      "8901260487759545390",
      [
        "iccid 8901260487759545390 likely",
        "voucher 8901260487759545390 possible",
        "serial 8901260487759545390 possible",
      ],
    ],
    [
      "a misread ICCID",
      "8933105997000020901",
      ["voucher 8933105997000020901 possible", "serial 8933105997000020901 possible check-failed"],
    ],
    ["a mobile number in pairs", "06 12 34 56 78", ["phone +33612345678 certain"]],
    ["a mobile number", "0612345678", ["phone +33612345678 likely", "serial 0612345678 possible"]],
    ["an international number", "+33 7 12 34 56 78", ["phone +33712345678 certain"]],
    [
      "a data SIM's number",
      "07001234567890",
      [
        "phone +337001234567890 possible",
        "voucher 07001234567890 possible",
        "serial 07001234567890 possible",
      ],
    ],
  ])("%s", (_, text, expected) => {
    expect(readings(text)).toEqual(expected);
  });

  it("suggests the operator", () => {
    expect(readCode("89331059970000209012").candidates[0]?.detail).toEqual({
      country: "FR",
      operator: "sfr",
    });
  });
});

describe("vouchers, articles and what rivals them", () => {
  it.each([
    ["14 digits", "12345678901234", ["voucher 12345678901234 likely", "serial 12345678901234 possible"]],
    [
      "14 digits that are a GTIN too",
      "09506000134352",
      ["gtin 09506000134352 possible", "voucher 09506000134352 possible", "serial 09506000134352 possible"],
    ],
    [
      "16 digits",
      "1234-5678-9012-3456",
      [
        "voucher 1234567890123456 likely",
        "imei 123456789012347 possible software-version",
        "serial 1234-5678-9012-3456 possible",
      ],
    ],
    [
      "13 digits",
      "3017620422003",
      ["gtin 03017620422003 likely", "voucher 3017620422003 possible", "serial 3017620422003 possible"],
    ],
    ["8 digits", "96385074", ["gtin 00000096385074 possible", "serial 96385074 possible"]],
    ["letters and digits", "AB12CD34EF56", ["serial AB12CD34EF56 likely", "voucher AB12CD34EF56 possible"]],
  ])("%s", (_, text, expected) => {
    expect(readings(text)).toEqual(expected);
  });

  it("believes the symbology", () => {
    expect(readings("3017620422003", { symbology: "EAN13" })).toEqual(["gtin 03017620422003 certain"]);
    expect(readings("]E03017620422003")).toEqual(["gtin 03017620422003 certain"]);
    expect(readings("036000291452", { symbology: "UPC-A" })).toEqual(["gtin 00036000291452 certain"]);
    expect(readings("3017620422003", { symbology: "Code128" })[0]).toBe("gtin 03017620422003 possible");
    expect(readings("09506000134352", { symbology: "ITF14" })[0]).toBe("gtin 09506000134352 likely");
    expect(readings("352099001761481", { symbology: "Code128" })[0]).toBe("imei 352099001761481 likely");
  });

  it("reads GS1 whose separator arrives as something visible, through an AZERTY keyboard too", () => {
    for (const text of ["010950600013435210LOT7<GS>21ABC123", 'à&àç(à-ààà&"\'"(é&àLOTè.GS/é&QBC&é"']) {
      const [gtin, serial] = readCode(text).candidates;
      expect(gtin).toMatchObject({ kind: "gtin", value: "09506000134352", confidence: "certain" });
      expect(serial).toMatchObject({ kind: "serial", value: "ABC123" });
    }
  });

  it("reads article and serial of a GS1 code, and the IMEI that may stand there", () => {
    const [gtin, serial] = readCode("]d20109506000134352\u001d21abc123").candidates;
    expect(gtin).toMatchObject({ kind: "gtin", value: "09506000134352", detail: { serial: "ABC123" } });
    expect(serial).toMatchObject({ kind: "serial", value: "ABC123", detail: { gtin: "09506000134352" } });
    expect(readings("(01)09506000134352(21)352099001761481")).toEqual([
      "gtin 09506000134352 certain",
      "serial 352099001761481 certain",
      "imei 352099001761481 likely",
    ]);
    expect(readings("010950600013435221ABC123")).toEqual([
      "gtin 09506000134352 likely",
      "serial ABC123 likely",
      "serial 010950600013435221ABC123 possible",
    ]);
  });
});

describe("serial numbers", () => {
  it.each([
    ["R52N70ABCDE", ["serial R52N70ABCDE likely"]],
    ["r52n 70ab", ["serial R52N70AB likely"]],
    ["S/N: R52N70ABCDE", ["serial R52N70ABCDE likely"]],
    ["S/N R52N70ABCDE", ["serial R52N70ABCDE likely"]],
    ["SN: R52N70", ["serial R52N70 likely"]],
    ["SN52N70", ["serial SN52N70 likely", "serial 52N70 possible data-identifier"]],
    ["SR52N70ABC", ["serial SR52N70ABC likely", "serial R52N70ABC possible data-identifier"]],
    ["1SR52N70AB", ["serial R52N70AB likely data-identifier", "serial 1SR52N70AB possible"]],
    ["1PMK2K3NF/A", ["serial 1PMK2K3NF/A possible part-number"]],
    ["SAMSUNG", ["serial SAMSUNG possible"]],
    ["Jeanne", ["serial JEANNE possible"]],
    ["Hélène", []],
  ])("%j", (text, expected) => {
    expect(readings(text)).toEqual(expected);
  });
});

describe("what cannot be read", () => {
  it.each([
    ["", "empty"],
    [" \r\n\t", "empty"],
    ["\u0000", "empty"],
    ["\u001d", "empty"],
    ["]C1", "empty"],
    ["a\u0007b", "control-characters"],
    ["a\u007fb", "control-characters"],
    ["GVM-E00\n0127", "control-characters"],
    ["1".repeat(257), "too-long"],
    ["x".repeat(10_000), "too-long"],
    ["https://example.com/tablettes", "unknown-link"],
    ["https://example.com", "unknown-link"],
  ])("%j: %s", (raw, problem) => {
    expect(readCode(raw, ours)).toEqual({ raw, candidates: [], problem });
  });

  it("drops what surrounds the code, also invisible marks of the clipboard", () => {
    expect(readings("\u0002GVM-E000127\u0003")).toEqual(["item-label GVME000127 certain"]);
    expect(readings("\ufeff\u200b352099001761481\u200e")[0]).toBe("imei 352099001761481 likely");
  });
});

describe("any text", () => {
  const order = ["certain", "likely", "possible"];
  const hint = fc.record(
    {
      symbology: fc.constantFrom("EAN13", "Code128", "QRCode", "DataMatrix", "ITF", "]C1", ""),
      knownPrefix: fc.constantFrom("GVM", "A1", ""),
    },
    { requiredKeys: [] },
  );
  const text = fc.oneof(
    fc.string({ unit: "binary", maxLength: 300 }),
    fc.string({ unit: fc.constantFrom(..."0189AEFGMVSNP-/().:+]\u001d &éà"), maxLength: 40 }),
  );

  it("gets an answer: never an exception, best first, each reading once, a problem or candidates", () => {
    fc.assert(
      fc.property(text, hint, (raw, given) => {
        const { candidates, problem } = readCode(raw, given);
        const ranks = candidates.map(({ confidence }) => order.indexOf(confidence));
        expect(ranks).toEqual([...ranks].sort());
        expect(new Set(candidates.map(({ kind, value }) => `${kind} ${value}`)).size).toBe(candidates.length);
        for (const { value, display } of candidates) expect(value && display).toBeTruthy();
        if (problem) expect(candidates).toEqual([]);
      }),
      { numRuns: 500 },
    );
  });

  it("of 15 random digits calls about one in ten an IMEI, and none for certain", () => {
    let imeis = 0;
    const runs = 2000;
    fc.assert(
      fc.property(fc.stringMatching(/^[0-9]{15}$/), (digits) => {
        const { candidates } = readCode(digits);
        if (candidates.some(({ kind }) => kind === "imei")) imeis++;
        expect(candidates.some(({ kind }) => kind === "imei")).toBe(luhn.verify(digits));
        expect(candidates.every(({ confidence }) => confidence !== "certain")).toBe(true);
      }),
      { numRuns: runs, seed: 15 },
    );
    expect(imeis / runs).toBeGreaterThan(0.06);
    expect(imeis / runs).toBeLessThan(0.15);
  });

  it("always offers the voucher among 14 and 16 random digits", () => {
    fc.assert(
      fc.property(fc.stringMatching(/^([0-9]{14}|[0-9]{16})$/), (digits) => {
        expect(readings(digits).some((reading) => reading.startsWith(`voucher ${digits} `))).toBe(true);
      }),
    );
  });
});
