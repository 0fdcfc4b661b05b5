import { createHash, randomBytes } from "node:crypto";
import { LessThan, type EntityManager } from "typeorm";
import type { z } from "zod";
import type { sessionView, userEdit, userInput, UserView } from "../../shared/people/schema.ts";
import type { Context } from "../context.ts";
import { forUpdate } from "../db/database.ts";
import { Problem } from "../http/problem.ts";
import { readOrganisation } from "../organisation/service.ts";
import { countFailure, forgetFailures, secondsToWait } from "./attempts.ts";
import { Session, User, type SessionRow, type UserRow } from "./entities.ts";
import { hashPassword, isPassword, pretendToCheck } from "./passwords.ts";

/** How long a browser stays signed in. */
export const sessionDays = 30;

export interface SignedIn {
  user: UserRow;
  /** For the cookie; only its hash is kept. */
  token: string;
}

export const hashToken = (token: string) => createHash("sha256").update(token).digest("hex");

/** Checks login and password, slower and slower under attack, and opens a session. */
export async function signIn(
  { db, clock }: Context,
  credentials: { login: string; password: string },
  address: string,
): Promise<SignedIn> {
  const login = credentials.login.trim().toLowerCase();
  const keys = [`login ${login}`, `address ${address}`];
  const wait = await secondsToWait(db.read, keys, clock());
  if (wait > 0) throw new Problem("too-many-attempts", { retryAfter: wait });

  const user = await db.read.findOneBy(User, { login, active: true });
  const right = user
    ? await isPassword(credentials.password, user.passwordHash)
    : await pretendToCheck(credentials.password);
  if (!user || !right) {
    await db.write(async (em) => {
      for (const key of keys) await countFailure(em, key, clock());
    });
    throw new Problem("wrong-credentials");
  }
  return db.write(async (em) => {
    await forgetFailures(em, `login ${login}`);
    return { user, token: await openSession(em, user.id, clock()) };
  });
}

export async function openSession(em: EntityManager, userId: string, now: Date): Promise<string> {
  const token = randomBytes(32).toString("base64url");
  const expiresAt = new Date(now.getTime() + sessionDays * 86_400_000).toISOString();
  await em.delete(Session, { expiresAt: LessThan(now.toISOString()) });
  await em.insert(Session, { id: hashToken(token), userId, createdAt: now.toISOString(), expiresAt });
  return token;
}

export async function findSession(
  { db, clock }: Context,
  token: string,
): Promise<{ session: SessionRow; user: UserRow } | undefined> {
  const session = await db.read.findOneBy(Session, { id: hashToken(token) });
  if (!session || session.expiresAt <= clock().toISOString()) return undefined;
  const user = await db.read.findOneBy(User, { id: session.userId, active: true });
  return user ? { session, user } : undefined;
}

/** Whether that browser is still signed in; who closes an account or leaves takes its sessions away. */
export async function isSessionOpen(em: EntityManager, id: string, now: Date): Promise<boolean> {
  const session = await em.findOneBy(Session, { id });
  return session !== null && session.expiresAt > now.toISOString();
}

/** Holds a session until the transaction ends, for what a session has only one of. */
export async function lockSession(em: EntityManager, id: string): Promise<void> {
  await forUpdate(em.createQueryBuilder(Session, "session").where({ id })).getOne();
}

export async function signOut({ db }: Context, sessionId: string): Promise<void> {
  await db.write((em) => em.delete(Session, { id: sessionId }));
}

export async function signOutEverywhere({ db }: Context, userId: string): Promise<void> {
  await db.write((em) => em.delete(Session, { userId }));
}

/** The other browsers of that person are signed out: whoever knew the old password is out. */
export async function changePassword(
  { db }: Context,
  user: UserRow,
  sessionId: string,
  { current, next }: { current: string; next: string },
): Promise<void> {
  if (!(await isPassword(current, user.passwordHash))) throw new Problem("wrong-credentials");
  const passwordHash = await hashPassword(next);
  await db.write(async (em) => {
    await em.update(User, { id: user.id }, { passwordHash, demo: false });
    await em
      .createQueryBuilder()
      .delete()
      .from(Session)
      .where({ userId: user.id })
      .andWhere("id <> :sessionId", { sessionId })
      .execute();
  });
}

export function userView(user: UserRow): UserView {
  const { id, login, name, role, communeCode, active, createdAt } = user;
  return { id, login, name, role, communeCode, active, createdAt };
}

export async function viewSession({ db }: Context, user: UserRow): Promise<z.infer<typeof sessionView>> {
  const { name, prefix, territoryName, timeZone, loanMonths, defaultSiteId } = await readOrganisation(
    db.read,
  );
  const demo = await db.read.existsBy(User, { demo: true, active: true });
  return {
    user: userView(user),
    organisation: { name, prefix, territoryName, timeZone, loanMonths, defaultSiteId, demo },
  };
}

export async function listUsers({ db }: Context): Promise<UserView[]> {
  return (await db.read.find(User, { order: { login: "ASC" } })).map(userView);
}

export async function createUser(
  em: EntityManager,
  { newId, clock }: Pick<Context, "newId" | "clock">,
  input: z.output<typeof userInput>,
  options: { passwordHash?: string; demo?: boolean } = {},
): Promise<UserRow> {
  if (await em.existsBy(User, { login: input.login }))
    throw new Problem("login-taken", { login: input.login });
  const { password, ...fields } = input;
  const passwordHash = options.passwordHash ?? (await hashPassword(password));
  const createdAt = clock().toISOString();
  const user = { ...fields, id: newId(), passwordHash, active: true, demo: options.demo ?? false, createdAt };
  await em.insert(User, user);
  return user;
}

/** A closed account, or one with a new role or password, is signed out everywhere. */
export async function editUser(
  { db }: Context,
  id: string,
  edit: z.output<typeof userEdit>,
): Promise<UserView> {
  const { password, ...fields } = edit;
  const passwordHash = password ? await hashPassword(password) : undefined;
  return db.write(async (em) => {
    const user = await em.findOneBy(User, { id });
    if (!user) throw new Problem("not-found");
    const edited = { ...user, ...fields, ...(passwordHash ? { passwordHash, demo: false } : {}) };
    await em.update(User, { id }, edited);
    if ((await em.countBy(User, { role: "admin", active: true })) === 0) throw new Problem("last-admin");
    if (passwordHash || fields.role || fields.active === false) await em.delete(Session, { userId: id });
    return userView(edited);
  });
}
