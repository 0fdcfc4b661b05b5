import { describe, expect, it } from "vitest";
import { readCode, type ScanHint } from "../../../shared/scan/read-code.ts";
import {
  addedPrefix,
  gs1Example,
  verdictOf,
  visibleCharacters,
  type ReaderTry,
} from "../../../web/scanner/reader-try.ts";

const fast = { keys: 12, pace: 5, end: "enter" as const, capsLock: false };
const attempt = (raw: string, changes: Partial<ReaderTry> = {}, hint: ScanHint = {}): ReaderTry => ({
  raw,
  source: "wedge",
  typed: fast,
  reading: readCode(raw, hint),
  ...changes,
});

describe("visibleCharacters", () => {
  it.each([
    ["01\u001d21", "01␝21"],
    ["A B", "A␣B"],
    ["A\r\n\tB", "A⏎⏎⇥B"],
    ["\u0002A\u0003", "␂A␃"],
    ["\u007f\u200b\u0085", "␡␦␦"],
    ["éàç😀", "éàç😀"],
    ["", ""],
  ])("%j is shown as %s", (text, shown) => {
    expect(visibleCharacters(text)).toBe(shown);
  });
});

describe("verdictOf", () => {
  it.each<[string, ReaderTry, string, string]>([
    ["a label", attempt("GVM-E00012-7"), "good", "Votre lecteur est bien réglé."],
    [
      "an American reader",
      attempt("GV?)Eààà&é)è"),
      "wait",
      "Votre lecteur se croit sur un clavier américain (US, QWERTY), mais cet ordinateur attend un clavier français (France, AZERTY).",
    ],
    [
      "a French reader on a phone",
      attempt("GV:6E)))!@6&"),
      "wait",
      "Votre lecteur se croit sur un clavier français (France, AZERTY), mais cet appareil attend un clavier américain (US, QWERTY).",
    ],
    ["Caps Lock", attempt("gv,°e00012°7"), "wait", "La touche Verr. Maj est enfoncée."],
    [
      "no Enter",
      attempt("GVM-E00012-7", { typed: { ...fast, end: "none" } }),
      "wait",
      "Votre lecteur ne termine pas par Entrée.",
    ],
    [
      "a slow reader",
      attempt("GVM-E00012-7", { source: "field", typed: { keys: 12, pace: 60 } }),
      "wait",
      "Les touches arrivent trop lentement pour un lecteur : 60\u00a0ms chacune.",
    ],
    [
      "a person",
      attempt("GVM-E00012-7", { source: "field", typed: { keys: 12, pace: 140 } }),
      "good",
      "Ce code est compris.",
    ],
    ["the GS1 example", attempt(gs1Example), "good", "Votre lecteur est bien réglé."],
    [
      "the GS1 example without its separator",
      attempt(gs1Example.replace("\u001d", "")),
      "wait",
      "Le séparateur GS1 s’est perdu en route.",
    ],
    ["a misread", attempt("GVM-E00012-8"), "alarm", "Un caractère n’est pas arrivé comme il est imprimé."],
    [
      "a misread IMEI from a reader without Enter",
      attempt("352099001761482", { typed: { ...fast, end: "none" } }),
      "alarm",
      "Un caractère n’est pas arrivé comme il est imprimé.",
    ],
    ["control characters", attempt("A\u0002B1234"), "alarm", "Le lecteur envoie des caractères de commande."],
    ["too much", attempt("A".repeat(300)), "alarm", "Ce code est trop long."],
    ["another site", attempt("https://example.org/"), "good", "Le lecteur lit bien."],
    ["nothing", attempt("\u001d\u001d"), "alarm", "Ce qui est arrivé ne ressemble à aucun code."],
    [
      "the camera",
      attempt("GVM-E00012-7", { source: "camera", typed: undefined }),
      "good",
      "L’appareil photo lit bien.",
    ],
  ])("%s", (_what, tried, tone, title) => {
    const verdict = verdictOf(tried);
    expect(verdict).toMatchObject({ tone, title });
    expect(verdict.advice).toMatch(/^[A-ZÀÉ].*\.$/);
  });

  it("says that a visible separator is understood", () => {
    expect(verdictOf(attempt(gs1Example.replace("\u001d", "<GS>"))).advice).toContain(
      "Bip Relais le comprend",
    );
  });
});

describe("addedPrefix", () => {
  it.each([
    ["~GVM-E00012-7", "~"],
    ["\u0002352099001761481", "\u0002"],
    ["##0109506000134352", "##"],
  ])("%j begins with %j", (raw, prefix) => {
    expect(addedPrefix(raw)).toBe(prefix);
  });
  it.each([
    "GVM-E00012-7",
    "]C10109506000134352",
    "+33612345678",
    "~R52N70ABCDE",
    "(01)09506000134352",
    "",
    "~",
  ])("%j has none", (raw) => {
    expect(addedPrefix(raw)).toBeUndefined();
  });
  it("is what the verdict says, until it is taken off", () => {
    expect(verdictOf(attempt("~GVM-E00012-7")).title).toBe("Votre lecteur ajoute « ~ » devant le code.");
    const stripped = attempt("~GVM-E00012-7", {
      typed: { ...fast, prefix: "~" },
      reading: readCode("GVM-E00012-7"),
    });
    expect(verdictOf(stripped).tone).toBe("good");
  });
});
