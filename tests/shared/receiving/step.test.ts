import { describe, expect, it } from "vitest";
import { isDone, progressOfAll } from "../../../shared/receiving/lines.ts";
import {
  answered,
  article,
  boxOf,
  cover,
  Delivery,
  lineOf,
  otherArticle,
  sim,
  tablet,
} from "../../support/receiving-desk.ts";
import { formatCode } from "../../../shared/scan/printed-code.ts";
import { withLuhn } from "../../support/luhn.ts";

const card = (n: number) => withLuhn(`893301202499900${String(n).padStart(3, "0")}`);

describe("a box", () => {
  it("is sent on its purchase line with its numbers, and never with its article number", () => {
    const delivery = new Delivery();
    const { serial, imei } = boxOf(0);
    for (const text of [article, serial, imei]) delivery.read(text);
    expect(delivery.state.answer?.text).toContain("touchez « Enregistrer cette boîte »");
    delivery.do({ type: "common", fields: { note: "Carton 1", condition: "good" } });
    expect(delivery.sent).toEqual([]);
    delivery.do({ type: "keep-box" });
    expect(delivery.sent).toMatchObject([
      {
        type: "receive",
        modelId: tablet.id,
        siteId: "site",
        condition: "good",
        note: "Carton 1",
        purchaseLineId: "line-tablet",
        identifiers: [
          { kind: "serial", value: serial },
          { kind: "imei", value: imei },
        ],
      },
    ]);
    expect(delivery.state.answer?.text).toBe("Samsung Tab A9 : reçue. 1 sur 15.");
  });

  it("the first one waits for what else it bears; the next ones go as soon as they are like it", () => {
    const delivery = new Delivery();
    for (const n of [0, 1, 2]) {
      delivery.read(boxOf(n).serial);
      delivery.read(boxOf(n).imei);
    }
    expect(delivery.boxes).toHaveLength(3);
    expect(delivery.state.box).toEqual([]);
  });

  it("without its label is not complete where labels are stuck on already", () => {
    const delivery = new Delivery();
    delivery.do({ type: "common", fields: { labelled: true } });
    delivery.read(boxOf(0).serial);
    delivery.do({ type: "keep-box" });
    expect(delivery.boxes).toEqual([]);
    expect(delivery.state.answer?.text).toBe("Cette boîte n’est pas complète : bipez une étiquette.");
    delivery.read("GVM-E00012-7");
    delivery.do({ type: "keep-box" });
    expect(delivery.boxes).toEqual([[boxOf(0).serial, "GVME000127"]]);
  });

  it("that the ledger has already is refused, with the item that it is", () => {
    const delivery = new Delivery();
    const item = { id: "known", label: "GVM-E00007-L" } as never;
    const { serial } = boxOf(0);
    delivery.do({ type: "read", answer: answered(serial, [{ type: "item", item }]), beside: [] });
    expect(delivery.state.box).toEqual([]);
    expect(delivery.state.answer).toMatchObject({
      tone: "refused",
      item: { id: "known", label: "GVM-E00007-L" },
    });
  });

  it("that was received a moment ago is not received again", () => {
    const delivery = new Delivery();
    for (const n of [0, 1]) for (const text of [boxOf(n).serial, boxOf(n).imei]) delivery.read(text);
    delivery.read(boxOf(0).serial);
    expect(delivery.state.answer?.tone).toBe("already");
    expect(delivery.boxes).toHaveLength(2);
  });

  it("a card of a person, a misread number and another organisation's label say what they are", () => {
    const delivery = new Delivery();
    const person = formatCode("GVM", "beneficiary", 1);
    for (const text of [person, "356938035643800", formatCode("ABC", "item", 12)]) {
      delivery.read(text);
      expect(delivery.state.box).toEqual([]);
      expect(delivery.state.answer).toMatchObject({ tone: "refused", text: expect.stringContaining(text) });
    }
  });
});

describe("a second IMEI", () => {
  it.each([
    { borne: ["imei", "second", "serial"] as const, to: "same" as const },
    { borne: ["imei", "serial"] as const, to: "next" as const },
  ])("is asked about once in a delivery, read as $borne after the article", ({ borne, to }) => {
    const delivery = new Delivery();
    const numbers = [0, 1, 2, 3].map((n) => borne.map((kind) => boxOf(n)[kind]));
    let questions = 0;
    for (const text of numbers.flatMap((box) => [article, ...box])) {
      delivery.read(text);
      if (!delivery.state.question) continue;
      questions++;
      delivery.do({ type: "belongs", to });
    }
    delivery.do({ type: "keep-box" });
    expect(questions).toBe(1);
    expect(delivery.boxes).toEqual(numbers);
  });
});

