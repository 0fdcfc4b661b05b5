import type { Day } from "../dates.ts";
import type { ProblemCode, ProblemParams } from "../problems.ts";

/** How an answer sounds and looks; always said in words too. */
export const tones = ["info", "already", "applied", "question", "refused"] as const;
export type Tone = (typeof tones)[number];

/** What the desk says of its own; a refusal may also bear any code of the closed list of problems. */
export const deskCodes = [
  // modes
  "mode-changed",
  "mode-current",
  "finished",
  "nothing-to-finish",
  // lend
  "person-current",
  "person-current-already",
  "lent",
  "kit-lent",
  "already-lent",
  "card-wanted",
  "already-waiting",
  "loan-finished",
  "due-date-set",
  // return
  "returned",
  "all-returned",
  "already-in-stock",
  "person-holds",
  "holds-nothing",
  "nothing-left",
  "declared-missing",
  "condition-set",
  "confirm-found",
  "found-again",
  "nothing-to-correct",
  // top up
  "top-up-wanted",
  "sim-current",
  "sim-wanted",
  "which-sim",
  "no-sim",
  "topped-up",
  "voucher-waiting",
  "voucher-already-waiting",
  // batch
  "batch-open",
  "batch-current",
  "batch-wanted",
  "added",
  "already-in-batch",
  "in-other-batch",
  "confirm-retire",
  "erased",
  // look up
  "item-shown",
  "person-shown",
  "kit-shown",
  "model-shown",
  "site-shown",
  "loan-shown",
  "voucher-shown",
  "batch-shown",
  "done",
  // codes
  "unknown-code",
  "several-meanings",
  "unreadable",
  "unknown-command",
  "identify-next",
  "identified",
  "create-asked",
  "set-aside",
  // undo
  "cancelled",
  "dropped",
  "nothing-to-cancel",
] as const;
export type DeskCode = (typeof deskCodes)[number];
export type AnswerCode = DeskCode | ProblemCode;

export interface DeskAnswer {
  tone: Tone;
  code: AnswerCode;
  /** Labels, names and days for the sentence. */
  params: ProblemParams;
  /** The server's own sentence, where it was the server that refused. */
  detail?: string;
  /** The day on which it was said: a date of another year says its year. */
  on: Day;
  itemId: string | null;
  loanId: string | null;
}
