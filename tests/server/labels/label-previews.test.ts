import { v7 } from "uuid";
import { beforeEach, describe, expect, it } from "vitest";
import type { LabelPreview } from "../../../shared/labels/schema.ts";
import { startApp, type TestApp } from "../../support/server.ts";

let app: TestApp;

beforeEach(async () => {
  app = await startApp();
});

const ask = (json: object) =>
  app.request<LabelPreview & { code: string; detail: string }>("/label-previews", { json });
const blank = (count: number) => ({ kind: "blank", count });

describe("the preview of labels", () => {
  it("shows the page that will be printed, without taking a number", async () => {
    const request = { subject: blank(30), format: "l7160", startAt: 20, page: 2 };
    const { body } = await ask(request);
    expect(body).toMatchObject({ labels: 30, stickers: 30, pages: 3, page: 2, notes: [] });
    const shown = [...body.svg.matchAll(/>GVM-E(\d+)-\w</g)].map(([, number]) => Number(number));
    expect(shown).toEqual(Array.from({ length: 21 }, (_, index) => index + 3));
    expect((await ask({ ...request, page: 99 })).body).toMatchObject({ page: 3 });
    expect((await ask({ ...request, page: 1 })).body.svg).toContain(">GVM-E00001-");
  });

  it("says what had to be changed for the bars to be read", async () => {
    const notes = async (format: string, symbology?: string) =>
      (await ask({ subject: blank(5), format, symbology })).body.notes;
    expect(await notes("l7651")).toEqual(["qr-instead"]);
    expect(await notes("l7651", "qr")).toEqual([]);
    expect(await notes("roll-51x25")).toEqual(["both-too-large"]);
    expect(await notes("roll-62")).toEqual([]);
  });

  it("puts the address in the code once it is known", async () => {
    const request = { subject: blank(1), format: "l7160", symbology: "qr", link: true };
    expect(await ask(request)).toMatchObject({ status: 409, body: { code: "public-address-missing" } });
    const publicAddress = "https://bip.example.fr";
    await app.request("/public-address", { method: "PUT", json: { publicAddress }, as: "manager" });
    expect((await ask(request)).status).toBe(200);
  });

  it.each<[string, object, number, string]>([
    ["10 001 labels", { subject: blank(10_001) }, 422, "invalid-input"],
    ["10 001 labels by copies", { subject: blank(5001), copies: 2 }, 422, "too-many-labels"],
    ["no labels", { subject: blank(0) }, 422, "invalid-input"],
    ["items that are not there", { subject: { kind: "items", ids: [v7()] } }, 409, "no-labels"],
    ["a printing that is not there", { subject: { kind: "again", jobId: v7() } }, 409, "labels-not-ready"],
    ["crates", { subject: { kind: "crates" } }, 422, "invalid-input"],
    [
      "a filter that does not exist",
      { subject: { kind: "item-list", query: { colour: "red" } } },
      422,
      "invalid-input",
    ],
    ["the 22nd of 21 stickers", { startAt: 22 }, 422, "start-beyond-sheet"],
    ["a sheet that does not exist", { format: "l0000" }, 404, "unknown-label-format"],
    ["a code that does not exist", { symbology: "pdf417" }, 422, "invalid-input"],
    ["half a metre of offset", { offsetX: 500 }, 422, "invalid-input"],
  ])("refuses %s, in a sentence", async (_name, change, status, code) => {
    const answer = await ask({ subject: blank(1), format: "l7160", ...change });
    expect(answer).toMatchObject({ status, body: { code } });
    expect(answer.body.detail).toMatch(/^[A-ZÀ-Ý].+[.!?]$/u);
  });

  it("refuses an address that no code of the sticker's size can hold", async () => {
    const publicAddress = `https://${"relais-numerique.".repeat(5)}fr`;
    await app.request("/public-address", { method: "PUT", json: { publicAddress }, as: "manager" });
    const stamps = {
      ...{ name: "Timbres", medium: "roll", pageWidth: 12, pageHeight: 10, columns: 1, rows: 1 },
      ...{ width: 12, height: 10, left: 0, top: 0, pitchX: 12, pitchY: 10 },
    };
    const { body: format } = await app.request<{ id: string }>("/label-formats", { json: stamps });
    const answer = await ask({ subject: blank(1), format: format.id, symbology: "qr", link: true });
    expect(answer).toMatchObject({ status: 422, body: { code: "label-too-small" } });
    expect(answer.body.detail).toContain("12 × 10 mm");
  });
});
