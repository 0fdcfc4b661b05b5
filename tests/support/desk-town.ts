import { dayOf } from "../../shared/dates.ts";
import { factsFrom, worldFrom } from "../../shared/desk/facts.ts";
import { apply } from "../../shared/desk/known.ts";
import { emptyDesk, type DeskState, type Known, type TrailEntry } from "../../shared/desk/state.ts";
import { step, type DeskEvent } from "../../shared/desk/step.ts";
import { idsPerEvent, type DeskContext, type Stamp } from "../../shared/desk/turn.ts";
import type { Change } from "../../shared/ledger/records.ts";
import type { OperationResult } from "../../shared/operations/answer.ts";
import { compensate } from "../../shared/operations/cancel.ts";
import { decide } from "../../shared/operations/decide.ts";
import { operation as operationSchema, type OperationInput } from "../../shared/operations/schema.ts";
import type { Named, ScanAnswer } from "../../shared/scan/answer.ts";
import { commands } from "../../shared/scan/printed-code.ts";
import { readCode } from "../../shared/scan/read-code.ts";
import type { ItemDetail, KitView } from "../../shared/stock/schema.ts";
import type { VoucherView } from "../../shared/top-ups/schema.ts";
import {
  agentId,
  ambiguousCode,
  batches,
  commandCard,
  context,
  firstMoment,
  gtin,
  idNumber,
  items,
  kitCode,
  modelId,
  offer,
  people,
  store,
  voucherCodes,
  vouchers,
} from "./desk-cast.ts";

const timeZone = "Europe/Paris";
const byId = <Thing extends { id: string }>(things: Record<string, Thing>) =>
  Object.fromEntries(Object.values(things).map((thing) => [thing.id, thing]));

/** The other side: what is true, changed by the operations that it is sent, by the same rules. */
export class Town {
  known: Known = {
    ...emptyDesk.known,
    items: byId(items),
    people: byId(people),
    batches: byId(batches),
    vouchers: byId(vouchers),
    offers: byId({ offer }),
    names: {
      [store.id]: store.name,
      ...Object.fromEntries(
        Object.values(people).map(({ id, firstName, lastName }) => [id, `${firstName} ${lastName}`]),
      ),
      ...Object.fromEntries(Object.values(batches).map(({ id, label }) => [id, label])),
    },
  };
  #done = new Map<string, Change[]>();