describe("an article number", () => {
  it.each(["8806095301021", "880609530102"])("with a wrong check digit is no serial number: %s", (text) => {
    const delivery = new Delivery();
    for (const n of [0, 1]) delivery.do({ type: "read", answer: answered(boxOf(n).serial), beside: [] });
    const told = delivery.do({ type: "read", answer: answered(text, [], ""), beside: [] });
    expect(told.answer?.tone).toBe("refused");
    expect(told.answer?.text).toContain(`« ${text} » ressemble à un EAN, mais un chiffre est faux.`);
    delivery.do({ type: "keep-box" });
    expect(delivery.boxes).toEqual([[boxOf(0).serial], [boxOf(1).serial]]);

    delivery.do({ type: "read", answer: answered(`S/N:${text}`), beside: [] });
    expect(delivery.boxes.flat()).toContain(text);
  });

  it("with a wrong check digit beside another code of a picture is left out", () => {
    const delivery = new Delivery();
    delivery.read(boxOf(0).serial, ["8806095301021"]);
    expect(delivery.state.box.map(({ value }) => value)).toEqual([boxOf(0).serial]);
  });

  it("that is unknown asks once, is remembered, and the codes read meanwhile wait in their order", () => {
    const delivery = new Delivery();
    const { serial, imei } = boxOf(0);
    for (const text of [otherArticle, serial, imei]) delivery.read(text);
    expect(delivery.state.question).toMatchObject({ type: "model-of-article", display: otherArticle });
    expect(delivery.state.waiting).toHaveLength(2);

    delivery.do({ type: "model", model: tablet });
    expect(delivery.state.toRemember).toEqual([{ gtin: otherArticle, modelId: tablet.id }]);
    delivery.read(boxOf(1).serial);
    delivery.read(otherArticle);
    expect(delivery.state.question).toBeNull();
    expect(delivery.boxes).toEqual([[serial, imei]]);
  });

  it("names the model of a line without one, for the boxes after it too", () => {
    const line = { ...lineOf(tablet, 3), modelId: null, designation: "Tablettes" };
    const other = { ...tablet, id: "model-other", name: "Lenovo M10", gtin: otherArticle };
    const delivery = new Delivery([line], [other, tablet]);
    for (const text of [article, boxOf(0).serial]) delivery.read(text);
    delivery.do({ type: "keep-box" });
    delivery.read(boxOf(1).serial);
    delivery.do({ type: "keep-box" });
    expect(delivery.state.question).toBeNull();
    expect(delivery.sent).toMatchObject([{ modelId: tablet.id }, { modelId: tablet.id }]);

    delivery.do({ type: "cancel-last" });
    delivery.do({ type: "cancel-last" });
    delivery.read(boxOf(2).serial);
    delivery.do({ type: "keep-box" });
    expect(delivery.state.question?.type).toBe("model-of-line");
  });

  it("chooses the line of the purchase", () => {
    const other = { ...tablet, id: "model-other", name: "Lenovo M10", gtin: otherArticle };
    const second = { ...lineOf(other, 2), key: "line-other", purchaseLineId: "line-other" };
    const delivery = new Delivery([lineOf(tablet, 2), second], [tablet, other]);
    for (const text of [otherArticle, boxOf(0).serial, article, boxOf(1).serial]) delivery.read(text);
    delivery.do({ type: "keep-box" });
    expect(delivery.sent).toMatchObject([
      { modelId: other.id, purchaseLineId: "line-other" },
      { modelId: tablet.id, purchaseLineId: "line-tablet" },
    ]);
  });

  it("of something that was not bought asks what to do with the box, and keeps it in sight", () => {
    const stranger = { ...tablet, id: "model-other", name: "Lenovo M10", gtin: otherArticle };
    const delivery = new Delivery([lineOf(tablet, 2)], [tablet, stranger]);
    for (const text of [otherArticle, boxOf(0).serial]) delivery.read(text);
    delivery.do({ type: "keep-box" });
    expect(delivery.state.question).toMatchObject({ type: "beyond", modelId: stranger.id, lineKey: null });
    delivery.do({ type: "beyond", choice: "aside" });
    expect(delivery.state.aside).toHaveLength(1);
    for (const text of [otherArticle, boxOf(0).serial]) delivery.read(text);
    delivery.do({ type: "keep-box" });
    delivery.do({ type: "beyond", choice: "keep" });
    expect(delivery.sent).toMatchObject([{ modelId: stranger.id }]);
    expect(delivery.sent[0]).not.toHaveProperty("purchaseLineId");
    expect(delivery.state.aside).toEqual([]);
  });
});

