import type { Instant } from "../dates.ts";
import type { Tone } from "../desk/answers.ts";
import { tones } from "../desk/answers.ts";
import type { OperationInput } from "../operations/schema.ts";
import type { ReceivingAnswer, ReceivingState } from "./state.ts";

/** What the pure reducer cannot make by itself. */
export interface ReceivingStamp {
  at: Instant;
  /** A fresh UUIDv7 at each call. */
  newId: () => string;
}

/** One event being answered. */
export interface ReceivingTurn extends ReceivingStamp {
  state: ReceivingState;
  operations: OperationInput[];
  said: ReceivingAnswer[];
}

export function update(turn: ReceivingTurn, fields: Partial<ReceivingState>): void {
  turn.state = { ...turn.state, ...fields };
}

export function say(
  turn: ReceivingTurn,
  tone: Tone,
  text: string,
  item: ReceivingAnswer["item"] = null,
): void {
  const answer = { id: turn.state.nextAnswer, tone, text, item };
  turn.said.push(answer);
  update(turn, { nextAnswer: answer.id + 1 });
}

/** The gravest of what was said, and of these the last. */
export function answerOf({ said }: ReceivingTurn): ReceivingAnswer | null {
  return said.reduce<ReceivingAnswer | null>(
    (gravest, one) => (gravest && tones.indexOf(gravest.tone) > tones.indexOf(one.tone) ? gravest : one),
    null,
  );
}
