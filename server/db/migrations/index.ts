import { Foundation1795478400000 } from "./1795478400000-foundation.ts";
import { ImportFiles1795521600000 } from "./1795521600000-import-files.ts";
import { Labels1795550400000 } from "./1795550400000-labels.ts";
import { PhonePairing1795563000000 } from "./1795563000000-phone-pairing.ts";
import { Purchases1795564800000 } from "./1795564800000-purchases.ts";
import { PurchaseHistory1795600800000 } from "./1795600800000-purchase-history.ts";
import { ImportLines1795600900000 } from "./1795600900000-import-lines.ts";
import { LabelJobHeads1795602600000 } from "./1795602600000-label-job-heads.ts";
import { Boxes1795604400000 } from "./1795604400000-boxes.ts";

/**
 * In order, on both engines. A migration that has landed is never edited. Its `down` takes away only what is made again by itself (files
 * on their way in, paired phones); where it would lose what people entered, it refuses and names the backup.
 */
export const migrations = [
  Foundation1795478400000,
  ImportFiles1795521600000,
  Labels1795550400000,
  PhonePairing1795563000000,
  Purchases1795564800000,
  PurchaseHistory1795600800000,
  ImportLines1795600900000,
  LabelJobHeads1795602600000,
  Boxes1795604400000,
];
