import type { EntityManager } from "typeorm";
import type { z } from "zod";
import type { accountInput, AccountingView, AccountView } from "../../shared/purchases/schema.ts";
import { Problem } from "../http/problem.ts";
import { readOrganisation } from "../organisation/service.ts";
import { AccountCode } from "./entities.ts";

type AccountFields = z.output<typeof accountInput>;

export async function readAccounting(em: EntityManager): Promise<AccountingView> {
  const [{ investmentThreshold }, accounts] = await Promise.all([
    readOrganisation(em),
    em.find(AccountCode, { order: { code: "ASC" } }),
  ]);
  return { investmentThreshold, accounts };
}

export async function createAccount(em: EntityManager, input: AccountFields): Promise<AccountView> {
  if (await em.existsBy(AccountCode, { code: input.code }))
    throw new Problem("account-exists", { account: input.code });
  await em.insert(AccountCode, input);
  return input;
}

/** The code stays: purchase lines name it. An account that is no longer used is put aside. */
export async function editAccount(
  em: EntityManager,
  code: string,
  edit: Partial<Omit<AccountFields, "code">>,
): Promise<AccountView> {
  const account = await em.findOneBy(AccountCode, { code });
  if (!account) throw new Problem("not-found");
  const edited = { ...account, ...edit };
  await em.update(AccountCode, { code }, edited);
  return edited;
}

/** @throws Problem naming the first account that is not in the table */
export async function checkAccounts(em: EntityManager, codes: (string | null)[]): Promise<void> {
  for (const code of new Set(codes))
    if (code !== null && !(await em.existsBy(AccountCode, { code })))
      throw new Problem("unknown-account", { account: code });
}
