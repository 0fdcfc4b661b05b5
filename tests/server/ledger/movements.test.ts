import { expect, it } from "vitest";
import type { Page } from "../../../shared/paging.ts";
import type { MovementView } from "../../../shared/stock/schema.ts";
import { castOf } from "../../support/cast.ts";
import { csvObjects } from "../../support/read-export.ts";
import { startApp } from "../../support/server.ts";

it("says what an operation fixed in words, and quotes its own words apart", async () => {
  const app = await startApp();
  const cast = castOf(app);
  const [person, tablet] = [await cast.person(), await cast.item("tablet")];
  const { loanId } = await cast.lend(tablet.id, person.id);
  await app.run({ type: "extend", loanId, dueDate: "2027-04-08" });
  await app.run({ type: "return", itemId: tablet.id, note: "Sans son chargeur" });

  const { body } = await app.request<Page<MovementView>>(`/movements?item=${tablet.id}`);
  const told = body.items.filter(({ entity }) => entity === "item");
  expect(told.map(({ type, fact, detail }) => [type, fact, detail])).toEqual([
    ["return", "", "Sans son chargeur"],
    ["lend", "", ""],
    ["receive", "", ""],
  ]);
  const loan = await app.request<Page<MovementView>>(`/movements?loan=${loanId}&type=extend`);
  expect(loan.body.items.map(({ fact, detail }) => [fact, detail])).toEqual([
    ["Jusqu’au 8\u00a0avril 2027", ""],
  ]);
  const file = csvObjects((await app.request(`/exports/movements?loan=${loanId}&type=extend`)).bytes);
  expect(file[0]).toMatchObject({ Précisions: "Jusqu’au 8\u00a0avril 2027" });
});
