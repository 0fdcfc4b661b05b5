import { allowedOperations, type ItemKind } from "../../shared/lifecycle.ts";
import type { DeskContext } from "../../shared/desk/turn.ts";
import type { BeneficiaryView } from "../../shared/people/schema.ts";
import type { BatchView } from "../../shared/recycling/schema.ts";
import { formatCode, numberOfCommand, type Command } from "../../shared/scan/printed-code.ts";
import type { ItemDetail } from "../../shared/stock/schema.ts";
import type { OfferView, VoucherView } from "../../shared/top-ups/schema.ts";

export const firstMoment = "2026-03-02T09:00:00.000Z";
export const today = "2026-03-02";

/** A UUIDv7 in shape, counted: the same test always makes the same ids. */
export function idNumber(number: number): string {
  return `01900000-0000-7000-8000-${number.toString(16).padStart(12, "0")}`;
}

export const store = { id: idNumber(1), name: "CIAS, Aÿ-Champagne" };
export const agentId = idNumber(2);
export const context: DeskContext = { loanMonths: 12, site: store, actor: agentId, role: "agent" };

export const modelId = idNumber(3);
const printed = (...code: Parameters<typeof formatCode> extends [string, ...infer Rest] ? Rest : never) =>
  formatCode("GVM", ...code);
export const commandCard = (command: Command) => printed("command", numberOfCommand(command));

function item(number: number, kind: ItemKind, fields: Partial<ItemDetail> = {}): ItemDetail {
  const state = fields.state ?? "in-stock";
  return {
    id: idNumber(100 + number),
    label: printed("item", number),
    kind,
    modelId,
    name: { tablet: "Samsung Galaxy Tab A9", sim: "Orange SIM" }[kind as string] ?? "Accessoire",
    state,
    condition: "good",
    since: "2026-01-05T10:00:00.000Z",
    siteId: store.id,
    siteName: store.name,
    communeCode: "51030",
    destinationSiteId: null,
    holderId: null,
    holderName: null,
    loanId: null,
    loan: null,
    batchId: null,
    batchLabel: null,
    kitId: null,
    line: kind === "sim" ? "active" : null,
    dataUntil: null,
    erasure: null,
    erasureExemption: null,
    outcome: null,
    overdue: false,
    note: "",
    identifiers: [],
    operations: allowedOperations(state, kind),
    purchase: null,
    ...fields,
  };
}

function person(number: number, firstName: string, lastName: string, fields: Partial<BeneficiaryView> = {}) {
  return {
    id: idNumber(200 + number),
    name: `${lastName} ${firstName}`,
    firstName,
    lastName,
    card: printed("beneficiary", number),
    communeCode: "51030",
    communeName: "Aÿ-Champagne",
    phone: null,
    referent: null,
    knownToCias: true,
    active: true,
    openLoans: 0,
    itemsHeld: 0,
    cohort: null,
    ...fields,
  } satisfies BeneficiaryView;
}

function batch(number: number, fields: Partial<BatchView> = {}): BatchView {
  return {
    id: idNumber(300 + number),
    label: printed("batch", number),
    name: `Lot ${number}`,
    state: "draft",
    siteId: store.id,
    siteName: store.name,
    items: 0,
    unerased: 0,
    boxes: 0,
    createdAt: "2026-02-01T10:00:00.000Z",
    sealedAt: null,
    pickupOn: null,
    collectedAt: null,
    collectedBy: null,
    closedAt: null,
    ...fields,
  };
}

function voucher(number: number, fields: Partial<VoucherView> = {}): VoucherView {
  return {
    id: idNumber(400 + number),
    operator: "Orange",
    offerId: idNumber(500),
    offerName: "20 Go pour 30 jours",
    amount: 1000,
    validityDays: 30,
    masked: `•••• 000${number}`,
    state: "in-stock",
    expiresOn: null,
    topUpId: null,
    ...fields,
  };
}

export const people = {
  jeanne: person(1, "Jeanne", "Martin"),
  paul: person(2, "Paul", "Durand", {
    cohort: { id: idNumber(250), name: "Troisième session", endsOn: "2026-06-30" },
  }),
  gone: person(3, "Louise", "Petit", { active: false }),
};
const sealed = batch(2, { state: "sealed", sealedAt: "2026-02-20T10:00:00.000Z", items: 1 });
export const batches = { draft: batch(1), sealed, other: batch(3, { items: 1, unerased: 1 }) };
export const items = {
  tablet: item(1, "tablet"),
  cover: item(2, "cover"),
  sim: item(3, "sim"),
  tablet2: item(4, "tablet"),
  sim2: item(5, "sim"),
  deadSim: item(6, "sim", { line: "terminated" }),
  missing: item(7, "tablet", { state: "missing" }),
  retired: item(8, "laptop", { state: "retired" }),
  elsewhere: item(9, "laptop", {
    state: "in-batch",
    batchId: batches.other.id,
    batchLabel: batches.other.label,
  }),
  sealedAway: item(12, "laptop", {
    state: "in-batch",
    batchId: batches.sealed.id,
    batchLabel: batches.sealed.label,
    erasureExemption: "Écran cassé, disque détruit",
  }),
  kitTablet: item(10, "tablet"),
  kitCover: item(11, "cover"),
};
export const vouchers = {
  fresh: voucher(1),
  second: voucher(2),
  used: voucher(3, { state: "used" }),
  expired: voucher(4, { expiresOn: "2026-02-28" }),
};
export const voucherCodes = { fresh: "VCHA0001", second: "VCHA0002", used: "VCHA0003", expired: "VCHA0004" };
export const offer: OfferView = {
  id: idNumber(510),
  operator: "Orange",
  name: "5 Go",
  amount: 500,
  dataMegabytes: 5000,
  validityDays: 31,
  favourite: true,
};
export const kitCode = printed("kit", 1);
export const gtin = "3700000000004";
export const unknownSerial = "R9ZX000AB12";
/** Of a box that bears the serial number of a tablet, which is also the code of a voucher. */
export const ambiguousCode = "AMBI12345678";
