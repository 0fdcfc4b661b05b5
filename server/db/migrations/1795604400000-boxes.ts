import type { MigrationInterface, QueryRunner } from "typeorm";
import { integer, key, text } from "../columns.ts";
import { createTable } from "../migration-words.ts";

export class Boxes1795604400000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await createTable(runner, "box", {
      columns: { id: key(), batchId: text(), number: integer(), label: text() },
      unique: [["batchId", "number"]],
      references: { batchId: "batch" },
    });
  }

  async down(): Promise<void> {
    throw new Error("Numbered cartons are not forgotten: restore a backup instead.");
  }
}
