import type { MigrationInterface, QueryRunner } from "typeorm";
import type { ImportLine } from "../../../shared/imports/schema.ts";
import { integerKey, json, key, maybeText, text } from "../columns.ts";
import { addColumn, createTable } from "../migration-words.ts";

export class ImportLines1795600900000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await createTable(runner, "import_line", {
      columns: { importId: key(), line: integerKey(), verdict: text(), itemId: maybeText(), shown: json() },
      index: [["importId", "verdict", "line"]],
      references: { importId: "import_file" },
    });
    const files = (await runner.query(`SELECT "id" FROM "import_file"`)) as { id: string }[];
    for (const { id } of files) await moveLines(runner, id);
    await runner.query(`ALTER TABLE "import_file" DROP COLUMN "plan"`);
  }

  /** Files on their way in are sent again. */
  async down(runner: QueryRunner): Promise<void> {
    await runner.dropTable("import_line");
    await runner.query(`DELETE FROM "import_file"`);
    await addColumn(runner, "import_file", "plan", { ...json(), default: "'{}'" });
  }
}

/** As many rows as one statement takes on either engine. */
const rowsAtOnce = 200;

async function moveLines(runner: QueryRunner, id: string): Promise<void> {
  const [file] = (await runner.query(`SELECT "plan" FROM "import_file" WHERE "id" = '${id}'`)) as {
    plan: string;
  }[];
  const { lines } = JSON.parse(file?.plan ?? '{"lines":[]}') as { lines: ImportLine[] };
  const rows = lines.map(({ line, verdict, itemId, ...shown }) => {
    const values = [id, verdict, itemId, JSON.stringify(shown)].map(quoted);
    return `(${[line, ...values].join(", ")})`;
  });
  for (let from = 0; from < rows.length; from += rowsAtOnce)
    await runner.query(
      `INSERT INTO "import_line" ("line", "importId", "verdict", "itemId", "shown")
       VALUES ${rows.slice(from, from + rowsAtOnce).join(", ")}`,
    );
}

const quoted = (text: string | null): string => (text === null ? "NULL" : `'${text.replaceAll("'", "''")}'`);
