import { z } from "zod";
import { pageQuery } from "../paging.ts";
import { role } from "../roles.ts";
import { communeCode, day, id, instant, line, note } from "../values.ts";

/** Only what the work needs (DESIGN §8): no social-security number, no income, no health. */
export const beneficiaryInput = z.strictObject({
  lastName: line(80),
  firstName: line(80),
  communeCode,
  phone: note(30).nullable().default(null),
  referent: note(80).nullable().default(null),
  knownToCias: z.boolean().default(false),
});
export type BeneficiaryInput = z.input<typeof beneficiaryInput>;

export const beneficiaryView = z.object({
  id,
  /** « Martin Jeanne »: as lists sort it. */
  name: z.string(),
  firstName: z.string(),
  lastName: z.string(),
  /** What the card shows (`GVM-P00007-K`). */
  card: z.string(),
  communeCode: z.string(),
  communeName: z.string(),
  phone: z.string().nullable(),
  referent: z.string().nullable(),
  knownToCias: z.boolean(),
  active: z.boolean(),
  openLoans: z.int(),
  itemsHeld: z.int(),
  /** The cohort that the person follows now, where there is one: it rules the due date. */
  cohort: z.object({ id, name: z.string(), endsOn: day }).nullable(),
});
export type BeneficiaryView = z.infer<typeof beneficiaryView>;

export const beneficiaryQuery = pageQuery.extend({
  commune: communeCode.optional(),
  cohort: id.optional(),
  waiting: z.enum(["true"]).optional(),
  holding: z.enum(["true", "false"]).optional(),
  sort: z.enum(["name", "-name"]).default("name"),
});

export const cohortInput = z
  .strictObject({
    name: line(80),
    startsOn: day,
    endsOn: day,
    meetings: z.int().min(1).max(200),
    siteId: id.nullable(),
  })
  .refine((cohort) => cohort.endsOn >= cohort.startsOn, { path: ["endsOn"], message: "ends-before-start" });
export const cohortView = z.object({
  id,
  name: z.string(),
  startsOn: day,
  endsOn: day,
  meetings: z.int(),
  siteId: id.nullable(),
  siteName: z.string().nullable(),
  members: z.int(),
  waiting: z.int(),
});
export type CohortView = z.infer<typeof cohortView>;
export const memberInput = z.strictObject({ beneficiaryId: id, status: z.enum(["member", "waiting"]) });

/** Long enough is what counts (ANSSI: 12 characters or more). */
export const password = z.string().min(12).max(200);
export const login = z
  .string()
  .trim()
  .toLowerCase()
  .regex(/^[a-z0-9][a-z0-9._@-]{1,59}$/);

export const userInput = z.strictObject({
  login,
  name: line(80),
  role,
  communeCode: communeCode.nullable().default(null),
  password,
});
export const userEdit = z.strictObject({
  name: line(80).optional(),
  role: role.optional(),
  active: z.boolean().optional(),
  communeCode: communeCode.nullable().optional(),
  password: password.optional(),
});
export const userView = z.object({
  id,
  login: z.string(),
  name: z.string(),
  role,
  communeCode: z.string().nullable(),
  active: z.boolean(),
  createdAt: instant,
});
export type UserView = z.infer<typeof userView>;

/** Who is signed in, and where: what the shell of the application needs. */
export const sessionView = z.object({
  user: userView,
  organisation: z.object({
    name: z.string(),
    prefix: z.string(),
    territoryName: z.string(),
    timeZone: z.string(),
    loanMonths: z.int(),
    defaultSiteId: id.nullable(),
    /** Demo accounts exist: a warning stays on screen. */
    demo: z.boolean(),
  }),
});
export type SessionView = z.infer<typeof sessionView>;
