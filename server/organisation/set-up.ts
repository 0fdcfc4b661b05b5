import { randomBytes, timingSafeEqual } from "node:crypto";
import type { EntityManager } from "typeorm";
import type { z } from "zod";
import { folded } from "../../shared/paging.ts";
import type { setUpInput } from "../../shared/organisation/schema.ts";
import { hashPassword } from "../accounts/passwords.ts";
import { createUser, hashToken, openSession, type SignedIn } from "../accounts/service.ts";
import { User } from "../accounts/entities.ts";
import type { Context } from "../context.ts";
import { Problem } from "../http/problem.ts";
import { createSite } from "../stock/sites.ts";
import { Commune } from "../stock/entities.ts";
import { readTerritory, timeZoneOf } from "../territory/territories.ts";
import { Organisation, SetUpToken } from "./entities.ts";

/** Until the first account exists, the only thing to do is the set-up. */
export async function isSetUpNeeded(em: EntityManager): Promise<boolean> {
  return !(await em.existsBy(User, {}));
}

/** A new one-time token for the set-up link; the one before is void. Undefined once an account exists. */
export async function newSetUpToken({ db, clock }: Context): Promise<string | undefined> {
  return db.write(async (em) => {
    if (!(await isSetUpNeeded(em))) return undefined;
    const token = randomBytes(24).toString("base64url");
    await em.upsert(SetUpToken, { id: 1, hash: hashToken(token), createdAt: clock().toISOString() }, ["id"]);
    return token;
  });
}

export async function checkSetUpToken(em: EntityManager, token: string): Promise<void> {
  if (!(await isSetUpNeeded(em))) throw new Problem("set-up-done");
  const kept = await em.findOneBy(SetUpToken, { id: 1 });
  const right = kept && timingSafeEqual(Buffer.from(kept.hash), Buffer.from(hashToken(token)));
  if (!right) throw new Problem("set-up-link-wrong");
}

/** The organisation, its communes, its first administrator and sites: all at once, or nothing. */
export async function setUp(context: Context, input: z.output<typeof setUpInput>): Promise<SignedIn> {
  await checkSetUpToken(context.db.read, input.token);
  const passwordHash = await hashPassword(input.administrator.password);
  return context.db.write(async (em) => {
    await checkSetUpToken(em, input.token);
    await createOrganisation(em, context, input);
    const administrator = { ...input.administrator, role: "admin" as const, communeCode: null };
    const user = await createUser(em, context, administrator, { passwordHash });
    await em.delete(SetUpToken, { id: 1 });
    return { user, token: await openSession(em, user.id, context.clock()) };
  });
}

type OrganisationInput = Pick<z.output<typeof setUpInput>, "organisation" | "territory" | "sites">;

export async function createOrganisation(
  em: EntityManager,
  context: Pick<Context, "newId" | "clock">,
  { organisation, territory, sites }: OrganisationInput,
): Promise<void> {
  const found = await readTerritory(territory.kind, territory.code);
  if (!found) throw new Problem("unknown-territory");
  await em.insert(Organisation, {
    id: 1,
    name: organisation.name,
    prefix: organisation.prefix,
    territoryKind: territory.kind,
    territoryCode: territory.code,
    territoryName: found.name,
    timeZone: timeZoneOf(found.department.code),
    loanMonths: 12,
    defaultSiteId: null,
    investmentThreshold: 50_000,
    publicAddress: null,
    demo: false,
    createdAt: context.clock().toISOString(),
  });
  const communes = found.communes.map(({ code, name, postalCodes }) => ({
    code,
    name,
    postalCode: postalCodes[0] ?? "",
    sortKey: folded(name),
  }));
  for (let start = 0; start < communes.length; start += 500)
    await em.insert(Commune, communes.slice(start, start + 500));
  const made = [];
  for (const site of sites) made.push(await createSite(em, context, site));
  await em.update(Organisation, { id: 1 }, { defaultSiteId: made[0]?.id ?? null });
}
