import type { EntityManager } from "typeorm";
import { planner, type Planned } from "../../shared/imports/plan.ts";
import { readLine } from "../../shared/imports/read-line.ts";
import type { ImportChoices } from "../../shared/imports/schema.ts";
import { readOrganisation } from "../organisation/service.ts";
import type { TableLine } from "./table.ts";
import { worldOf, type NumberedRead } from "./world.ts";

/** Other work gets its turn between as many lines. */
const linesAtOnce = 250;
const turn = () => new Promise((next) => setImmediate(next));

/** What a file would do under these choices, line by line; nothing is written. */
export async function planFile(
  em: EntityManager,
  file: { hash: string; lines: TableLine[]; width: number; choices: ImportChoices },
): Promise<Planned> {
  const { prefix } = await readOrganisation(em);
  const reads: NumberedRead[] = [];
  for (const [at, { line, cells }] of file.lines.entries()) {
    if (at % linesAtOnce === 0) await turn();
    reads.push({ line, read: readLine(cells, file.choices.mapping, { prefix, width: file.width }) });
  }
  const plan = planner(await worldOf(em, file.hash, reads), file.choices);
  for (const [at, { line, read }] of reads.entries()) {
    if (at % linesAtOnce === 0) await turn();
    plan.add(line, read);
  }
  return plan.planned();
}
