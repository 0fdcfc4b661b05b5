import { z } from "zod";
import { itemKinds, itemStates } from "../lifecycle.ts";
import { pageOf, pageQuery } from "../paging.ts";
import { cents, day, id, instant, line, maybeLine, note, someOf } from "../values.ts";
import { sections } from "./accounts.ts";
import { lineTotal } from "./amounts.ts";

/** A purchase; equipment that a donor bought or gave; used equipment of a commune, without price. */
export const purchaseKinds = ["purchase", "gift", "used-gift"] as const;
export type PurchaseKind = (typeof purchaseKinds)[number];
export const fundingSources = ["donation", "grant", "own"] as const;
export type FundingSource = (typeof fundingSources)[number];

export const accountCode = z
  .string()
  .trim()
  .regex(/^\d{3,10}$/);

export const largestLine = 100_000_000;
/** What fits a whole number of either database. */
export const largestPurchase = 2_000_000_000;

export const mostUnits = 10_000;
export const mostPurchaseLines = 100;

export const purchaseLineInput = z
  .strictObject({
    /** Made by the client: a line keeps it through edits, and the items received on it. */
    id,
    modelId: id.nullable().default(null),
    /** Of a line without model: what is to be received. Null: nothing (a plan, a delivery). */
    kind: z.enum(itemKinds).nullable().default(null),
    /** The model's name where it says nothing. */
    designation: maybeLine(120),
    quantity: z.int().min(1).max(mostUnits),
    /** Cents excluding tax, of one unit. */
    unitPrice: cents.nullable().default(null),
    /** Hundredths of a percent. */
    vatRate: z.int().min(0).max(10_000).default(2000),
    /** Cents including tax, of the whole line; worked out from the unit price where it is not given. */
    total: cents.nullable().default(null),
    accountCode: accountCode.nullable().default(null),
    section: z.enum(sections).nullable().default(null),
  })
  .refine((input) => input.modelId !== null || input.designation !== "", { path: ["designation"] })
  .refine((input) => (lineTotal(input) ?? 0) <= largestLine, { path: ["unitPrice"] });
export type PurchaseLineInput = z.input<typeof purchaseLineInput>;

export const fundingInput = z
  .strictObject({
    source: z.enum(fundingSources),
    /** By name; the organisation itself where its own budget says nothing. */
    funder: maybeLine(120),
    amount: cents.min(1),
  })
  .refine((input) => input.source === "own" || input.funder !== "", { path: ["funder"] });

export const purchaseInput = z.strictObject({
  kind: z.enum(purchaseKinds).default("purchase"),
  supplier: line(120),
  orderReference: maybeLine(80),
  invoiceReference: maybeLine(80),
  /** Number of the payment order (*mandat*). */
  mandate: maybeLine(80),
  date: day,
  note: note(2000).default(""),
  /** What the invoice says in all, including tax. */
  invoiceTotal: cents.nullable().default(null),
  lines: z
    .array(purchaseLineInput)
    .min(1)
    .max(mostPurchaseLines)
    .refine((lines) => new Set(lines.map((input) => input.id)).size === lines.length)
    .refine((lines) => lines.reduce((all, input) => all + (lineTotal(input) ?? 0), 0) <= largestPurchase),
  funding: z.array(fundingInput).max(20).default([]),
});
/** Sending the same new purchase twice makes it once. */
export const newPurchase = purchaseInput.extend({ id });
/** Of the history: what an edit was made from, so that it takes nothing back that came meanwhile. */
const version = z.int().min(0);
export const purchaseEditing = z.strictObject({ reason: maybeLine(200), version: version.optional() });
export type NewPurchase = z.input<typeof newPurchase>;

export const purchaseLineView = z.object({
  id,
  modelId: id.nullable(),
  kind: z.enum(itemKinds).nullable(),
  designation: z.string(),
  quantity: z.int(),
  /** Items that were received on this line. */
  received: z.int(),
  unitPrice: z.int().nullable(),
  vatRate: z.int(),
  net: z.int().nullable(),
  vat: z.int().nullable(),
  total: z.int().nullable(),
  accountCode: z.string().nullable(),
  section: z.enum(sections).nullable(),
  /** As the database keeps it: given, or worked out. */
  totalGiven: z.boolean(),
});
export type PurchaseLineView = z.infer<typeof purchaseLineView>;

export const fundingView = z.object({
  source: z.enum(fundingSources),
  funderId: id,
  funderName: z.string(),
  amount: z.int(),
});
export type FundingView = z.infer<typeof fundingView>;

