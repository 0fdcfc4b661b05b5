import type { Named, ScanAnswer } from "../scan/answer.ts";

/** What a code that names nothing here can become, and the other answers that a question takes. */
export const choices = [
  "create-item",
  "create-model",
  "create-voucher",
  "identify",
  "ignore",
  "pick",
  "yes",
  "yes-to-all",
] as const;
export type Choice = (typeof choices)[number];

export type Asked =
  /** A code that names nothing here. */
  | { kind: "unknown"; raw: string; candidates: ScanAnswer["candidates"] }
  /** An article number: it names a model, of which an item can be made. */
  | { kind: "model"; modelId: string }
  /** A code that names several things: `pick` one of them by its index. */
  | { kind: "meanings"; raw: string; names: Named[] }
  /** A person with several SIM cards: `pick` one of them by its index. */
  | { kind: "which-sim"; personId: string; itemIds: string[] }
  /** A device that has to be retired before it joins the batch; scanning it again says yes. */
  | { kind: "retire"; itemId: string; batchId: string }
  /** Out on loan to somebody else: take it back first, then lend it. */
  | { kind: "return-first"; itemId: string }
  /** Declared missing, and here it is. */
  | { kind: "found"; itemId: string };

/** `id` is that of the trail entry that asks. */
export type Question = Asked & { id: number; choices: Choice[] };
