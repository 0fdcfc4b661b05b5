import type { ReactiveControllerHost } from "lit";
import { typeset } from "../../shared/desk/french.ts";
import { emptyReceiving, type ReceivingAnswer, type ReceivingState } from "../../shared/receiving/state.ts";
import { receivingStep, type ReceivingEvent } from "../../shared/receiving/step.ts";
import type { ScanAnswer } from "../../shared/scan/answer.ts";
import { readCode } from "../../shared/scan/read-code.ts";
import { getItem } from "../api/items.ts";
import { newId } from "../api/operations.ts";
import { asProblem, type ProblemError } from "../api/problem.ts";
import { addGtin } from "../api/receiving.ts";
import { scan } from "../api/scan.ts";
import type { ReadCode } from "../offline/kept-work.ts";
import { WorkQueue } from "../offline/work-queue.ts";
import { answerPhone } from "../pairing/computer-link.ts";
import type { Scan } from "../scanner/scanner-controller.ts";
import { currentSession } from "../session/session-state.ts";
import { asked } from "./receiving-words.ts";

/** Of so many of the last items the new inventory number is shown. */
const labelsShown = 5;

interface Options {
  /** The purchase's id; empty without one. */
  delivery: string;
  onAnswer: (answer: ReceivingAnswer) => void;
  /** Everything is at the server: what it counts may be read again. */
  onSent: () => void;
}

/**
 * Receiving in the browser: without a server, boxes go on being read, and what exists already is found out when it is there again.
 */
export class ReceivingController {
  readonly #options: () => Options;
  readonly #queue: WorkQueue<ReceivingState, ScanAnswer>;

  constructor(host: ReactiveControllerHost, options: () => Options) {
    this.#options = options;
    this.#queue = new WorkQueue(host, {
      name: "receiving",
      part: () => this.#options().delivery,
      empty: emptyReceiving,
      ask: (code) => this.#answer(code),
      take: (code, answer) => {
        const beside = (code.beside ?? []).map((one) => readHere(one));
        this.#answerPhone(code, this.happen({ type: "read", answer, beside }, code.at));
      },
      settle: (results) => void this.happen({ type: "settled", results }),
      afterSending: async (sent) => {
        if (sent) this.#options().onSent();
        for (const { gtin, modelId } of this.state.toRemember) await this.#remember(gtin, modelId);
        await this.#nameItems();
      },
    });
  }

  get state(): ReceivingState {
    return this.#queue.state;
  }

  get unsent(): number {
    return this.#queue.unsent;
  }

  get problem(): ProblemError | null {
    return this.#queue.problem;
  }

  watchSending(): () => boolean {
    return this.#queue.watchSending();
  }

  /** A code was read, by whatever reader. */
  read({ text, symbology, asTyped, readAt, relayId, beside }: Scan): void {
    const at = readAt ?? new Date().toISOString();
    this.#queue.read({ text: text.slice(0, 256), symbology, asTyped, beside, at, relayId });
  }

  happen(event: ReceivingEvent, at = new Date().toISOString()): ReceivingAnswer | null {
    if (!this.#queue.isTheirs) return null;
    const { state, operations, answer } = receivingStep(this.state, event, { at, newId });
    this.#queue.advance(state, operations);
    if (answer) this.#options().onAnswer(answer);
    if (state.toRemember.length > 0) void this.#queue.send();
    return answer;
  }

  /** What is said here, or what is asked; while a question is open, a code waits for it. */
  #answerPhone({ relayId, text }: ReadCode, said: ReceivingAnswer | null): void {
    if (!relayId) return;
    const question = asked(this.state);
    if (question) answerPhone(relayId, { tone: "question", text: question });
    else
      answerPhone(
        relayId,
        said ? { tone: said.tone, text: typeset(said.text) } : { tone: "info", text: `Lu\u00a0: ${text}` },
      );
  }

  /** The server knows what exists; where it cannot be reached, the code speaks for itself. */
  async #answer(code: ReadCode): Promise<ScanAnswer> {
    if (!navigator.onLine || this.problem?.code === "offline") return readHere(code);
    try {
      const answer = await scan(code.text, code);
      this.#queue.reached();
      return answer;
    } catch (error) {
      if (asProblem(error).code !== "offline") throw error;
      this.#queue.stop(error);
      return readHere(code);
    }
  }

  async #remember(gtin: string, modelId: string): Promise<void> {
    try {
      await addGtin(modelId, gtin);
    } catch (error) {
      // Someone else has taught it meanwhile: there is nothing left to do.
      if (asProblem(error).code !== "identifier-taken") throw error;
    }
    this.happen({ type: "remembered", gtin });
  }

  async #nameItems(): Promise<void> {
    const nameless = this.state.items
      .slice(-labelsShown)
      .filter(({ status, label }) => status === "applied" && label === null);
    for (const { itemId } of nameless) {
      // One that somebody has cancelled elsewhere has no number any more.
      const item = await getItem(itemId).catch((error: unknown) => {
        if (asProblem(error).code !== "not-found") throw error;
        return null;
      });
      if (item) this.happen({ type: "labelled", itemId, label: item.label });
    }
  }
}

function readHere({
  text,
  symbology,
  asTyped,
}: Pick<ReadCode, "text" | "symbology" | "asTyped">): ScanAnswer {
  const knownPrefix = currentSession()?.organisation.prefix;
  const { candidates, problem } = readCode(text, { symbology, knownPrefix, asTyped });
  const views = candidates.map((one) => ({ ...one, detail: { ...one.detail } }));
  return { raw: text, candidates: views, names: [], problem };
}
