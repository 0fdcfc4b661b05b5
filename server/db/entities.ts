import { accountEntities } from "../accounts/entities.ts";
import { importEntities } from "../imports/entities.ts";
import { labelEntities } from "../labels/entities.ts";
import { ledgerEntities } from "../ledger/entities.ts";
import { loanEntities } from "../loans/entities.ts";
import { operationEntities } from "../operations/entities.ts";
import { pairingEntities } from "../pairing/entities.ts";
import { peopleEntities } from "../people/entities.ts";
import { purchaseEntities } from "../purchases/entities.ts";
import { recyclingEntities } from "../recycling/entities.ts";
import { organisationEntities } from "../organisation/entities.ts";
import { stockEntities } from "../stock/entities.ts";
import { topUpEntities } from "../top-ups/entities.ts";

/** Every table, from its own slice. */
export const entities = [
  ...organisationEntities,
  ...accountEntities,
  ...stockEntities,
  ...peopleEntities,
  ...loanEntities,
  ...topUpEntities,
  ...recyclingEntities,
  ...purchaseEntities,
  ...operationEntities,
  ...ledgerEntities,
  ...pairingEntities,
  ...labelEntities,
  ...importEntities,
];
