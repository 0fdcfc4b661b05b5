import type { ScanAnswer } from "../../shared/scan/answer.ts";
import { get } from "./http.ts";

/** What a code can be, and what it names here. `symbology` only where a camera knows it. */
export const scan = (code: string, symbology?: string) => get<ScanAnswer>("/scan", { code, symbology });