export const documentTypes = ["application/pdf", "image/jpeg", "image/png"] as const;
export type DocumentType = (typeof documentTypes)[number];
export const documentView = z.object({
  id,
  name: z.string(),
  type: z.enum(documentTypes),
  size: z.int(),
  createdAt: instant,
});
export type DocumentView = z.infer<typeof documentView>;

const mismatchView = z.object({
  code: z.enum([
    "lines-over-invoice",
    "lines-under-invoice",
    "funding-over",
    "funding-under",
    "line-total",
    "line-without-price",
  ]),
  difference: z.int().optional(),
  designation: z.string().optional(),
  expected: z.int().optional(),
  total: z.int().optional(),
});
export type MismatchView = z.infer<typeof mismatchView>;

export const purchaseSummary = z.object({
  id,
  /** « Achat n° 3 ». */
  number: z.int(),
  kind: z.enum(purchaseKinds),
  supplier: z.string(),
  date: day,
  invoiceReference: z.string(),
  mandate: z.string(),
  /** Including tax. */
  total: z.int(),
  funders: z.array(z.string()),
  /** Objects ordered and received; services are not counted. */
  ordered: z.int(),
  received: z.int(),
  mismatches: z.array(mismatchView),
});
export type PurchaseSummary = z.infer<typeof purchaseSummary>;

export const purchaseView = purchaseSummary.extend({
  version,
  orderReference: z.string(),
  note: z.string(),
  invoiceTotal: z.int().nullable(),
  net: z.int(),
  vat: z.int(),
  funded: z.int(),
  lines: z.array(purchaseLineView),
  funding: z.array(fundingView),
  documents: z.array(documentView),
});
export type PurchaseView = z.infer<typeof purchaseView>;

export const purchaseSorts = ["date", "-date", "supplier", "-supplier", "total", "-total"] as const;
const year = z.coerce.number().int().min(1990).max(2100);
export const purchaseQuery = pageQuery.extend({
  kind: someOf(purchaseKinds).optional(),
  year: year.optional(),
  funder: id.optional(),
  /** Objects are still to be received. */
  pending: z.enum(["true"]).optional(),
  sort: z.enum(purchaseSorts).default("-date"),
});
export const purchasePage = pageOf(purchaseSummary).extend({
  /** Including tax, of all that the filters find. */
  amount: z.int(),
});

/** A line of a purchase that has room for an item. */
export const fittingLine = z.object({
  id,
  designation: z.string(),
  /** Of the purchase. */
  number: z.int(),
  supplier: z.string(),
  date: day,
});
export type FittingLine = z.infer<typeof fittingLine>;
export const fittingLineQuery = z.object({ model: id, q: pageQuery.shape.q });

export const supplierList = z.object({ items: z.array(z.string()) });

/** One funder, with what it gave in all and for how many purchases. */
export const funderView = z.object({ id, name: z.string(), amount: z.int(), purchases: z.int() });
export type FunderView = z.infer<typeof funderView>;

/** What one funder paid for, and where it is today. */
export const fundedPurchase = z.object({
  id,
  number: z.int(),
  supplier: z.string(),
  date: day,
  /** As a gift and as a grant, it may have given twice. */
  sources: z.array(z.enum(fundingSources)),
  /** What this funder gave for it, of what it cost. */
  amount: z.int(),
  total: z.int(),
  lines: z.array(
    z.object({
      designation: z.string(),
      kind: z.enum(itemKinds).nullable(),
      quantity: z.int(),
      received: z.int(),
      total: z.int().nullable(),
      places: z.array(z.object({ state: z.enum(itemStates), siteName: z.string(), count: z.int() })),
    }),
  ),
});
export type FundedPurchase = z.infer<typeof fundedPurchase>;
export const funderChoice = z.object({ id, name: z.string() });

export const boughtKinds = [...itemKinds, "service"] as const;
export const accountInput = z.strictObject({
  code: accountCode,
  name: line(120),
  section: z.enum(sections),
  /** What it is suggested for. */
  kinds: z.array(z.enum(boughtKinds)).max(boughtKinds.length).default([]),
  active: z.boolean().default(true),
});
export const accountView = accountInput.extend({
  kinds: z.array(z.enum(boughtKinds)),
  active: z.boolean(),
});
export type AccountView = z.infer<typeof accountView>;
export const accountingView = z.object({
  /** Cents including tax: an object that costs less is an operating expense. */
  investmentThreshold: z.int(),
  accounts: z.array(accountView),
});
export type AccountingView = z.infer<typeof accountingView>;
export const accountingEdit = z.strictObject({ investmentThreshold: cents });
