import type { MigrationInterface, QueryRunner } from "typeorm";
import {
  flag,
  integer,
  integerKey,
  json,
  key,
  maybeInteger,
  maybeJson,
  maybeText,
  text,
} from "../columns.ts";
import { createTable, forbidChanges } from "../migration-words.ts";

export class Foundation1795478400000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await organisation(runner);
    await stock(runner);
    await people(runner);
    await loans(runner);
    await items(runner);
    await topUps(runner);
    await ledger(runner);
  }

  async down(): Promise<void> {
    throw new Error("The foundation is not taken away: restore a backup instead.");
  }
}

async function organisation(runner: QueryRunner): Promise<void> {
  await createTable(runner, "organisation", {
    columns: {
      id: integerKey(),
      name: text(),
      prefix: text(),
      territoryKind: text(),
      territoryCode: text(),
      territoryName: text(),
      timeZone: text(),
      loanMonths: integer(),
      defaultSiteId: maybeText(),
      demo: flag(),
      createdAt: text(),
    },
  });
  await createTable(runner, "counter", { columns: { name: key(), value: integer() } });
  await createTable(runner, "set_up_token", {
    columns: { id: integerKey(), hash: text(), createdAt: text() },
  });
  await createTable(runner, "account", {
    columns: {
      id: key(),
      login: text(),
      name: text(),
      role: text(),
      communeCode: maybeText(),
      passwordHash: text(),
      active: flag(),
      demo: flag(),
      createdAt: text(),
    },
    unique: [["login"]],
  });
  await createTable(runner, "session", {
    columns: { id: key(), userId: text(), createdAt: text(), expiresAt: text() },
    index: [["userId"]],
    references: { userId: "account" },
  });
  await createTable(runner, "sign_in_attempt", {
    columns: { key: key(), failures: integer(), blockedUntil: maybeText(), lastAt: text() },
  });
}

async function stock(runner: QueryRunner): Promise<void> {
  await createTable(runner, "commune", {
    columns: { code: key(), name: text(), postalCode: text(), sortKey: text() },
  });
  await createTable(runner, "site", {
    columns: { id: key(), name: text(), communeCode: text(), number: integer(), sortKey: text() },
    unique: [["number"]],
    references: { communeCode: { table: "commune", column: "code" } },
  });
  await createTable(runner, "model", {
    columns: { id: key(), kind: text(), brand: text(), name: text(), sortKey: text() },
    index: [["sortKey", "id"]],
  });
  await createTable(runner, "kit", {
    columns: { id: key(), number: integer(), name: text(), sortKey: text() },
    unique: [["number"]],
  });
  await createTable(runner, "identifier", {
    columns: { id: key(), kind: text(), value: text(), entity: text(), entityId: text() },
    unique: [["value", "kind"]],
    index: [["entityId"]],
  });
}

async function people(runner: QueryRunner): Promise<void> {
  await createTable(runner, "beneficiary", {
    columns: {
      id: key(),
      number: integer(),
      firstName: text(),
      lastName: text(),
      communeCode: text(),
      phone: maybeText(),
      referent: maybeText(),
      knownToCias: flag(),
      createdAt: text(),
      anonymisedAt: maybeText(),
      sortKey: text(),
      searchText: text(),
    },
    unique: [["number"]],
    index: [["sortKey", "id"], ["communeCode"]],
    references: { communeCode: { table: "commune", column: "code" } },
  });
  await createTable(runner, "cohort", {
    columns: {
      id: key(),
      name: text(),
      startsOn: text(),
      endsOn: text(),
      meetings: integer(),
      siteId: maybeText(),
    },
    references: { siteId: "site" },
  });
  await createTable(runner, "cohort_member", {
    columns: { cohortId: key(), beneficiaryId: key(), status: text(), since: text() },
    index: [["beneficiaryId"]],
    references: { cohortId: "cohort", beneficiaryId: "beneficiary" },
  });
}

async function loans(runner: QueryRunner): Promise<void> {
  await createTable(runner, "loan", {
    columns: {
      id: key(),
      number: text(),
      beneficiaryId: text(),
      cohortId: maybeText(),
      dueDate: text(),
      openedAt: text(),
      closedAt: maybeText(),
    },
    unique: [["number"]],
    index: [["dueDate", "id"], ["openedAt", "id"], ["beneficiaryId"]],
    references: { beneficiaryId: "beneficiary", cohortId: "cohort" },
  });
  await createTable(runner, "loan_signature", {
    columns: { loanId: key(), png: text(), signedAt: text(), userId: text() },
    references: { loanId: "loan", userId: "account" },
  });
  await createTable(runner, "batch", {
    columns: {
      id: key(),
      number: integer(),
      label: text(),
      name: text(),
      createdAt: text(),
      searchText: text(),
      state: text(),
      siteId: text(),
      sealedAt: maybeText(),
      pickupOn: maybeText(),
      collectedAt: maybeText(),
      collectedBy: maybeText(),
      closedAt: maybeText(),
    },
    unique: [["number"]],
    index: [["createdAt", "id"]],
    references: { siteId: "site" },
  });
}

