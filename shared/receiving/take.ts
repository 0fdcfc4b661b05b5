import { fromPicture, has, inConflict, isCrowded, seenWith } from "./box.ts";
import { boxIsComplete, boxMissing, boxWants, changeHabit, commitBox } from "./commit.ts";
import { habitOf, isLive, modelNamed, modelOfArticle } from "./lines.ts";
import { receivingSentences as words } from "./sentences.ts";
import type { BoxCode, ReceivedItem, Reading } from "./state.ts";
import { say, update, type ReceivingTurn } from "./turn.ts";

/** Takes what stands in line, in its order, until a person has to say something. */
export function takeAll(turn: ReceivingTurn): void {
  while (!turn.state.question && turn.state.waiting.length > 0) {
    const [reading, ...rest] = turn.state.waiting;
    update(turn, { waiting: rest });
    if (reading) take(turn, reading);
  }
}

/** Puts a reading back at the head of the line: it is taken once the question is answered. */
function putBack(turn: ReceivingTurn, reading: Reading): void {
  update(turn, { waiting: [reading, ...turn.state.waiting] });
}

function take(turn: ReceivingTurn, reading: Reading): void {
  const text = reading.codes[0]?.display ?? reading.raw.slice(0, 40);
  if (reading.refused === "misread") return say(turn, "refused", words.misread(text));
  if (reading.refused === "failed-article") return say(turn, "refused", words.failedArticle(text));
  if (reading.refused === "other-organisation") return say(turn, "refused", words.otherOrganisation(text));
  if (reading.refused) return say(turn, "refused", words.notOfABox(text));
  if (isKnown(turn, reading)) return;
  const { box } = turn.state;
  if (reading.codes.every((code) => has(box, code))) {
    const [code] = reading.codes;
    if (code) say(turn, "already", words.alreadyRead(code));
    return;
  }
  if (box.some(({ kind }) => kind !== "gtin")) joinOrBegin(turn, reading);
  else begin(turn, reading);
}

/** What the ledger has, or what was received here: nothing is added. */
function isKnown(turn: ReceivingTurn, { codes, item }: Reading): boolean {
  const [first] = codes;
  const here = turn.state.items.find(
    (one) => isLive(one) && codes.some((code) => code.kind !== "gtin" && has(one.codes, code)),
  );
  if (here) {
    const shown = { id: here.itemId, label: here.label ?? "" };
    say(turn, "already", words.alreadyReceived(here.label ?? ""), shown);
    return true;
  }
  if (!item || !first) return false;
  const number = codes.find(({ kind }) => kind !== "gtin") ?? first;
  say(turn, "refused", words.exists(number, item.label), item);
  return true;
}

/** The first number of a box, unless it is a late one of the box before. */
function begin(turn: ReceivingTurn, reading: Reading): void {
  const { state } = turn;
  const last = state.items.at(-1);
  const number = reading.codes.find(({ kind }) => kind !== "gtin");
  if (last && isLive(last) && number && reading.belongs === "same") return addToPrevious(turn, last, number);
  if (last && isLive(last) && number && reading.belongs === null && mayBeOf(turn, last, number)) {
    const seen = seenWith(last.codes, reading);
    if (seen === "same") return addToPrevious(turn, last, number);
    if (seen !== "other")
      return update(turn, { question: { type: "previous-box", reading, itemId: last.itemId } });
  }
  const articles = reading.codes.filter(({ kind }) => kind === "gtin");
  // Only an article number is there: another one replaces it, and names the same box better.
  const box = articles.length > 0 ? [] : state.box;
  add(turn, box, reading);
}

/** A number that the boxes of this kind did not bear so far: it may be of the box that was just kept. */
function mayBeOf(turn: ReceivingTurn, last: ReceivedItem, { kind }: BoxCode): boolean {
  const habit = turn.state.habits[last.kind];
  if (!habit || kind === "item-label" || kind === "iccid") return false;
  const bears = last.codes.filter((code) => code.kind === kind).length;
  if (kind === "imei" && bears === 1 && habit.dual === null) return true;
  return bears === 0 && !habit.kinds.includes(kind);
}

