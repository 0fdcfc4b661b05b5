import { EntitySchema } from "typeorm";
import { flag, integer, integerKey, key, maybeText, text } from "../db/columns.ts";

/** The one organisation of this installation. */
export interface OrganisationRow {
  id: 1;
  name: string;
  /** Of every printed number: 2 to 8 letters and digits. */
  prefix: string;
  territoryKind: "epci" | "commune";
  territoryCode: string;
  territoryName: string;
  timeZone: string;
  loanMonths: number;
  defaultSiteId: string | null;
  demo: boolean;
  /** Cents including tax: an object that costs less is an operating expense. */
  investmentThreshold: number;
  /** Under which phones find the application; null where nobody has said. */
  publicAddress: string | null;
  createdAt: string;
}
export const Organisation = new EntitySchema<OrganisationRow>({
  name: "organisation",
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
    investmentThreshold: integer(),
    publicAddress: maybeText(),
    createdAt: text(),
  },
});

/** Next numbers of items, cards, batches, loans: gapless within one transaction. */
export interface CounterRow {
  name: string;
  value: number;
}
export const Counter = new EntitySchema<CounterRow>({
  name: "counter",
  columns: { name: key(), value: integer() },
});

/** Hash of the one-time set-up link, while no account exists. */
export interface SetUpTokenRow {
  id: 1;
  hash: string;
  createdAt: string;
}
export const SetUpToken = new EntitySchema<SetUpTokenRow>({
  name: "set_up_token",
  columns: { id: integerKey(), hash: text(), createdAt: text() },
});

export const organisationEntities = [Organisation, Counter, SetUpToken];
