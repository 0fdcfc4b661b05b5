import { createHash } from "node:crypto";
import { IsNull, type EntityManager } from "typeorm";
import { suggestMapping } from "../../shared/imports/fields.ts";
import type { Planned } from "../../shared/imports/plan.ts";
import { importChoices, type ImportChoices, type ImportView } from "../../shared/imports/schema.ts";
import type { Context } from "../context.ts";
import { Problem } from "../http/problem.ts";
import { readOrganisation } from "../organisation/service.ts";
import { ImportEntity, type ImportRow } from "./entities.ts";
import { planFile } from "./plan-file.ts";
import { keepLines, removeLines } from "./lines.ts";
import { progressOf } from "./progress.ts";
import { readApart } from "./read-apart.ts";
import type { Table } from "./table.ts";

const samplesShown = 3;

/** Reads a file, guesses its columns and plans its lines; the id of the import. */
export async function createImport(
  context: Context,
  userId: string,
  { name, bytes, signal }: { name: string; bytes: Uint8Array; signal?: AbortSignal },
): Promise<string> {
  const table = await readApart(bytes, { signal });
  const hash = createHash("sha256").update(bytes).digest("hex");
  const { defaultSiteId } = await readOrganisation(context.db.read);
  const choices = importChoices.parse({ mapping: suggestMapping(table.headings), siteId: defaultSiteId });
  const overview = overviewOf(table);
  const plan = await planFile(context.db.read, {
    hash,
    lines: table.lines,
    width: overview.columns.length,
    choices,
  });
  const id = context.newId();
  const now = context.clock();
  await context.db.write(async (em) => {
    await em.insert(ImportEntity, {
      id,
      name,
      hash,
      createdAt: now.toISOString(),
      createdBy: userId,
      overview,
      content: { lines: table.lines },
      choices,
      summary: summaryOf(plan),
      finishedAt: null,
    });
    await keepLines(em, id, plan.lines);
  });
  return id;
}

function overviewOf({ headings, headingLine, lines }: Table): ImportRow["overview"] {
  const columns = headings.map((heading, column) => ({
    heading,
    samples: lines
      .flatMap(({ cells }) => {
        const cell = cells[column];
        return cell === null || cell === undefined || cell === "" ? [] : [String(cell).slice(0, 40)];
      })
      .slice(0, samplesShown),
  }));
  return { lines: lines.length, headingLine, columns };
}

const summaryOf = ({ models, sites, counts }: Planned): ImportRow["summary"] => ({ models, sites, counts });

/**
 * Keeps a new plan of a file, and what else changes of it with that.
 *
 * @returns false where the file is imported already: nothing is kept then
 */
export async function keepPlan(
  em: EntityManager,
  id: string,
  plan: Planned,
  fields: Partial<Pick<ImportRow, "choices" | "content" | "finishedAt">> = {},
): Promise<boolean> {
  const kept = { ...fields, summary: summaryOf(plan) } as object;
  const { affected } = await em.update(ImportEntity, { id, finishedAt: IsNull() }, kept);
  if (affected === 0) return false;
  await keepLines(em, id, plan.lines);
  return true;
}

/** Plans the lines again under other choices. */
export async function choose(context: Context, id: string, choices: ImportChoices): Promise<void> {
  const row = await findImport(context.db.read, id);
  if (row.finishedAt) throw new Problem("import-done");
  if (progressOf(id)) throw new Problem("import-running");
  const plan = await planFile(context.db.read, fileOf(row, choices));
  const kept = await context.db.write((em) => keepPlan(em, id, plan, { choices }));
  if (!kept) throw new Problem("import-done");
}

export const fileOf = (row: ImportRow, choices = row.choices) => ({
  hash: row.hash,
  lines: row.content.lines,
  width: row.overview.columns.length,
  choices: completed(choices),
});

/** Choices that were kept before one more was asked have its default. */
const completed = (choices: ImportChoices): ImportChoices => importChoices.parse(choices);

export async function findImport(em: EntityManager, id: string): Promise<ImportRow> {
  const row = await em.findOneBy(ImportEntity, { id });
  if (!row) throw new Problem("not-found");
  return row;
}

const withoutContent = {
  id: true,
  name: true,
  createdAt: true,
  overview: true,
  choices: true,
  summary: true,
  finishedAt: true,
} as const;

export async function readImport(em: EntityManager, id: string): Promise<ImportView> {
  const row = await em.findOne(ImportEntity, { where: { id }, select: withoutContent });
  if (!row) throw new Problem("not-found");
  return viewOf(row);
}

/** The latest first. */
export async function listImports(em: EntityManager): Promise<ImportView[]> {
  const rows = await em.find(ImportEntity, {
    order: { createdAt: "DESC", id: "DESC" },
    take: 10,
    select: withoutContent,
  });
  return rows.map(viewOf);
}

function viewOf({
  id,
  name,
  createdAt,
  overview,
  choices,
  summary,
  finishedAt,
}: Pick<ImportRow, keyof typeof withoutContent>): ImportView {
  const progress = progressOf(id) ?? null;
  return {
    id,
    name,
    createdAt,
    state: finishedAt ? "done" : progress ? "running" : "checked",
    ...overview,
    choices: completed(choices),
    ...summary,
    progress,
    finishedAt,
  };
}

export async function removeImport(context: Context, id: string): Promise<void> {
  if (progressOf(id)) throw new Problem("import-running");
  const { affected } = await context.db.write(async (em) => {
    await removeLines(em, id);
    return em.delete(ImportEntity, { id });
  });
  if (affected === 0) throw new Problem("not-found");
}