function addToPrevious(turn: ReceivingTurn, last: ReceivedItem, code: BoxCode): void {
  const { kind, value } = code;
  if (kind === "gtin") return;
  const identifier = { kind, value };
  const { itemId } = last;
  turn.operations.push({ id: turn.newId(), occurredAt: turn.at, type: "identify", itemId, identifier });
  const items = turn.state.items.map((item) =>
    item.itemId === itemId ? { ...item, codes: [...item.codes, code] } : item,
  );
  update(turn, { items });
  const habit = turn.state.habits[last.kind];
  if (kind === "imei" && last.codes.some((one) => one.kind === "imei"))
    changeHabit(turn, last.kind, { dual: true });
  else if (habit) changeHabit(turn, last.kind, { kinds: [...new Set([...habit.kinds, kind])] });
  say(turn, "applied", words.addedToPrevious(code, nameOf(turn, last)));
}

export function nameOf({ state }: ReceivingTurn, item: ReceivedItem): string {
  return item.label ?? modelNamed(state, item.modelId)?.name ?? "";
}

/** A code while a box is at hand: it joins it where there is room and nothing speaks against it. */
function joinOrBegin(turn: ReceivingTurn, reading: Reading): void {
  const { state } = turn;
  if (reading.belongs === "same") return joinAsSaid(turn, reading);
  if (reading.belongs === "next") return next(turn, reading);
  const habit = habitOf(state, state.box);
  const conflicts = inConflict(state.box, reading.codes, habit?.dual === true);
  const seen = seenWith(state.box, reading);
  if (conflicts.length === 0 && seen !== "other") {
    // Of two boxes in one picture nobody knows which one a code is of.
    return isCrowded(reading) && seen !== "same" ? ask(turn, reading) : add(turn, state.box, reading);
  }
  const onlyImei = conflicts.length > 0 && conflicts.every(({ kind }) => kind === "imei");
  if (seen === "same" && onlyImei) return addSecond(turn, reading);
  const isNext = seen === "other" || (seen === undefined && (!onlyImei || typeof habit?.dual === "boolean"));
  const isReady = boxIsComplete(state) && (seen === "other" || boxMissing(state).length === 0);
  if (isNext && isReady) next(turn, reading);
  else ask(turn, reading);
}

function ask(turn: ReceivingTurn, reading: Reading): void {
  const missing = boxIsComplete(turn.state) ? boxMissing(turn.state) : boxWants(turn.state);
  update(turn, { question: { type: "same-box", reading, missing } });
}

/** A person says that it is of this box, whatever is read of it already; an item has one label, and the last one counts. */
function joinAsSaid(turn: ReceivingTurn, reading: Reading): void {
  const relabelled = reading.codes.some(({ kind }) => kind === "item-label");
  const box = turn.state.box.filter(({ kind }) => !relabelled || kind !== "item-label");
  add(turn, box, reading);
}

/** The second IMEI in the same picture as the first one: the box bears two. */
function addSecond(turn: ReceivingTurn, { codes }: Reading): void {
  const { box } = turn.state;
  if (box.filter(({ kind }) => kind === "imei").length > 1) return;
  update(turn, { box: [...box, ...codes.filter((code) => !has(box, code))] });
  keepIfFull(turn);
}

/** The code begins the next box: the one at hand is kept first. */
function next(turn: ReceivingTurn, reading: Reading): void {
  if (!boxIsComplete(turn.state)) return ask(turn, reading);
  if (!commitBox(turn)) return putBack(turn, { ...reading, belongs: "next" });
  begin(turn, { ...reading, belongs: "next" });
}

function add(turn: ReceivingTurn, before: BoxCode[], reading: Reading): void {
  const fresh = reading.codes.filter((code) => !has(before, code));
  const box = [...before, ...fresh];
  const pictured = reading.belongs === "same" ? [] : fromPicture(box, reading);
  const known = pictured.filter((code) => code.kind !== "gtin" || modelOfArticle(turn.state, code) !== null);
  update(turn, { box: [...box, ...known] });
  const article = turn.state.box.find(({ kind }) => kind === "gtin");
  if (article && reading.modelId && reading.codes.includes(article))
    update(turn, { articles: { ...turn.state.articles, [article.value]: reading.modelId } });
  if (article && modelOfArticle(turn.state, article) === null)
    return update(turn, {
      question: { type: "model-of-article", gtin: article.value, display: article.display },
    });
  const wanted = boxIsComplete(turn.state) ? boxMissing(turn.state) : boxWants(turn.state);
  say(turn, "info", words.begun(fresh, wanted));
  keepIfFull(turn);
}

/** A box that has all that those before it had is kept at once; the first one waits for what else it may bear. */
export function keepIfFull(turn: ReceivingTurn): void {
  const { state } = turn;
  const habit = habitOf(state, state.box);
  if (!habit || habit.kinds.length === 0) return;
  if (boxIsComplete(state) && boxMissing(state).length === 0) commitBox(turn);
}
