import { identifierInput } from "../operations/schema.ts";
import type { Named, ScanAnswer } from "../scan/answer.ts";
import { isRepeat } from "../scan/deduplicate.ts";
import { retireAllOf, retireInto } from "./batch.ts";
import { learn } from "./known.ts";
import { returnThenLend } from "./lend.ts";
import { handle, meaningsHere } from "./named.ts";
import type { Choice, Question } from "./questions.ts";
import { findAgain } from "./return.ts";
import { chooseSim } from "./top-up.ts";
import { ask, close, itemOf, itemParams, perform, say, sayRefused, update, type Turn } from "./turn.ts";

/** How long a code held in front of the camera is the same scan, in milliseconds. */
const repeatWindow = 2000;

/** A scan and what it names. The same code again within two seconds is the same scan: it gets no answer of its own. */
export function scanned(turn: Turn, answer: ScanAnswer): void {
  const sighting = { value: answer.candidates[0]?.value ?? answer.raw, at: Date.parse(turn.at) };
  const recent = turn.state.recent.filter((one) =>
    isRepeat({ ...one, value: sighting.value }, sighting, repeatWindow),
  );
  const repeated = recent.some((one) => isRepeat(one, sighting, repeatWindow));
  update(turn, { recent: [...recent.filter((one) => one.value !== sighting.value), sighting] });
  if (!repeated) resolve(turn, answer);
}

function resolve(turn: Turn, answer: ScanAnswer): void {
  const { raw, candidates } = answer;
  close(
    turn,
    (question) => "raw" in question && question.raw === raw && question.id !== turn.state.identifying,
  );
  if (answer.names.length === 0)
    return candidates.length === 0 ? sayUnreadable(turn, answer) : askUnknown(turn, answer);
  for (const named of answer.names) learnNamed(turn, named);
  const [first, ...others] = meaningsHere(turn.state.mode, answer.names);
  if (!first) return;
  if (others.length === 0) return take(turn, first);
  const names = [first, ...others];
  ask(
    turn,
    { tone: "question", code: "several-meanings", params: { code: shownCode(answer), count: names.length } },
    { kind: "meanings", raw, names },
    ["pick", "ignore"],
  );
}

function sayUnreadable(turn: Turn, { problem }: ScanAnswer): void {
  say(turn, { tone: "refused", code: "unreadable", params: { problem: problem ?? "" } });
}

export function learnNamed(turn: Turn, named: Named): void {
  update(turn, { known: learn(turn.state, named, turn.at) });
}

/** What is named, unless a code waits for the item that it is on. */
export function take(turn: Turn, named: Named): void {
  const { identifying } = turn.state;
  if (identifying !== null && named.type === "item") identify(turn, named.item.id, identifying);
  handle(turn, named);
}

function identify(turn: Turn, itemId: string, questionId: number): void {
  const question = turn.state.questions.find((one) => one.id === questionId);
  const identifier = question && identifierOf(question);
  update(turn, { identifying: null });
  if (!identifier) return;
  const item = itemOf(turn, itemId);
  const outcome = perform(turn, [{ type: "identify", itemId, identifier }]);
  if (!outcome.done || !item) return void sayRefused(turn, outcome.refusal ?? { code: "unknown-item" }, item);
  close(turn, (one) => one.id === questionId);
  const params = { ...itemParams(item), code: identifier.value };
  say(turn, { tone: "applied", code: "identified", params, itemId, done: outcome.done });
}

/** The best reading of an unknown code that an item can bear. */
function identifierOf(question: Question) {
  if (question.kind !== "unknown") return undefined;
  const readings = question.candidates.map(({ kind, value }) => identifierInput.safeParse({ kind, value }));
  return readings.find((reading) => reading.success)?.data;
}

const shownCode = ({ raw, candidates }: ScanAnswer) => candidates[0]?.display ?? raw.slice(0, 64);

/** No dead end: what an unknown code can become depends on what it looks like. */
function askUnknown(turn: Turn, answer: ScanAnswer): void {
  const { raw, candidates } = answer;
  const looksLike = (...kinds: string[]) => candidates.some(({ kind }) => kinds.includes(kind));
  const bearable = looksLike("imei", "iccid", "serial", "phone", "item-label");
  const choices: Choice[] = [
    ...(looksLike("voucher") ? (["create-voucher"] as const) : []),
    ...(bearable ? (["create-item", "identify"] as const) : []),
    ...(looksLike("gtin") ? (["create-model"] as const) : []),
    "ignore",
  ];
  const [best] = candidates;
  const params = { code: shownCode(answer), reading: best?.kind ?? "", note: best?.note ?? "" };
  if (choices.length === 1) return void say(turn, { tone: "refused", code: "unknown-code", params });
  const said = { tone: "question", code: "unknown-code", params } as const;
  ask(turn, said, { kind: "unknown", raw, candidates }, choices);
}

/** The answer to an open question; an answer to one that is closed by now changes nothing. */
export function choose(turn: Turn, questionId: number, choice: Choice, index = 0): void {
  const question = turn.state.questions.find((one) => one.id === questionId);
  if (!question?.choices.includes(choice)) return;
  const shut = () => close(turn, (one) => one.id === question.id);
  if (choice === "ignore") {
    shut();
    if (turn.state.identifying === question.id) update(turn, { identifying: null });
    return void say(turn, { tone: "info", code: "set-aside" });
  }
  switch (question.kind) {
    case "unknown":
      return becoming(turn, question, choice);
    case "model":
      return void say(turn, { tone: "info", code: "create-asked", params: { choice } });
    case "meanings": {
      const named = question.names[index];
      if (!named) return;
      shut();
      return take(turn, named);
    }
    case "which-sim": {
      const itemId = question.itemIds[index];
      return itemId === undefined ? undefined : chooseSim(turn, itemId);
    }
    case "retire":
      if (choice === "yes-to-all") return retireAllOf(turn, question.batchId);
      shut();
      return retireInto(turn, question.itemId, question.batchId);
    case "return-first":
      shut();
      return returnThenLend(turn, question.itemId);
    case "found":
      shut();
      return findAgain(turn, question.itemId);
  }
}

/** The form that makes the item, model or voucher is the page's; the question stays open until its code names something. */
function becoming(turn: Turn, question: Question & { kind: "unknown" }, choice: Choice): void {
  const [best] = question.candidates;
  const code = best?.display ?? question.raw.slice(0, 64);
  // Its next scan is meant, however soon it comes.
  const seen = best?.value ?? question.raw;
  update(turn, { recent: turn.state.recent.filter(({ value }) => value !== seen) });
  if (choice !== "identify")
    return void say(turn, { tone: "info", code: "create-asked", params: { choice, code } });
  update(turn, { identifying: question.id });
  say(turn, { tone: "question", code: "identify-next", params: { code } });
}
