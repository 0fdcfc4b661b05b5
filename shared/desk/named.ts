import type { Named } from "../scan/answer.ts";
import { addDevice, openBatch } from "./batch.ts";
import { cancelLast } from "./cancel.ts";
import type { DeskCode } from "./answers.ts";
import { spokenName } from "./known.ts";
import { lendItem, lendKit, lendTo } from "./lend.ts";
import { changeMode, finish } from "./modes.ts";
import { openReturn, openReturnOfLoan, returnItem } from "./return.ts";
import { deskModes, type DeskMode } from "./state.ts";
import { chooseSim, chooseSimOf, useVoucher } from "./top-up.ts";
import { ask, close, itemOf, say, update, whereabouts, type Said, type Turn } from "./turn.ts";

/** What each mode acts upon; anything else is only shown. */
const wanted: Record<DeskMode, readonly Named["type"][]> = {
  "look-up": [],
  lend: ["beneficiary", "item", "kit"],
  return: ["beneficiary", "item", "kit", "loan"],
  "top-up": ["beneficiary", "item", "voucher"],
  batch: ["batch", "item"],
};

/** Which of several meanings the step at hand is waiting for; an item says more than its model. */
export function meaningsHere(mode: DeskMode, names: Named[]): Named[] {
  const kinds = new Set(names.map((named) => named.type));
  const precise = kinds.has("item") ? names.filter((named) => named.type !== "model") : names;
  const expected = precise.filter((named) => wanted[mode].includes(named.type));
  return expected.length > 0 ? expected : precise;
}

/** What was scanned decides what happens. */
export function handle(turn: Turn, named: Named): void {
  if (named.type === "command") return obey(turn, named.command);
  const { mode } = turn.state;
  if (named.type === "item") return handleItem(turn, named.item.id);
  if (named.type === "beneficiary" && mode === "look-up") return lendTo(turn, named.beneficiary);
  if (named.type === "batch" && mode === "look-up" && named.batch.state === "draft")
    return openBatch(turn, named.batch, named.box);
  if (!wanted[mode].includes(named.type)) return show(turn, named);
  switch (named.type) {
    case "beneficiary":
      if (mode === "lend") return lendTo(turn, named.beneficiary);
      return mode === "return" ? openReturn(turn, named.beneficiary) : chooseSimOf(turn, named.beneficiary);
    case "kit": {
      if (mode === "lend") return lendKit(turn, named.kit.name, named.items);
      for (const item of named.items) returnItem(turn, item.id);
      return named.items.length === 0 ? show(turn, named) : undefined;
    }
    case "loan": {
      const { id, beneficiaryId, beneficiaryName } = named.loan;
      return openReturnOfLoan(turn, id, beneficiaryId, beneficiaryName);
    }
    case "voucher":
      return useVoucher(turn, named.voucher);
    case "batch":
      return openBatch(turn, named.batch, named.box);
    default:
      return show(turn, named);
  }
}

function handleItem(turn: Turn, itemId: string): void {
  const { mode, questions, batching } = turn.state;
  const about = questions.filter((question) => "itemId" in question && question.itemId === itemId);
  close(turn, (question) => about.includes(question));
  switch (mode) {
    case "lend":
      return lendItem(turn, itemId);
    case "return":
      return returnItem(turn, itemId);
    case "top-up":
      return chooseSim(turn, itemId);
    case "batch": {
      const again = about.some((one) => one.kind === "retire" && one.batchId === batching?.batchId);
      return addDevice(turn, itemId, again);
    }
    default: {
      const item = itemOf(turn, itemId);
      return item && show(turn, { type: "item", item });
    }
  }
}

function obey(turn: Turn, command: string): void {
  const mode = deskModes.find((one) => one === command);
  if (mode) return changeMode(turn, mode);
  if (command === "cancel") return cancelLast(turn);
  if (command === "finish") return finish(turn);
  say(turn, { tone: "refused", code: "unknown-command", params: { command } });
}

/** Says what it is, and keeps it on screen. */
function show(turn: Turn, named: Exclude<Named, { type: "command" }>): void {
  update(turn, { shown: named });
  const said = description(turn, named);
  if (named.type !== "model") return void say(turn, said);
  close(turn, (question) => question.kind === "model" && question.modelId === named.model.id);
  ask(turn, said, { kind: "model", modelId: named.model.id }, ["create-item", "ignore"]);
}

function description(turn: Turn, named: Exclude<Named, { type: "command" }>): Said {
  const info = (code: DeskCode, params: Said["params"], more: Partial<Said> = {}): Said => ({
    tone: "info",
    code,
    params,
    ...more,
  });
  switch (named.type) {
    case "item": {
      const item = itemOf(turn, named.item.id) ?? named.item;
      return info("item-shown", whereabouts(item), { itemId: item.id, loanId: item.loanId });
    }
    case "beneficiary":
      return info("person-shown", { person: spokenName(named.beneficiary), count: named.items.length });
    case "kit":
      return info("kit-shown", { kit: named.kit.name, count: named.items.length });
    case "model":
      return info("model-shown", {
        kind: named.model.kind,
        name: `${named.model.brand} ${named.model.name}`,
        count: named.model.items,
      });
    case "site":
      return info("site-shown", { site: named.site.name, count: named.site.items });
    case "loan": {
      const { id, number, beneficiaryName, dueDate } = named.loan;
      return info("loan-shown", { number, person: beneficiaryName, dueDate }, { loanId: id });
    }
    case "voucher": {
      const { masked, offerName, operator, state } = named.voucher;
      return info("voucher-shown", { voucher: masked, offer: offerName, operator, state });
    }
    case "batch": {
      const { label, name, state, items, unerased } = named.batch;
      return info("batch-shown", { batch: label, name, state, count: items, unerased, box: named.box ?? 0 });
    }
  }
}
