import { z } from "zod";
import { login, password } from "../people/schema.ts";
import { siteInput } from "../stock/schema.ts";
import { prefixPattern } from "../scan/printed-code.ts";
import { id, line } from "../values.ts";

export const territoryKind = z.enum(["epci", "commune"]);

export const setUpInput = z.strictObject({
  token: z.string().min(1).max(200),
  organisation: z.strictObject({
    name: line(120),
    /** Of every number printed on a label: 2 to 8 letters and digits. */
    prefix: z.string().trim().toUpperCase().regex(prefixPattern),
  }),
  territory: z.strictObject({ kind: territoryKind, code: z.string().regex(/^[0-9AB]{5,9}$/) }),
  administrator: z.strictObject({ name: line(80), login, password }),
  sites: z.array(siteInput).min(1).max(2000),
  demoData: z.boolean().default(false),
});
export type SetUpInput = z.input<typeof setUpInput>;

export const territorySummary = z.object({
  kind: territoryKind,
  code: z.string(),
  name: z.string(),
  typeLabel: z.string(),
  department: z.object({ code: z.string(), name: z.string() }),
  communeCount: z.int(),
  population: z.int(),
});
export const territorySource = z.object({ source: z.string(), date: z.string(), licence: z.string() });
export const territorySearch = z.object({ items: z.array(territorySummary), source: territorySource });
export const territoryDetail = territorySummary.extend({
  communes: z.array(
    z.object({ code: z.string(), name: z.string(), postalCodes: z.array(z.string()), population: z.int() }),
  ),
});

/** A host, perhaps a port and a path; no user, query or fragment, since `/e/` and a code follow it. */
export const publicAddressPattern = /^https?:\/\/[^\s/?#@\\]+(?:\/[^\s?#\\]*)?$/i;

/** Under which phones find the application: a QR link of a label is this, `/e/` and the code. */
export const publicAddress = z.object({ publicAddress: z.string().nullable() });
export const publicAddressInput = z.strictObject({
  publicAddress: z
    .url({ protocol: /^https?$/ })
    .max(120)
    .regex(publicAddressPattern)
    .transform((address) => address.replace(/\/+$/, ""))
    .nullable(),
});

export const organisationView = z.object({
  name: z.string(),
  prefix: z.string(),
  territoryKind,
  territoryCode: z.string(),
  territoryName: z.string(),
  timeZone: z.string(),
  loanMonths: z.int(),
  defaultSiteId: id.nullable(),
});
export const organisationEdit = z.strictObject({
  name: line(120).optional(),
  loanMonths: z.int().min(1).max(60).optional(),
  defaultSiteId: id.nullable().optional(),
});
