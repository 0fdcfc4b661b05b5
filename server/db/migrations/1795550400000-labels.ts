import type { MigrationInterface, QueryRunner } from "typeorm";
import { integer, json, key, maybeText, text } from "../columns.ts";
import { addColumn, createTable } from "../migration-words.ts";

export class Labels1795550400000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await createTable(runner, "label_format", {
      columns: { id: key(), name: text(), geometry: json(), createdAt: text() },
    });
    await createTable(runner, "label_job", {
      columns: {
        id: key(),
        kind: text(),
        spec: json(),
        labels: json(),
        stickers: integer(),
        done: integer(),
        state: text(),
        createdAt: text(),
        createdBy: text(),
        beatAt: text(),
      },
      index: [["createdAt", "id"]],
      references: { createdBy: "account" },
    });
    await createTable(runner, "label_pdf", {
      columns: { jobId: key(), pdf: text() },
      references: { jobId: "label_job" },
    });
    await createTable(runner, "printed_label", { columns: { code: key(), at: text() } });
    await addColumn(runner, "organisation", "publicAddress", maybeText());
  }

  async down(): Promise<void> {
    throw new Error("Printed labels are not forgotten: restore a backup instead.");
  }
}
