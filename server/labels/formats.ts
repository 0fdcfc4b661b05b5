import type { EntityManager } from "typeorm";
import type { z } from "zod";
import { builtInFormats, geometryFault, type LabelFormat } from "../../shared/labels/formats.ts";
import type { labelFormatInput, LabelFormatView } from "../../shared/labels/schema.ts";
import type { Context } from "../context.ts";
import { Problem } from "../http/problem.ts";
import { LabelFormatEntity, type LabelFormatRow } from "./entities.ts";

type FormatFields = z.output<typeof labelFormatInput>;

const own = ({ id, name, geometry }: LabelFormatRow): LabelFormat => ({ ...geometry, id, name });

/** Those that ship with the application, then the organisation's own. */
export async function listFormats(em: EntityManager): Promise<LabelFormatView[]> {
  const rows = await em.find(LabelFormatEntity, { order: { createdAt: "ASC", id: "ASC" } });
  return [
    ...builtInFormats.map((format) => ({ ...format, builtIn: true })),
    ...rows.map((row) => ({ ...own(row), builtIn: false })),
  ];
}

export async function readFormat(em: EntityManager, id: string): Promise<LabelFormat> {
  const builtIn = builtInFormats.find((format) => format.id === id);
  if (builtIn) return builtIn;
  const row = await em.findOneBy(LabelFormatEntity, { id });
  if (!row) throw new Problem("unknown-label-format");
  return own(row);
}

/** @throws Problem where the stickers cannot stand on their page */
function checkGeometry(format: FormatFields): void {
  const fault = geometryFault(format);
  if (fault?.code === "labels-overlap") throw new Problem("labels-overlap");
  if (fault) throw new Problem(fault.code, { side: fault.side, by: inMillimetres(fault.by) });
}

export const inMillimetres = (value: number): string => String(Math.round(value * 10) / 10).replace(".", ",");

export async function createFormat(
  em: EntityManager,
  context: Context,
  input: FormatFields,
): Promise<string> {
  checkGeometry(input);
  const { name, ...geometry } = input;
  const id = context.newId();
  await em.insert(LabelFormatEntity, { id, name, geometry, createdAt: context.clock().toISOString() });
  return id;
}

export async function editFormat(em: EntityManager, id: string, input: FormatFields): Promise<void> {
  checkGeometry(input);
  const { name, ...geometry } = input;
  if (!(await em.existsBy(LabelFormatEntity, { id }))) throw new Problem("unknown-label-format");
  await em.update(LabelFormatEntity, { id }, { name, geometry });
}

/** Printings that were made with it keep what they need of it. */
export async function removeFormat(em: EntityManager, id: string): Promise<void> {
  const { affected } = await em.delete(LabelFormatEntity, { id });
  if (!affected) throw new Problem("unknown-label-format");
}
