import { z } from "zod";
import { conditions } from "../ledger/records.ts";
import { itemKinds } from "../lifecycle.ts";
import { pageQuery } from "../paging.ts";
import { id, instant, line } from "../values.ts";
import { importFields, type ImportField } from "./fields.ts";

export const importVerdicts = ["create", "change", "known", "refused"] as const;
export type ImportVerdict = (typeof importVerdicts)[number];

const column = z.int().min(0).max(200);
export const columnMapping = z.partialRecord(z.enum(importFields), column).refine((mapping) => {
  const used = Object.values(mapping);
  return new Set(used).size === used.length;
}, "column-twice");

/** How a model of the file becomes one of ours: an existing one, or a new one. */
export const modelChoice = z.union([
  z.strictObject({ modelId: id }),
  z.strictObject({ kind: z.enum(itemKinds), brand: line(60), name: line(80) }),
]);
export type ModelChoice = z.infer<typeof modelChoice>;

export const importChoices = z.strictObject({
  mapping: columnMapping,
  /** Where what has no place of its own is put. */
  siteId: id.nullable(),
  condition: z.enum(conditions).default("good"),
  source: z.enum(["purchase", "gift", "found"]).default("found"),
  /** VAT within prices of which the file does not say it, in hundredths of a percent. */
  vatRate: z.int().min(0).max(10_000).default(2000),
  /** By the key of the file's model (`ImportModel.key`). */
  models: z.record(z.string().max(200), modelChoice).default({}),
  /** By the folded name of the file's place. */
  sites: z.record(z.string().max(200), id).default({}),
});
export type ImportChoices = z.output<typeof importChoices>;

/** A model that the file names and that does not exist here yet. */
export const importModel = z.object({
  key: z.string(),
  brand: z.string(),
  name: z.string(),
  kind: z.enum(itemKinds).nullable(),
  gtin: z.string().nullable(),
  items: z.int(),
});
export type ImportModel = z.infer<typeof importModel>;

export const importSite = z.object({ key: z.string(), name: z.string(), items: z.int() });
export type ImportSite = z.infer<typeof importSite>;

export const importCounts = z.object({
  create: z.int(),
  change: z.int(),
  known: z.int(),
  refused: z.int(),
  /** Items that would be made; a line with a quantity makes several. */
  items: z.int(),
  /** Lines to create that no number tells apart from another file's. */
  unnumbered: z.int(),
});
export type ImportCounts = z.infer<typeof importCounts>;

export const importLine = z.object({
  line: z.int(),
  verdict: z.enum(importVerdicts),
  /** Brand and model, as it would be called. */
  what: z.string(),
  numbers: z.string(),
  site: z.string(),
  items: z.int(),
  /** Why it is refused, what is added, or which item it is already. */
  reasons: z.array(z.string()),
  itemId: id.nullable(),
});
export type ImportLine = z.infer<typeof importLine>;

export const importView = z.object({
  id,
  name: z.string(),
  createdAt: instant,
  state: z.enum(["checked", "running", "done"]),
  lines: z.int(),
  headingLine: z.int(),
  columns: z.array(z.object({ heading: z.string(), samples: z.array(z.string()) })),
  choices: importChoices,
  models: z.array(importModel),
  sites: z.array(importSite),
  counts: importCounts,
  progress: z.object({ done: z.int(), total: z.int() }).nullable(),
  finishedAt: instant.nullable(),
});
export type ImportView = z.infer<typeof importView>;

export const importLineQuery = z.object({
  verdict: z.enum(importVerdicts).optional(),
  ...pageQuery.omit({ q: true }).shape,
});
export const importLines = z.object({
  items: z.array(importLine),
  next: z.string().nullable(),
  total: z.int(),
});

export const importRun = z.strictObject({
  /** `all`: every line or none; `good`: those without a problem. */
  lines: z.enum(["all", "good"]),
});

export type { ImportField };
