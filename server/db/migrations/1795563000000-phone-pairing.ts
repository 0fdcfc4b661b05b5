import type { MigrationInterface, QueryRunner } from "typeorm";
import { flag, integer, key, maybeInteger, maybeJson, maybeText, text } from "../columns.ts";
import { createTable } from "../migration-words.ts";

export class PhonePairing1795563000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await createTable(runner, "pairing", {
      columns: {
        id: key(),
        userId: text(),
        sessionId: text(),
        codeHash: text(),
        codeExpiresAt: text(),
        codeUsed: flag(),
        phoneHash: maybeText(),
        phoneName: maybeText(),
        phoneSeenAt: maybeText(),
        computerSeenAt: maybeText(),
        computerReady: flag(),
        computerWants: text(),
        seq: integer(),
        stateSeq: integer(),
        createdAt: text(),
        activeAt: text(),
        endedAt: maybeText(),
      },
      unique: [["codeHash"], ["phoneHash"]],
      index: [["sessionId"], ["endedAt", "activeAt"]],
      references: { userId: "account" },
    });
    await createTable(runner, "phone_scan", {
      columns: {
        pairingId: key(),
        id: key(),
        seq: integer(),
        text: maybeText(),
        symbology: maybeText(),
        chosen: flag(),
        beside: maybeJson(),
        readAt: text(),
        answeredSeq: maybeInteger(),
        answeredAt: maybeText(),
        tone: maybeText(),
        answer: maybeText(),
      },
      unique: [["pairingId", "seq"]],
      index: [["answeredAt"]],
      references: { pairingId: "pairing" },
    });
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.dropTable("phone_scan");
    await runner.dropTable("pairing");
  }
}
