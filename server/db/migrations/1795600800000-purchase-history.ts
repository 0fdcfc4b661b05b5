import type { MigrationInterface, QueryRunner } from "typeorm";
import { integer, key, maybeJson, text } from "../columns.ts";
import { createTable, forbidChanges } from "../migration-words.ts";

export class PurchaseHistory1795600800000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await createTable(runner, "purchase_change", {
      columns: {
        id: key(),
        // Outlives a purchase that is removed.
        purchaseId: text(),
        version: integer(),
        before: maybeJson(),
        after: maybeJson(),
        reason: text(),
        at: text(),
        actorId: text(),
      },
      unique: [["purchaseId", "version"]],
      references: { actorId: "account" },
    });
    await forbidChanges(runner, "purchase_change");
  }

  async down(): Promise<void> {
    throw new Error("What was changed is not forgotten: restore a backup instead.");
  }
}
