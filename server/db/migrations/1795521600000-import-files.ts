import type { MigrationInterface, QueryRunner } from "typeorm";
import { json, key, maybeText, text } from "../columns.ts";
import { createTable } from "../migration-words.ts";

export class ImportFiles1795521600000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await createTable(runner, "import_file", {
      columns: {
        id: key(),
        name: text(),
        hash: text(),
        createdAt: text(),
        createdBy: text(),
        overview: json(),
        content: json(),
        choices: json(),
        summary: json(),
        plan: json(),
        finishedAt: maybeText(),
      },
      index: [["createdAt"]],
      references: { createdBy: "account" },
    });
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.dropTable("import_file");
  }
}
