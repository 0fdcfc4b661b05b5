import { randomBytes } from "node:crypto";
import { v7 } from "uuid";
import { onTestFinished } from "vitest";
import type { OperationInput } from "../../shared/operations/schema.ts";
import type { OperationResult } from "../../shared/operations/answer.ts";
import type { Role } from "../../shared/roles.ts";
import { hashPassword } from "../../server/accounts/passwords.ts";
import { createUser, openSession } from "../../server/accounts/service.ts";
import { createApp } from "../../server/app.ts";
import type { Context } from "../../server/context.ts";
import { verifyLedger } from "../../server/ledger/verify.ts";
import { createOrganisation } from "../../server/organisation/set-up.ts";
import { readOrganisation } from "../../server/organisation/service.ts";
import { secretsFrom } from "../../server/secrets.ts";
import { freshDatabase } from "./database.ts";

/** The moment at which tests happen, unless they move it. */
export const testNow = "2027-03-02T09:00:00.000Z";
export const testPassword = "correct horse battery";
const passwordHash = hashPassword(testPassword);

export interface Answer<Body = never> {
  status: number;
  body: Body;
  /** The body as it came. */
  bytes: Uint8Array;
  headers: Headers;
}

/**
 * The whole application over a fresh database, called without a socket. The organisation is the CIAS of the Grande Vallée de la
 * Marne (EPCI 245100615), prefix GVM, with one store at Aÿ-Champagne, and an account of every role whose login is the role.
 */
export async function startApp() {
  const { db, options } = await freshDatabase();
  let now = new Date(testNow);
  const context: Context = { db, clock: () => now, newId: () => v7(), secrets: secretsFrom(randomBytes(32)) };
  const reported: unknown[] = [];
  const app = createApp(context, { version: "0.0.0-test", report: (error) => reported.push(error) });
  onTestFinished(() => db.close());

  const cookies = await db.write(async (em) => {
    await createOrganisation(em, context, {
      organisation: { name: "CIAS de test", prefix: "GVM" },
      territory: { kind: "epci", code: "245100615" },
      sites: [
        { name: "Réserve du CIAS", communeCode: "51030" },
        { name: "Salle des fêtes de Dizy", communeCode: "51210" },
      ],
    });
    const made = new Map<Role, string>();
    for (const role of ["admin", "manager", "agent", "commune", "accountant", "collector"] as const) {
      const communeCode = role === "commune" ? "51210" : null;
      const input = { login: role, name: `Compte ${role}`, role, communeCode, password: testPassword };
      const user = await createUser(em, context, input, { passwordHash: await passwordHash });
      made.set(role, await openSession(em, user.id, now));
    }
    return made;
  });
  const { defaultSiteId } = await readOrganisation(db.read);

  async function request<Body>(
    path: string,
    { as, json, ...init }: RequestInit & { as?: Role | null; json?: unknown } = {},
  ): Promise<Answer<Body>> {
    const headers = new Headers(init.headers);
    const role = as === undefined ? "agent" : as;
    if (role) headers.set("cookie", `bip_session=${cookies.get(role) ?? ""}`);
    if (json !== undefined) headers.set("content-type", "application/json");
    const response = await app.request(`/api${path}`, {
      ...init,
      method: init.method ?? (json === undefined ? "GET" : "POST"),
      headers,
      body: json === undefined ? init.body : JSON.stringify(json),
    });
    const bytes = new Uint8Array(await response.arrayBuffer());
    const text = new TextDecoder().decode(bytes);
    const isJson = (response.headers.get("content-type") ?? "").includes("json");
    return {
      status: response.status,
      body: (isJson ? JSON.parse(text) : text) as Body,
      bytes,
      headers: response.headers,
    };
  }

  type Draft = OperationInput extends infer Operation
    ? Operation extends OperationInput
      ? Omit<Operation, "id" | "occurredAt"> & { id?: string; occurredAt?: string }
      : never
    : never;

  /** Fills in id and time. */
  const operation = (draft: Draft) =>
    ({ id: v7(), occurredAt: now.toISOString(), ...draft }) as OperationInput;

  async function send(operations: OperationInput[], as: Role = "agent"): Promise<OperationResult[]> {
    const { body } = await request<{ results: OperationResult[] }>("/operations", {
      json: { operations },
      as,
    });
    return body.results;
  }

  /** Sends one operation that is expected to be applied; returns its id. */
  async function run(draft: Draft, as: Role = "agent"): Promise<string> {
    const sent = operation(draft);
    const [result] = await send([sent], as);
    if (result?.status !== "applied") throw new Error(`${draft.type}: ${JSON.stringify(result)}`);
    return sent.id;
  }

  return {
    app,
    context,
    options,
    request,
    operation,
    send,
    run,
    reported,
    siteId: defaultSiteId ?? "",
    setNow: (moment: string) => (now = new Date(moment)),
    verify: () => verifyLedger(db.read),
  };
}
export type TestApp = Awaited<ReturnType<typeof startApp>>;