describe("more than one at once", () => {
  it("covers come in by their number, and no more than were bought", () => {
    const delivery = new Delivery([lineOf(cover, 15)]);
    delivery.do({ type: "many", key: "line-cover", count: 16 });
    expect(delivery.sent).toEqual([]);
    expect(delivery.state.answer?.text).toBe("Il n’en reste que 15 à recevoir pour Pochette souple.");
    delivery.do({ type: "many", key: "line-cover", count: 15 });
    expect(delivery.sent).toHaveLength(15);
    expect(isDone(delivery.state)).toBe(true);
  });

  it("goes back at once", () => {
    const delivery = new Delivery([lineOf(cover, 15)]);
    delivery.do({ type: "many", key: "line-cover", count: 15 });
    const { operations } = delivery.do({ type: "cancel-last" });
    expect(operations).toHaveLength(15);
    expect(progressOfAll(delivery.state)).toEqual({ received: 0, expected: 15 });
  });

  it("SIM cards that follow each other are received once each", () => {
    const delivery = new Delivery([lineOf(sim, 5)]);
    delivery.do({ type: "common", fields: { lineActive: true } });
    delivery.read(card(1));
    delivery.read(card(2));
    expect(delivery.boxes).toEqual([[card(1)], [card(2)]]);
    const codes = [1, 2, 3].map((n) => ({ kind: "iccid" as const, value: card(n), display: card(n) }));
    delivery.do({ type: "cards", key: "line-sim", codes });
    expect(delivery.boxes).toEqual([[card(1)], [card(2)], [card(3)]]);
    expect(delivery.sent.every((one) => one.type === "receive" && one.lineActive)).toBe(true);
  });
});

describe("the server's answers", () => {
  it("a refused box stays in sight with its reason, and can be read again", () => {
    const delivery = new Delivery();
    delivery.read(boxOf(0).serial);
    delivery.do({ type: "keep-box" });
    const id = delivery.sent[0]?.id ?? "";
    const detail = "Ce code désigne déjà GVM-E00007-L. Vérifiez l’étiquette.";
    delivery.do({
      type: "settled",
      results: [
        { id, status: "refused", code: "identifier-taken", detail, params: { item: "GVM-E00007-L" } },
      ],
    });
    expect(delivery.state.items).toMatchObject([
      { status: "refused", refusal: { detail, item: "GVM-E00007-L" } },
    ]);
    expect(progressOfAll(delivery.state).received).toBe(0);
    delivery.read(boxOf(0).serial);
    expect(delivery.boxes).toEqual([[boxOf(0).serial]]);
  });

  it("a cancellation and a late number that were refused stay in sight, each with its reason", () => {
    const delivery = new Delivery();
    const refused = (id: string, detail: string) => ({ id, status: "refused" as const, detail });
    delivery.read(boxOf(0).serial);
    delivery.do({ type: "keep-box" });
    const [received] = delivery.sent;
    delivery.do({ type: "settled", results: [{ id: received?.id ?? "", status: "applied" }] });
    delivery.do({ type: "cancel-last" });
    const cancel = delivery.sent.at(-1)?.id ?? "";
    delivery.do({ type: "settled", results: [refused(cancel, "Déjà prêtée."), refused("late", "Pris.")] });
    expect(delivery.state.items[0]?.status).toBe("applied");
    expect(delivery.state.refused.map(({ detail }) => detail)).toEqual(["Déjà prêtée.", "Pris."]);
    delivery.do({ type: "put-away", operationId: cancel });
    expect(delivery.state.refused.map(({ detail }) => detail)).toEqual(["Pris."]);
  });

  it("a count made while boxes were under way neither doubles them nor leaves them out", () => {
    const delivery = new Delivery([lineOf(tablet, 2)]);
    const { serial, imei } = boxOf(0);
    for (const text of [serial, imei]) delivery.read(text);
    delivery.do({ type: "keep-box" });
    const opened = (received: number, underWay: boolean) =>
      delivery.do({
        type: "opened",
        bound: true,
        lines: [{ ...lineOf(tablet, 2), received }],
        models: [tablet],
        underWay,
      });
    opened(1, true);
    expect(progressOfAll(delivery.state)).toEqual({ received: 1, expected: 2 });
    const results = delivery.sent.map(({ id }) => ({ id, status: "applied" as const }));
    delivery.do({ type: "settled", results });
    opened(0, true);
    expect(progressOfAll(delivery.state)).toEqual({ received: 1, expected: 2 });
    for (const text of Object.values(boxOf(1)).slice(0, 2)) delivery.read(text);
    expect(delivery.state.question).toBeNull();
    expect(progressOfAll(delivery.state)).toEqual({ received: 2, expected: 2 });
    const all = delivery.sent.map(({ id }) => ({ id, status: "applied" as const }));
    delivery.do({ type: "settled", results: all });
    opened(2, false);
    expect(progressOfAll(delivery.state)).toEqual({ received: 2, expected: 2 });
  });

  it("progress counts each box once, before and after the purchase is read again", () => {
    const delivery = new Delivery();
    delivery.read(boxOf(0).serial);
    delivery.do({ type: "keep-box" });
    expect(progressOfAll(delivery.state)).toEqual({ received: 1, expected: 15 });
    delivery.do({ type: "settled", results: [{ id: delivery.sent[0]?.id ?? "", status: "applied" }] });
    const lines = [{ ...lineOf(tablet, 15), received: 1 }];
    delivery.do({ type: "opened", bound: true, lines, models: [tablet] });
    expect(progressOfAll(delivery.state)).toEqual({ received: 1, expected: 15 });
    delivery.do({ type: "cancel-last" });
    expect(progressOfAll(delivery.state)).toEqual({ received: 0, expected: 15 });
  });
});
