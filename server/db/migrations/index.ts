import { Foundation1795478400000 } from "./1795478400000-foundation.ts";
import { ImportFiles1795521600000 } from "./1795521600000-import-files.ts";

/** In order, on both engines. A migration that has landed is never edited. */
export const migrations = [Foundation1795478400000, ImportFiles1795521600000];