  receive(inputs: OperationInput[]): OperationResult[] {
    return inputs.map((input) => this.#receiveOne(input));
  }

  #receiveOne(input: OperationInput): OperationResult {
    const { id } = input;
    if (this.#done.has(id)) return { id, status: "duplicate" };
    const operation = operationSchema.parse(input);
    const at = operation.occurredAt;
    const moment = { at, today: dayOf(at, timeZone) };
    const verdict =
      operation.type === "cancel"
        ? compensate(this.#done.get(operation.operationId) ?? [], worldFrom(this.known), at)
        : decide(operation, factsFrom(this.known, operation, store), {
            ...moment,
            actor: agentId,
            loanMonths: context.loanMonths,
          });
    if (verdict.refusal) {
      const { code, params } = verdict.refusal;
      return { id, status: "refused", code, params, detail: `Refus du serveur : ${code}.` };
    }
    this.known = apply(this.known, verdict.changes, moment);
    this.#done.set(id, verdict.changes);
    return { id, status: "applied" };
  }

  held(personId: string): ItemDetail[] {
    return Object.values(this.known.items).filter((one) => one.holderId === personId);
  }

  itemNamed(name: keyof typeof items): ItemDetail {
    return this.known.items[items[name].id] ?? items[name];
  }

  scan(raw: string): ScanAnswer {
    return { raw, candidates: readCode(raw).candidates as ScanAnswer["candidates"], names: this.#names(raw) };
  }

  personNamed(id: string): Named & { type: "beneficiary" } {
    const beneficiary = this.known.people[id];
    if (!beneficiary) throw new Error("no such person in the cast");
    return { type: "beneficiary", beneficiary, items: this.held(id) };
  }

  #names(raw: string): Named[] {
    const command = Object.values(commands).find((one) => commandCard(one) === raw);
    if (command) return [{ type: "command", command }];
    if (raw === gtin)
      return [
        {
          type: "model",
          model: {
            id: modelId,
            kind: "tablet",
            brand: "Samsung",
            name: "Galaxy Tab A9",
            gtin,
            gtins: [gtin],
            items: 3,
          },
        },
      ];
    if (raw === kitCode) return [{ type: "kit", kit: this.#kit(), items: this.#kitItems() }];
    if (raw === ambiguousCode)
      return [
        { type: "item", item: this.itemNamed("tablet2") },
        { type: "voucher", voucher: this.#voucher("second") },
      ];
    for (const name of Object.keys(vouchers) as (keyof typeof vouchers)[])
      if (voucherCodes[name] === raw) return [{ type: "voucher", voucher: this.#voucher(name) }];
    for (const one of Object.values(this.known.items))
      if (one.label === raw) return [{ type: "item", item: one }];
    for (const one of Object.values(this.known.people))
      if (one.card === raw) return [this.personNamed(one.id)];
    for (const one of Object.values(this.known.batches))
      if (one.label === raw) {
        const inside = Object.values(this.known.items).filter(({ batchId }) => batchId === one.id);
        return [{ type: "batch", batch: one, items: inside }];
      }
    return [];
  }

  #voucher(name: keyof typeof vouchers): VoucherView {
    return this.known.vouchers[vouchers[name].id] ?? vouchers[name];
  }

  #kit(): KitView {
    return { id: idNumber(600), code: kitCode, name: "Valise 1", items: this.#kitItems() };
  }

  #kitItems(): ItemDetail[] {
    return [this.itemNamed("kitTablet"), this.itemNamed("kitCover")];
  }
}

/** An event as a test writes it: its time and its ids come from the run. */
export type Tap = DeskEvent extends infer Event
  ? Event extends Stamp
    ? Omit<Event, keyof Stamp>
    : never
  : never;

/** A desk at work: every scan and every tap counted, operations sent to the town at once or when told to. */
export class DeskRun {
  state: DeskState = emptyDesk;
  answer: TrailEntry | null = null;
  scans = 0;
  taps = 0;
  sent: OperationInput[] = [];
  /** What one event has just sent. */
  justSent: OperationInput[] = [];
  results: OperationResult[] = [];
  /** Operations under way, while the network is slow. */
  underWay: OperationInput[] = [];
  slow = false;
  #now = Date.parse(firstMoment);
  #ids: number;

  readonly town: Town;
  readonly context: DeskContext;
  /** Two desks in one town count their ids from different starts. */
  constructor(town: Town = new Town(), deskContext: DeskContext = context, firstId = 0x10000) {
    this.town = town;
    this.context = deskContext;
    this.#ids = firstId;
  }

  /** Scans a code, three seconds after what came before unless it says otherwise. */
  scan(raw: string, after = 3000): TrailEntry | null {
    this.scans += 1;
    return this.#step({ type: "scanned", answer: this.town.scan(raw) }, after);
  }

  /** A scan whose answer was read before the operations under way, and comes after them. */
  scanLate(raw: string): TrailEntry | null {
    this.scans += 1;
    const answer = this.town.scan(raw);
    this.settle();
    return this.#step({ type: "scanned", answer }, 3000);
  }

  tap(event: Tap): TrailEntry | null {
    this.taps += 1;
    return this.#step(event, 1000);
  }

  /** What happens without anybody touching anything. */
  tell(event: Tap): TrailEntry | null {
    return this.#step(event, 0);
  }

  settle(): void {
    const operations = this.underWay;
    this.underWay = [];
    if (operations.length === 0) return;
    const results = this.town.receive(operations);
    this.results.push(...results);
    this.#step({ type: "settled", results }, 0);
  }

  #step(event: Tap, after: number): TrailEntry | null {
    this.#now += after;
    const at = new Date(this.#now).toISOString();
    const ids = Array.from({ length: idsPerEvent }, () => idNumber((this.#ids += 1)));
    const full = { ...event, at, today: dayOf(at, timeZone), ids } as DeskEvent;
    const { state, operations, answer } = step(this.state, full, this.context);
    this.state = state;
    this.sent.push(...operations);
    this.underWay.push(...operations);
    const settling = event.type === "settled";
    if (!settling) this.justSent = operations;
    if (!settling || answer) this.answer = answer;
    if (!this.slow) this.settle();
    return this.answer;
  }

  get types(): string[] {
    return this.sent.map((operation) => operation.type);
  }
}
