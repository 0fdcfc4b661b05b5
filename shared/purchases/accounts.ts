import type { ItemKind } from "../lifecycle.ts";

export const sections = ["investment", "operating"] as const;
export type Section = (typeof sections)[number];

/** Kinds of equipment, and what is bought without being an object: a plan, a delivery. */
export type BoughtKind = ItemKind | "service";

export interface AccountChoice {
  code: string;
  section: Section;
  /** What the account is suggested for. */
  kinds: readonly BoughtKind[];
  active: boolean;
}

interface Bought {
  kind: ItemKind | null;
  /** Of one unit, including tax, in cents. */
  unitTotal: number | null;
}

/**
 * Account and section of a purchase line, to be confirmed by a person: an object that costs less than the threshold is an operating
 * expense (circular NOR INTB0200059C of 26 February 2002: 500 € including tax), unless it stands on the list of that circular, which only people can tell.
 */
export function suggestAccount(
  { kind, unitTotal }: Bought,
  threshold: number,
  accounts: readonly AccountChoice[],
): { accountCode: string; section: Section } | null {
  const section = kind !== null && unitTotal !== null && unitTotal >= threshold ? "investment" : "operating";
  const account = accounts.find(
    (candidate) =>
      candidate.active && candidate.section === section && candidate.kinds.includes(kind ?? "service"),
  );
  return account ? { accountCode: account.code, section } : null;
}
