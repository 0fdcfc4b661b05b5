import { expect, it } from "vitest";
import type { AccountingView } from "../../../shared/purchases/schema.ts";
import { startApp } from "../../support/server.ts";

it("starts with the usual accounts and the threshold of the circular", async () => {
  const { request } = await startApp();
  const { body } = await request<AccountingView>("/accounting", { as: "accountant" });
  expect(body.investmentThreshold).toBe(50_000);
  expect(body.accounts.map(({ code }) => code)).toEqual([
    "2051",
    "21838",
    "2185",
    "2188",
    "60632",
    "6156",
    "6262",
  ]);
});

it("lets management change the table and the threshold, and nobody else", async () => {
  const { request } = await startApp();
  const account = { code: "60628", name: "Autres fournitures non stockées", section: "operating" };
  expect((await request("/accounting/accounts", { json: account })).status).toBe(403);
  expect((await request("/accounting/accounts", { json: account, as: "accountant" })).status).toBe(403);
  expect((await request("/accounting/accounts", { json: account, as: "manager" })).status).toBe(201);
  const twice = await request<{ code: string }>("/accounting/accounts", { json: account, as: "manager" });
  expect([twice.status, twice.body.code]).toEqual([409, "account-exists"]);

  const edited = await request("/accounting/accounts/60628", {
    method: "PATCH",
    json: { active: false },
    as: "manager",
  });
  expect(edited.body).toEqual({ ...account, kinds: [], active: false });
  const threshold = await request<AccountingView>("/accounting", {
    method: "PATCH",
    json: { investmentThreshold: 80_000 },
    as: "manager",
  });
  expect(threshold.body.investmentThreshold).toBe(80_000);
});
