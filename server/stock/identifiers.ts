import { In, type EntityManager } from "typeorm";
import { refuse } from "../../shared/operations/facts.ts";
import { displayOf, normalise, type CodeKind } from "../../shared/scan/normal-forms.ts";
import type { Context } from "../context.ts";
import { Identifier, Item, type IdentifierRow } from "./entities.ts";

type Owner = Pick<IdentifierRow, "entity" | "entityId">;

/** Gives a code to a thing; refused when it is not such a code, or when it names another thing already. */
export async function claim(
  em: EntityManager,
  context: Pick<Context, "newId">,
  owner: Owner,
  kind: CodeKind,
  typed: string,
): Promise<void> {
  const value = normalise(kind, typed);
  if (!value) return refuse("identifier-invalid", { kind, value: typed });
  await claimNormal(em, context, owner, kind, value);
}

/** The same for a value that is in its normal form already. */
export async function claimNormal(
  em: EntityManager,
  context: Pick<Context, "newId">,
  owner: Owner,
  kind: IdentifierRow["kind"],
  value: string,
): Promise<void> {
  const existing = await em.findOneBy(Identifier, { kind, value });
  if (existing?.entityId === owner.entityId) return;
  if (existing) {
    const item = existing.entity === "item" ? await em.findOneBy(Item, { id: existing.entityId }) : null;
    return refuse("identifier-taken", { kind, value: item?.label ?? value, item: item?.label ?? "" });
  }
  await em.insert(Identifier, { id: context.newId(), kind, value, ...owner });
}

export async function release(em: EntityManager, entityId: string, kind?: string): Promise<void> {
  await em.delete(Identifier, kind ? { entityId, kind } : { entityId });
}

export async function releaseOne(em: EntityManager, { id }: Pick<IdentifierRow, "id">): Promise<void> {
  await em.delete(Identifier, { id });
}

/** A thing bears another code of the same kind instead of this one, in its place. */
export async function changeValue(em: EntityManager, row: IdentifierRow, typed: string): Promise<void> {
  const kind = row.kind as CodeKind;
  const value = normalise(kind, typed);
  if (!value) return refuse("identifier-invalid", { kind, value: typed });
  if (await em.existsBy(Identifier, { kind, value })) refuse("identifier-taken", { kind, value, item: "" });
  await em.update(Identifier, { id: row.id }, { value });
}

export function identifiersOf(em: EntityManager, entityIds: string[]): Promise<IdentifierRow[]> {
  return em.find(Identifier, { where: { entityId: In(entityIds) }, order: { id: "ASC" } });
}

/** What any of these codes names; one indexed look-up. */
export function lookUp(em: EntityManager, values: string[]): Promise<IdentifierRow[]> {
  return em.findBy(Identifier, { value: In(values) });
}

export function displayIdentifier(row: IdentifierRow): { kind: string; value: string; display: string } {
  return { kind: row.kind, value: row.value, display: displayOf(row.kind as CodeKind, row.value) };
}
