import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  codeOfLink,
  computerState,
  isOver,
  longestIdle,
  phoneLink,
  phoneOrigins,
  sendableAnswer,
  sendableText,
  silenceUntilAway,
  waitingSentence,
  waitingTitle,
} from "../../../shared/pairing/rules.ts";
import { phoneAnswer, phoneScan } from "../../../shared/pairing/schema.ts";

const now = new Date("2027-03-02T09:00:00.000Z");
const ago = (milliseconds: number) => new Date(now.getTime() - milliseconds).toISOString();
const text = fc.string({ unit: "binary", minLength: 1, maxLength: 700 });

describe("what is sent", () => {
  it("fits the schema, whatever was read and whatever is said of it", () => {
    fc.assert(
      fc.property(text, (read) => {
        const clean = sendableText(read);
        const id = "018f0000-0000-7000-8000-000000000000";
        if (clean) expect(phoneScan.safeParse({ id, text: clean, age: 0 }).success).toBe(true);
        expect(phoneAnswer.safeParse(sendableAnswer({ tone: "info", text: read })).success).toBe(true);
      }),
    );
  });

  it("says at least that it was read", () => {
    for (const text of ["", "\u200B", "\u2066\u{E0041}"])
      expect(sendableAnswer({ tone: "info", text })).toEqual({ tone: "info", text: "Lu." });
  });

  it("keeps the separators of GS1 codes", () => {
    expect(sendableText("\u001d0103453120000011\u001d21A")).toBe("\u001d0103453120000011\u001d21A");
  });
});

describe("where a phone opens its page", () => {
  it("is this page's own address when a phone can reach it", () => {
    expect(phoneOrigins("https://bip.exemple.fr", ["https://192.168.1.9:8443"])).toEqual([
      "https://bip.exemple.fr",
      "https://192.168.1.9:8443",
    ]);
  });

  it.each([
    "http://localhost:8080",
    "https://localhost:8443",
    "https://127.0.0.1:8443",
    "http://10.0.0.4:80",
  ])("is never %s", (own) =>
    expect(phoneOrigins(own, ["http://10.0.0.4:8080", "https://localhost"])).toEqual([]),
  );

  it("is on the network of people before those of virtual machines", () => {
    const told = ["https://172.17.0.1:1", "https://10.0.3.2:1", "https://192.168.0.5:1", "https://bip.fr"];
    expect(phoneOrigins("http://localhost", told)).toEqual([
      "https://bip.fr",
      "https://192.168.0.5:1",
      "https://10.0.3.2:1",
      "https://172.17.0.1:1",
    ]);
  });

  it("carries the code where no server sees it", () => {
    const code = "a".repeat(43);
    const link = new URL(phoneLink("https://192.168.1.9:8443", code));
    expect([link.pathname, link.search]).toEqual(["/telephone", ""]);
    expect(codeOfLink(link.hash)).toBe(code);
    for (const hash of ["", "#", "#short", `#${code}!`]) expect(codeOfLink(hash)).toBeUndefined();
  });
});

describe("a pairing", () => {
  it("is over when somebody ended it, and after four idle hours", () => {
    expect(isOver({ endedAt: null, activeAt: ago(longestIdle) }, now)).toBe(false);
    expect(isOver({ endedAt: null, activeAt: ago(longestIdle + 1) }, now)).toBe(true);
    expect(isOver({ endedAt: ago(0), activeAt: ago(0) }, now)).toBe(true);
  });

  it.each([
    [null, true, "away"],
    [ago(silenceUntilAway + 1), true, "away"],
    [ago(silenceUntilAway), true, "here"],
    [ago(0), false, "elsewhere"],
  ] as const)("computer last seen %s, ready %s: %s", (computerSeenAt, computerReady, state) => {
    expect(computerState({ computerSeenAt, computerReady }, now)).toBe(state);
  });
});

describe("the phone says", () => {
  const well = { waiting: 0, oldest: 0, computer: "here", online: true } as const;
  it.each([
    [well, null],
    [{ ...well, waiting: 1, oldest: 500 }, null],
    [{ ...well, waiting: 3, oldest: 4_001 }, "L’ordinateur ne répond pas\u00a0; 3 codes attendent."],
    [{ ...well, waiting: 1, computer: "away" }, "L’ordinateur ne répond pas\u00a0; 1 code attend."],
    [{ ...well, computer: "away" }, "L’ordinateur ne répond pas."],
    [{ ...well, waiting: 2, online: false }, "Pas de connexion\u00a0; 2 codes attendent. Rien n’est perdu."],
    [
      { ...well, waiting: 2, computer: "elsewhere" },
      "Ouvrez le Bureau sur l’ordinateur\u00a0: la page affichée ne prend pas de code\u00a0; 2 codes attendent.",
    ],
  ] as const)("%j: %s", (situation, sentence) => expect(waitingSentence(situation)).toBe(sentence));
});

describe("the title of what has no answer", () => {
  it.each([
    [{ waiting: 1, sent: true, sentence: null }, "Envoyé"],
    [{ waiting: 1, sent: false, sentence: null }, "En attente"],
    [{ waiting: 1, sent: true, sentence: "L’ordinateur ne répond pas." }, "En attente"],
    [{ waiting: 2, sent: true, sentence: null }, "2 codes attendent"],
  ])("%j: %s", (situation, title) => expect(waitingTitle(situation)).toBe(title));
});
