import { finishLending } from "./lend.ts";
import { finishReturn } from "./return.ts";
import type { DeskMode } from "./state.ts";
import { close, say, update, type Turn } from "./turn.ts";

/** Another mode, by its card or its button: what was going on is finished first; what waits goes on waiting. */
export function changeMode(turn: Turn, mode: DeskMode): void {
  if (turn.state.mode === mode) {
    update(turn, { chosenMode: mode });
    return void say(turn, { tone: "already", code: "mode-current", params: { mode } });
  }
  endTask(turn);
  update(turn, { mode, chosenMode: mode });
  say(turn, { tone: "info", code: "mode-changed", params: { mode, waiting: waitingCount(turn) } });
}

/** « Terminer »: the end of this person, this return, this SIM or this batch. */
export function finish(turn: Turn): void {
  const { mode, chosenMode } = turn.state;
  const said = turn.said.length;
  const ended = endTask(turn);
  update(turn, { mode: chosenMode });
  if (turn.said.length > said) return;
  const params = { mode, waiting: waitingCount(turn) };
  say(turn, { tone: "info", code: ended ? "finished" : "nothing-to-finish", params });
}

function endTask(turn: Turn): boolean {
  const { lending, simId, batching, shown } = turn.state;
  finishLending(turn);
  const returned = finishReturn(turn);
  close(turn, (question) => question.kind === "which-sim");
  update(turn, { lending: null, simId: null, batching: null, shown: null });
  return Boolean(lending || returned || simId || batching || shown);
}

const waitingCount = ({ state }: Turn) => state.waiting.length + (state.waitingVoucher ? 1 : 0);
