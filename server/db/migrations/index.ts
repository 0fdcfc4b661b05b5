import { Foundation1795478400000 } from "./1795478400000-foundation.ts";
import { ImportFiles1795521600000 } from "./1795521600000-import-files.ts";
import { Labels1795550400000 } from "./1795550400000-labels.ts";
import { PhonePairing1795563000000 } from "./1795563000000-phone-pairing.ts";
import { Purchases1795564800000 } from "./1795564800000-purchases.ts";
import { LabelJobHeads1795600800000 } from "./1795600800000-label-job-heads.ts";
import { Boxes1795604400000 } from "./1795604400000-boxes.ts";

/** In order, on both engines. A migration that has landed is never edited. */
export const migrations = [
  Foundation1795478400000,
  ImportFiles1795521600000,
  Labels1795550400000,
  PhonePairing1795563000000,
  Purchases1795564800000,
  LabelJobHeads1795600800000,
  Boxes1795604400000,
];
