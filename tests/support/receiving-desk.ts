import { readCode } from "../../shared/scan/read-code.ts";
import type { ScanAnswer } from "../../shared/scan/answer.ts";
import type { OperationInput } from "../../shared/operations/schema.ts";
import { emptyReceiving, type ReceivingLine, type ReceivingState } from "../../shared/receiving/state.ts";
import { receivingStep, type ReceivingEvent } from "../../shared/receiving/step.ts";
import { withLuhn } from "./luhn.ts";

const symbologies: Record<string, string> = { ean: "EAN-13" };
export const article = "8806095310459";
export const otherArticle = "4006381333931";

/** The codes on the box of the nth tablet. */
export const boxOf = (n: number) => ({
  serial: `R9TX${String(n).padStart(5, "0")}`,
  imei: withLuhn(`35693803${String(564380 + n)}`),
  second: withLuhn(`35693804${String(564380 + n)}`),
});

export const tablet = { id: "model-tablet", kind: "tablet" as const, name: "Samsung Tab A9", gtin: article };
export const cover = { id: "model-cover", kind: "cover" as const, name: "Pochette souple", gtin: null };
export const sim = { id: "model-sim", kind: "sim" as const, name: "Orange SIM", gtin: null };

export const lineOf = (
  model: { id: string; kind: ReceivingLine["kind"]; name: string },
  quantity: number,
): ReceivingLine => ({
  key: `line-${model.kind}`,
  purchaseLineId: `line-${model.kind}`,
  modelId: model.id,
  kind: model.kind,
  designation: model.name,
  quantity,
  received: 0,
});

/** What the server would answer to a scan; nothing is in the ledger unless told. */
export function answered(text: string, names: ScanAnswer["names"] = [], symbology?: string): ScanAnswer {
  const kind = symbology ?? (text.length === 13 ? symbologies.ean : undefined);
  const { candidates } = readCode(text, { symbology: kind, knownPrefix: "GVM" });
  return { raw: text, candidates: candidates.map((one) => ({ ...one, detail: { ...one.detail } })), names };
}

/** A delivery being received, step by step. */
export class Delivery {
  state: ReceivingState;
  readonly sent: OperationInput[] = [];
  #made = 0;

  constructor(lines: ReceivingLine[] = [lineOf(tablet, 15)], models = [tablet, cover, sim]) {
    this.state = emptyReceiving;
    this.do({ type: "opened", bound: lines.length > 0, lines, models });
    this.do({ type: "common", fields: { siteId: "site" } });
  }

  do(event: ReceivingEvent) {
    const newId = () => `id-${++this.#made}`;
    const done = receivingStep(this.state, event, { at: "2027-03-01T09:00:00.000Z", newId });
    this.state = done.state;
    this.sent.push(...done.operations);
    return done;
  }

  /** Reads a code; `beside` are the other codes of the same picture. */
  read(text: string, beside: string[] = []) {
    return this.do({ type: "read", answer: answered(text), beside: beside.map((one) => answered(one)) });
  }

  /** The codes of each item that stands, as texts. */
  get boxes(): string[][] {
    return this.state.items
      .filter(({ status }) => status === "sent" || status === "applied")
      .map(({ codes }) => codes.filter(({ kind }) => kind !== "gtin").map(({ value }) => value));
  }
}