async function items(runner: QueryRunner): Promise<void> {
  await createTable(runner, "item", {
    columns: {
      id: key(),
      number: integer(),
      label: text(),
      modelId: text(),
      kitId: maybeText(),
      source: text(),
      note: text(),
      since: text(),
      createdAt: text(),
      nameKey: text(),
      searchText: text(),
      kind: text(),
      state: text(),
      condition: text(),
      siteId: text(),
      destinationSiteId: maybeText(),
      holderId: maybeText(),
      loanId: maybeText(),
      batchId: maybeText(),
      line: maybeText(),
      dataUntil: maybeText(),
      erasure: maybeJson(),
      erasureExemption: maybeText(),
      outcome: maybeText(),
    },
    unique: [["number"], ["label"]],
    index: [
      ["nameKey", "id"],
      ["since", "id"],
      ["state", "kind"],
      ["siteId"],
      ["holderId"],
      ["loanId"],
      ["batchId"],
      ["kitId"],
    ],
    references: {
      modelId: "model",
      kitId: "kit",
      siteId: "site",
      destinationSiteId: "site",
      holderId: "beneficiary",
      loanId: "loan",
      batchId: "batch",
    },
  });
  await createTable(runner, "loan_line", {
    columns: {
      id: key(),
      loanId: text(),
      itemId: text(),
      lentAt: text(),
      closedAt: maybeText(),
      outcome: maybeText(),
    },
    index: [["loanId"], ["itemId"]],
    references: { loanId: "loan", itemId: "item" },
  });
}

async function topUps(runner: QueryRunner): Promise<void> {
  await createTable(runner, "offer", {
    columns: {
      id: key(),
      operator: text(),
      name: text(),
      amount: integer(),
      dataMegabytes: maybeInteger(),
      validityDays: maybeInteger(),
      favourite: flag(),
      sortKey: text(),
    },
  });
  await createTable(runner, "voucher", {
    columns: {
      id: key(),
      offerId: text(),
      codeCipher: text(),
      codeTail: text(),
      expiresOn: maybeText(),
      createdAt: text(),
      state: text(),
      topUpId: maybeText(),
    },
    index: [["state"], ["createdAt", "id"]],
    references: { offerId: "offer" },
  });
  await createTable(runner, "top_up", {
    columns: {
      id: key(),
      actorId: text(),
      simId: text(),
      beneficiaryId: maybeText(),
      offerId: maybeText(),
      voucherId: maybeText(),
      amount: integer(),
      validUntil: maybeText(),
      at: text(),
      state: text(),
    },
    index: [["at", "id"], ["simId"], ["beneficiaryId"]],
    references: {
      actorId: "account",
      simId: "item",
      beneficiaryId: "beneficiary",
      offerId: "offer",
      voucherId: "voucher",
    },
  });
  await createTable(runner, "secret_reveal", {
    columns: { id: key(), voucherId: text(), userId: text(), at: text() },
    references: { voucherId: "voucher", userId: "account" },
  });
}

async function ledger(runner: QueryRunner): Promise<void> {
  await createTable(runner, "operation", {
    columns: {
      id: key(),
      type: text(),
      payload: json(),
      payloadHash: text(),
      actorId: text(),
      occurredAt: text(),
      receivedAt: text(),
      status: text(),
      code: maybeText(),
      params: maybeJson(),
      cancelledBy: maybeText(),
      settledAt: maybeText(),
      settledBy: maybeText(),
      settlement: maybeText(),
    },
    index: [["status", "settledAt", "receivedAt"]],
    references: { actorId: "account", settledBy: "account" },
  });
  await createTable(runner, "movement", {
    columns: {
      seq: integerKey(),
      operationId: text(),
      type: text(),
      entity: text(),
      entityId: text(),
      itemId: maybeText(),
      beneficiaryId: maybeText(),
      loanId: maybeText(),
      batchId: maybeText(),
      fromState: maybeText(),
      toState: maybeText(),
      before: maybeJson(),
      after: maybeJson(),
      occurredAt: text(),
      recordedAt: text(),
      actorId: text(),
    },
    index: [
      ["entityId", "seq"],
      ["itemId", "seq"],
      ["beneficiaryId", "seq"],
      ["loanId", "seq"],
      ["batchId", "seq"],
      ["operationId"],
    ],
    references: { operationId: "operation", actorId: "account" },
  });
  await forbidChanges(runner, "movement");
  await createTable(runner, "ledger_head", { columns: { id: integerKey(), seq: integer() } });
  await runner.query(`INSERT INTO "ledger_head" ("id", "seq") VALUES (1, 0)`);
}
