import { expect, it } from "vitest";
import { suggestAccount, type AccountChoice } from "../../../shared/purchases/accounts.ts";

const accounts: AccountChoice[] = [
  { code: "21838", section: "investment", kinds: ["tablet"], active: true },
  { code: "60631", section: "operating", kinds: ["tablet"], active: false },
  { code: "60632", section: "operating", kinds: ["tablet"], active: true },
  { code: "6262", section: "operating", kinds: ["service"], active: true },
];
const suggested = (kind: "tablet" | "cover" | null, unitTotal: number | null) =>
  suggestAccount({ kind, unitTotal }, 50_000, accounts)?.accountCode;

it.each([
  ["one cent below the threshold", "tablet", 49_999, "60632"],
  ["at the threshold", "tablet", 50_000, "21838"],
  ["without price", "tablet", null, "60632"],
  ["a service, however dear", null, 900_000, "6262"],
  ["a kind that no account is for", "cover", 900, undefined],
] as const)("suggests for a line %s", (_name, kind, unitTotal, code) => {
  expect(suggested(kind, unitTotal)).toBe(code);
});
