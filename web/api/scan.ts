import type { ScanAnswer } from "../../shared/scan/answer.ts";
import { get } from "./http.ts";

/** What a code can be, and what it names here. `symbology` only where a camera knows it; `asTyped`: nothing is read back. */
export const scan = (code: string, { symbology, asTyped }: { symbology?: string; asTyped?: boolean } = {}) =>
  get<ScanAnswer>("/scan", { code, symbology, asTyped: asTyped ? "true" : undefined });
