import { v7 } from "uuid";
import { describe, expect, it } from "vitest";
import type { LoanView } from "../../../shared/loans/schema.ts";
import type { Page } from "../../../shared/paging.ts";
import { castOf } from "../../support/cast.ts";
import { startApp, type TestApp } from "../../support/server.ts";

const list = async (app: TestApp, query: string) =>
  (await app.request<Page<LoanView>>(`/loans?${query}`)).body.items.map((loan) => loan.id);
const read = async (app: TestApp, id: string) => (await app.request<LoanView>(`/loans/${id}`)).body;

describe("a loan", () => {
  it("tells who, what, until when", async () => {
    const app = await startApp();
    const cast = castOf(app);
    const jeanne = await cast.person();
    const tablet = await cast.item("tablet");
    const cover = await cast.item("cover");
    const { loanId } = await cast.lend(tablet.id, jeanne.id);
    await cast.lend(cover.id, jeanne.id, loanId);
    await app.run({ type: "return", itemId: cover.id, condition: "good", to: "in-stock" });
    expect(await read(app, loanId)).toMatchObject({
      number: "2027-0001",
      beneficiaryName: "Jeanne Martin",
      communeName: "Aÿ-Champagne",
      cohortId: null,
      cohortName: null,
      dueDate: "2028-03-02",
      closedAt: null,
      overdue: false,
      signedAt: null,
      lines: [
        { itemId: tablet.id, label: tablet.label, state: "on-loan", closedAt: null, outcome: null },
        { itemId: cover.id, label: cover.label, state: "in-stock", outcome: "returned" },
      ],
    });
  });

  it("is overdue from the day after its due date, until everything is back", async () => {
    const app = await startApp();
    const cast = castOf(app);
    const tablet = await cast.item("tablet");
    const loanId = v7();
    const { id: beneficiaryId } = await cast.person();
    await app.run({ type: "lend", itemId: tablet.id, loanId, beneficiaryId, dueDate: "2027-03-10" });
    app.setNow("2027-03-10T22:59:00.000Z");
    expect(await read(app, loanId)).toMatchObject({ overdue: false });
    // Past midnight in France, not yet in UTC.
    app.setNow("2027-03-10T23:01:00.000Z");
    expect(await read(app, loanId)).toMatchObject({ overdue: true });
    expect(await list(app, "state=overdue")).toEqual([loanId]);
    await app.run({ type: "return", itemId: tablet.id });
    expect(await read(app, loanId)).toMatchObject({ overdue: false });
    expect(await list(app, "state=overdue")).toEqual([]);
    expect(await list(app, "state=closed")).toEqual([loanId]);
  });

  it("that does not exist is not found", async () => {
    const app = await startApp();
    for (const path of ["", "/agreement.pdf", "/receipt.pdf"])
      expect((await app.request(`/loans/${v7()}${path}`)).status).toBe(404);
  });
});

describe("the list of loans", () => {
  it("filters, searches and sorts", async () => {
    const app = await startApp();
    const cast = castOf(app);
    const jeanne = await cast.person();
    const { body: paul } = await app.request<{ id: string }>("/beneficiaries", {
      json: { firstName: "Paul", lastName: "Éluard", communeCode: "51210" },
    });
    const cohort = await cast.cohort("2027-02-01", "2027-05-01");
    const long = await cast.lend((await cast.item("tablet")).id, jeanne.id);
    const loanId = v7();
    const itemId = (await cast.item("tablet")).id;
    app.setNow("2027-03-03T09:00:00.000Z");
    await app.run({ type: "lend", itemId, loanId, beneficiaryId: paul.id, cohortId: cohort.id });

    expect(await list(app, "state=open")).toEqual([loanId, long.loanId]);
    expect(await list(app, "sort=-dueDate")).toEqual([long.loanId, loanId]);
    expect(await list(app, "sort=openedAt")).toEqual([long.loanId, loanId]);
    expect(await list(app, `beneficiary=${jeanne.id}`)).toEqual([long.loanId]);
    expect(await list(app, `cohort=${cohort.id}`)).toEqual([loanId]);
    expect(await list(app, "commune=51210")).toEqual([loanId]);
    expect(await list(app, "dueBefore=2027-05-02")).toEqual([loanId]);
    expect(await list(app, "dueBefore=2027-05-01")).toEqual([]);
    expect(await list(app, "q=eluard+paul")).toEqual([loanId]);
    expect(await list(app, "q=2027-0001")).toEqual([long.loanId]);
    expect(await list(app, "q=nobody")).toEqual([]);
  });

  it("is read page by page", async () => {
    const app = await startApp();
    const cast = castOf(app);
    const { id } = await cast.person();
    const made: string[] = [];
    for (let count = 0; count < 3; count++)
      made.push((await cast.lend((await cast.item("tablet")).id, id)).loanId);
    const seen: string[] = [];
    let after = "";
    do {
      const { body } = await app.request<Page<LoanView>>(`/loans?limit=1${after && `&after=${after}`}`);
      expect(body.total).toBe(3);
      seen.push(...body.items.map((loan) => loan.id));
      after = body.next ?? "";
    } while (after);
    expect(seen).toEqual([...made].sort());
  });
});
