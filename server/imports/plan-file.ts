import type { EntityManager } from "typeorm";
import { planner, type Planned } from "../../shared/imports/plan.ts";
import { readLine } from "../../shared/imports/read-line.ts";
import type { ImportChoices } from "../../shared/imports/schema.ts";
import { readOrganisation } from "../organisation/service.ts";
import { mapByTurns } from "../turn.ts";
import type { TableLine } from "./table.ts";
import { worldOf } from "./world.ts";

/** What a file would do under these choices, line by line; nothing is written. */
export async function planFile(
  em: EntityManager,
  file: { hash: string; lines: TableLine[]; width: number; choices: ImportChoices },
): Promise<Planned> {
  const { prefix } = await readOrganisation(em);
  const reads = await mapByTurns(file.lines, ({ line, cells }) => ({
    line,
    read: readLine(cells, file.choices.mapping, { prefix, width: file.width }),
  }));
  const plan = planner(await worldOf(em, file.hash, reads), file.choices);
  await mapByTurns(reads, ({ line, read }) => plan.add(line, read));
  return plan.planned();
}
