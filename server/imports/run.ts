import type { EntityManager } from "typeorm";
import type { Planned, Step } from "../../shared/imports/plan.ts";
import { modelKey } from "../../shared/imports/read-line.ts";
import type { ImportChoices, ImportLine, ImportModel } from "../../shared/imports/schema.ts";
import { Refused } from "../../shared/operations/facts.ts";
import type { OperationOf } from "../../shared/operations/schema.ts";
import type { Context } from "../context.ts";
import { forUpdate, isUniqueViolation } from "../db/database.ts";
import { Problem } from "../http/problem.ts";
import { receiveMany } from "../operations/receive-many.ts";
import { performWithin, type Actor } from "../operations/service.ts";
import { enterImported, type ImportOrigin } from "../purchases/imported.ts";
import { allModels, createModel } from "../stock/models.ts";
import { mapByTurns } from "../turn.ts";
import { ImportEntity, type ImportRow } from "./entities.ts";
import { plannedLines } from "./lines.ts";
import { planFile } from "./plan-file.ts";
import { alone, type Progress } from "./progress.ts";
import { fileOf, findImport, keepPlan } from "./service.ts";
import { itemIdOf } from "./world.ts";

/**
 * Imports a file's lines in one transaction: all of them, or those without a problem. Everything is read, checked and planned
 * before; the writer is held for the writing alone.
 *
 * @throws Problem when a line is refused and all were wanted, or when what the person saw is no longer so
 */
export async function runImport(
  context: Context,
  actor: Actor,
  id: string,
  wanted: "all" | "good",
): Promise<void> {
  const ran = await alone(id, async (progress) => {
    const row = await findImport(context.db.read, id);
    if (row.finishedAt) throw new Problem("import-done");
    const plan = await planFile(context.db.read, fileOf(row));
    if (!sameVerdicts(plan.lines, await plannedLines(context.db.read, id))) return unclear(context, id, plan);
    if (wanted === "all" && plan.counts.refused > 0)
      throw new Problem("import-refused-lines", { lines: plan.counts.refused });
    if (plan.steps.length === 0) throw new Problem("import-nothing");
    try {
      await context.db.write((em) => write(em, context, actor, row, plan, progress));
    } catch (error) {
      if (!(error instanceof Refused) && !isUniqueViolation(error)) throw error;
      return unclear(context, id, await planFile(context.db.read, fileOf(row)));
    }
    return true;
  });
  if (!ran) throw new Problem("import-running");
}

/** Someone else registered some of it meanwhile: the person sees the new plan before anything is written. */
async function unclear(context: Context, id: string, plan: Planned): Promise<never> {
  await context.db.write((em) => keepPlan(em, id, plan));
  throw new Problem("import-unclear");
}

type SeenLine = Pick<ImportLine, "line" | "verdict" | "itemId">;

/** As many lines to create may be other lines: what the person saw of each one counts. */
function sameVerdicts(now: SeenLine[], seen: SeenLine[]): boolean {
  const told = (lines: SeenLine[]) =>
    JSON.stringify(lines.map(({ line, verdict, itemId }) => [line, verdict, itemId]));
  return told(now) === told(seen);
}

async function write(
  em: EntityManager,
  context: Context,
  actor: Actor,
  { id, hash, choices, content }: ImportRow,
  plan: Planned,
  progress: Progress,
): Promise<void> {
  const held = await forUpdate(
    em
      .createQueryBuilder(ImportEntity, "file")
      .select(["file.id", "file.finishedAt", "file.choices"])
      .where({ id }),
  ).getOneOrFail();
  if (held.finishedAt) throw new Problem("import-done");
  if (JSON.stringify(held.choices) !== JSON.stringify(choices)) throw new Problem("import-unclear");
  const now = context.clock().toISOString();
  const creating = plan.steps.filter((step) => step.do === "create");
  const identifying = plan.steps.filter((step) => step.do === "identify");
  const models = await createModels(em, context, creating, plan.models, choices);
  const units = creating.flatMap((step) =>
    Array.from({ length: step.quantity }, (_, copy) => ({ step, copy })),
  );
  progress.total = units.length + identifying.length;
  const receiving = await mapByTurns(units, ({ step, copy }) => ({
    operation: reception(step, copy, { context, hash, now, choices, models }),
    bought: step.bought,
  }));
  const kind = choices.source === "gift" ? "gift" : "purchase";
  const operations = await onPurchaseLines(em, context, { kind, hash, userId: actor.id }, receiving);
  await receiveMany(em, context, actor, operations, (done) => (progress.done = done));
  for (const { itemId, identifiers } of identifying) {
    for (const identifier of identifiers)
      await performWithin(em, context, actor, {
        id: context.newId(),
        occurredAt: now,
        type: "identify",
        itemId,
        identifier,
      });
    progress.done += 1;
  }
  const refused = new Set(plan.lines.filter(({ verdict }) => verdict === "refused").map(({ line }) => line));
  const rest = { lines: content.lines.filter(({ line }) => refused.has(line)) };
  await keepPlan(em, id, plan, { finishedAt: now, content: rest });
}

interface Receiving {
  operation: OperationOf<"receive">;
  bought: Creating["bought"];
}

/** What the file says to have been bought is received on lines of purchases that are entered for it. */
async function onPurchaseLines(
  em: EntityManager,
  context: Context,
  origin: ImportOrigin,
  receiving: Receiving[],
): Promise<OperationOf<"receive">[]> {
  const units = receiving.flatMap(({ operation: { itemId, modelId }, bought }) =>
    bought ? { itemId, modelId, ...bought } : [],
  );
  const lines = await enterImported(em, context, origin, units);
  return receiving.map(({ operation }) => {
    const purchaseLineId = lines.get(operation.itemId);
    return purchaseLineId ? { ...operation, purchaseLineId } : operation;
  });
}

type Creating = Extract<Step, { do: "create" }>;

async function createModels(
  em: EntityManager,
  context: Context,
  steps: Creating[],
  models: ImportModel[],
  choices: ImportChoices,
): Promise<Map<string, string>> {
  const used = new Set(steps.flatMap(({ model }) => ("key" in model ? model.key : [])));
  const existing = await allModels(em);
  /** Two names of the file may have become one model. */
  const byName = new Map(existing.map((model) => [modelKey(model.brand, model.name), model.id]));
  const gtins = new Set<string>();
  const made = new Map<string, string>();
  for (const { key, kind, brand, name, gtin } of models) {
    if (!used.has(key)) continue;
    const choice = choices.models[key];
    const chosen = choice && "kind" in choice ? choice : { kind: kind ?? "other", brand, name };
    const chosenKey = modelKey(chosen.brand, chosen.name);
    const fresh = gtin !== null && !gtins.has(gtin) ? gtin : null;
    if (fresh) gtins.add(fresh);
    const id = byName.get(chosenKey) ?? (await createModel(em, context, { ...chosen, gtin: fresh }));
    byName.set(chosenKey, id);
    made.set(key, id);
  }
  return made;
}

function reception(
  { line, model, siteId, condition, identifiers, note }: Creating,
  copy: number,
  {
    context,
    hash,
    now,
    choices,
    models,
  }: { context: Context; hash: string; now: string; choices: ImportChoices; models: Map<string, string> },
): OperationOf<"receive"> {
  return {
    id: context.newId(),
    occurredAt: now,
    type: "receive",
    itemId: itemIdOf(hash, line, copy),
    modelId: "id" in model ? model.id : (models.get(model.key) ?? ""),
    siteId,
    condition,
    source: choices.source,
    identifiers,
    lineActive: false,
    note,
  };
}
