import { describe, expect, it } from "vitest";
import type { LoanView } from "../../../shared/loans/schema.ts";
import { agreementData, receiptData } from "../../../server/loans/papers.ts";
import { castOf } from "../../support/cast.ts";
import { startApp, type TestApp } from "../../support/server.ts";
import { drawnPng } from "../documents/png.ts";

const pngPrefix = "data:image/png;base64,";
const signature = () => pngPrefix + drawnPng().toString("base64");
const sign = (app: TestApp, loanId: string, png = signature()) =>
  app.request<{ code: string }>(`/loans/${loanId}/signature`, { method: "PUT", json: { png } });

async function lentTablet() {
  const app = await startApp();
  const cast = castOf(app);
  const jeanne = await cast.person();
  const tablet = await cast.item("tablet");
  const { loanId } = await cast.lend(tablet.id, jeanne.id);
  return { app, cast, jeanne, tablet, loanId };
}

describe("the signature of a loan", () => {
  it("is kept, and replaced by a later one", async () => {
    const { app, loanId } = await lentTablet();
    expect((await sign(app, loanId)).status).toBe(204);
    app.setNow("2027-03-02T10:00:00.000Z");
    expect((await sign(app, loanId)).status).toBe(204);
    const { body } = await app.request<LoanView>(`/loans/${loanId}`);
    expect(body.signedAt).toBe("2027-03-02T10:00:00.000Z");
  });

  it("does not change once the loan is closed", async () => {
    const { app, tablet, loanId } = await lentTablet();
    await app.run({ type: "return", itemId: tablet.id });
    expect(await sign(app, loanId)).toMatchObject({ status: 409, body: { code: "loan-closed" } });
  });

  it("is a picture", async () => {
    const { app, loanId } = await lentTablet();
    expect(await sign(app, loanId, `${pngPrefix}bm90IGEgcGljdHVyZQ==`)).toMatchObject({
      status: 422,
      body: { code: "invalid-input" },
    });
    const { body } = await app.request<LoanView>(`/loans/${loanId}`);
    expect(body.signedAt).toBeNull();
  });
});

describe("the agreement", () => {
  it("is a PDF to look at", async () => {
    const { app, loanId } = await lentTablet();
    const { status, headers, body } = await app.request<string>(`/loans/${loanId}/agreement.pdf`);
    expect(status).toBe(200);
    expect(headers.get("content-type")).toBe("application/pdf");
    expect(headers.get("content-disposition")).toBe('inline; filename="convention-2027-0001.pdf"');
    expect(body).toMatch(/^%PDF-/);
  });

  it("says what was handed over, by whom and where, with the signature", async () => {
    const { app, jeanne, tablet, loanId } = await lentTablet();
    await sign(app, loanId);
    const data = await agreementData(app.context.db.read, loanId, "2027-03-02");
    expect(data).toMatchObject({
      number: { code: "2027-0001", display: "2027-0001" },
      organisation: { name: "CIAS de test" },
      beneficiary: {
        name: "Jeanne Martin",
        commune: "Aÿ-Champagne",
        phone: "06 12 34 56 78",
        cardNumber: jeanne.card,
      },
      items: [
        {
          kind: "tablet",
          designation: "Tablette Samsung Galaxy Tab A9+",
          inventoryNumber: tablet.label,
          identifiers: ["N° de série R9TABLET00001"],
          condition: "new",
        },
      ],
      lentOn: "2027-03-02",
      dueOn: "2028-03-02",
      place: "Aÿ-Champagne",
      agent: "Compte agent",
    });
    expect(data.borrowerSignature?.signedOn).toBe("2027-03-02");
  });

  it("keeps the condition of that day after a return, and leaves out what was cancelled", async () => {
    const { app, cast, jeanne, tablet, loanId } = await lentTablet();
    const cover = await cast.item("cover");
    const { operationId } = await cast.lend(cover.id, jeanne.id, loanId);
    await app.run({ type: "cancel", operationId });
    await app.run({ type: "return", itemId: tablet.id, condition: "damaged" });
    const { items } = await agreementData(app.context.db.read, loanId, "2027-03-02");
    expect(items).toMatchObject([{ inventoryNumber: tablet.label, condition: "new" }]);
  });
});

describe("the receipt", () => {
  it("does not exist before something came back", async () => {
    const { app, loanId } = await lentTablet();
    expect((await app.request(`/loans/${loanId}/receipt.pdf`)).status).toBe(404);
  });

  it("says what came back that day, what stays and what is missing", async () => {
    const { app, cast, jeanne, tablet, loanId } = await lentTablet();
    const cover = await cast.item("cover");
    const sim = await cast.item("sim");
    const charger = await cast.item("charger");
    for (const { id } of [cover, sim, charger]) await cast.lend(id, jeanne.id, loanId);
    await app.run({ type: "return", itemId: charger.id });
    app.setNow("2027-03-20T09:00:00.000Z");
    await app.run({ type: "return", itemId: tablet.id, condition: "worn", note: "Écran rayé" }, "manager");
    await app.run({ type: "declare-lost", itemId: cover.id });

    const data = await receiptData(app.context.db.read, loanId, "2027-03-20");
    expect(data).toMatchObject({
      returnedOn: "2027-03-20",
      returned: [{ inventoryNumber: tablet.label, condition: "worn", note: "Écran rayé" }],
      stillOnLoan: [{ inventoryNumber: sim.label }],
      missing: [{ inventoryNumber: cover.label }],
      dueOn: "2028-03-02",
      agent: "Compte manager",
      place: "Aÿ-Champagne",
    });
    const { headers, body } = await app.request<string>(`/loans/${loanId}/receipt.pdf`);
    expect(headers.get("content-disposition")).toBe('inline; filename="recu-2027-0001.pdf"');
    expect(body).toMatch(/^%PDF-/);
  });
});
