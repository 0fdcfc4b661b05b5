import type { MigrationInterface, QueryRunner } from "typeorm";
import { flag, integer, integerKey, json, key, maybeInteger, maybeText, text } from "../columns.ts";
import { addColumn, addIndex, createTable } from "../migration-words.ts";

export class Purchases1795564800000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await accounts(runner);
    await purchases(runner);
    await documents(runner);
    await addColumn(runner, "item", "purchaseLineId", maybeText(), "purchase_line");
    await addColumn(runner, "item", "purchasePlace", maybeInteger());
    await addIndex(runner, "item", ["purchaseLineId", "purchasePlace"], { unique: true });
    // What left the inventory in a year, without reading the whole ledger.
    await addIndex(runner, "movement", ["toState", "occurredAt"]);
    await addColumn(runner, "voucher", "price", { ...integer(), default: 0 });
    await runner.query(
      `UPDATE "voucher" SET "price" = (SELECT "amount" FROM "offer" WHERE "offer"."id" = "voucher"."offerId")`,
    );
  }

  async down(): Promise<void> {
    throw new Error("Purchases are not taken away: restore a backup instead.");
  }
}

/**
 * Accounts of the M57 nomenclature that this kind of equipment goes to; an office may change them. Their titles were compared with
 * public copies of the plan of accounts by nature (DGCL and DGFiP): 2183, 21831 beside 21838, 2185, 218, 2051, 60632, 6156, 626; of
 * 21838 and 6262 themselves no copy was found. The word in brackets is ours.
 */
const usualAccounts = [
  ["21838", "Autre matériel informatique", "investment", ["tablet", "laptop"]],
  ["2185", "Matériel de téléphonie", "investment", ["phone", "sim"]],
  ["2188", "Autres immobilisations corporelles", "investment", ["cover", "charger", "other"]],
  [
    "60632",
    "Fournitures de petit équipement",
    "operating",
    ["tablet", "cover", "charger", "laptop", "phone", "other"],
  ],
  ["6262", "Frais de télécommunications", "operating", ["sim", "service"]],
  ["6156", "Maintenance", "operating", []],
  ["2051", "Concessions et droits similaires (logiciels)", "investment", []],
] as const;

async function accounts(runner: QueryRunner): Promise<void> {
  await createTable(runner, "account_code", {
    columns: { code: key(), name: text(), section: text(), kinds: json(), active: flag() },
  });
  for (const [code, name, section, kinds] of usualAccounts)
    await runner.query(
      `INSERT INTO "account_code" ("code", "name", "section", "kinds", "active")
       VALUES ('${code}', '${name}', '${section}', '${JSON.stringify(kinds)}', TRUE)`,
    );
  // Circular NOR INTB0200059C of 26 February 2002.
  await addColumn(runner, "organisation", "investmentThreshold", { ...integer(), default: 50_000 });
}

async function purchases(runner: QueryRunner): Promise<void> {
  await createTable(runner, "funder", {
    columns: { id: key(), name: text(), sortKey: text() },
    unique: [["sortKey"]],
  });
  await createTable(runner, "purchase", {
    columns: {
      id: key(),
      number: integer(),
      kind: text(),
      supplier: text(),
      supplierKey: text(),
      orderReference: text(),
      invoiceReference: text(),
      mandate: text(),
      date: text(),
      note: text(),
      invoiceTotal: maybeInteger(),
      total: integer(),
      searchText: text(),
      createdAt: text(),
      createdBy: text(),
    },
    unique: [["number"]],
    index: [
      ["date", "id"],
      ["supplierKey", "id"],
    ],
    references: { createdBy: "account" },
  });
  await createTable(runner, "purchase_line", {
    columns: {
      id: key(),
      purchaseId: text(),
      position: integer(),
      modelId: maybeText(),
      kind: maybeText(),
      designation: text(),
      quantity: integer(),
      unitPrice: maybeInteger(),
      vatRate: integer(),
      total: maybeInteger(),
      accountCode: maybeText(),
      section: maybeText(),
    },
    index: [["purchaseId", "position"]],
    references: {
      purchaseId: "purchase",
      modelId: "model",
      accountCode: { table: "account_code", column: "code" },
    },
  });
  await createTable(runner, "purchase_funding", {
    columns: {
      purchaseId: key(),
      position: integerKey(),
      funderId: text(),
      source: text(),
      amount: integer(),
    },
    index: [["funderId"]],
    references: { purchaseId: "purchase", funderId: "funder" },
  });
}

/** Scans of invoices, in base64 pieces: the same on both engines, and shared by several servers. */
async function documents(runner: QueryRunner): Promise<void> {
  await createTable(runner, "purchase_document", {
    columns: {
      id: key(),
      purchaseId: text(),
      name: text(),
      type: text(),
      size: integer(),
      pieces: integer(),
      createdAt: text(),
      createdBy: text(),
    },
    index: [["purchaseId"]],
    references: { purchaseId: "purchase", createdBy: "account" },
  });
  await createTable(runner, "purchase_document_piece", {
    columns: { documentId: key(), position: integerKey(), base64: text() },
    references: { documentId: "purchase_document" },
  });
}
