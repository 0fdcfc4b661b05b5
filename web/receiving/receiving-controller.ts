import type { ReactiveController, ReactiveControllerHost } from "lit";
import { typeset } from "../../shared/desk/french.ts";
import type { ReceivingAnswer } from "../../shared/receiving/state.ts";
import { receivingStep, type ReceivingEvent } from "../../shared/receiving/step.ts";
import type { ScanAnswer } from "../../shared/scan/answer.ts";
import { readCode } from "../../shared/scan/read-code.ts";
import { getItem } from "../api/items.ts";
import { newId, sendOperations } from "../api/operations.ts";
import { asProblem, type ProblemError } from "../api/problem.ts";
import { addGtin } from "../api/receiving.ts";
import { scan } from "../api/scan.ts";
import { answerPhone } from "../pairing/computer-link.ts";
import type { Scan } from "../scanner/scanner-controller.ts";
import { currentSession, sessionEvents } from "../session/session-state.ts";
import { asked } from "./receiving-words.ts";
import {
  forgetOperations,
  keep,
  keepOperations,
  keptOperations,
  readKept,
  type Kept,
  type ReadCode,
} from "./receiving-store.ts";

/** How long after a lost connection the queue is tried again, in milliseconds. */
const retryPause = 4000;
/** How many operations go in one request: short enough to show how far it is. */
const together = 50;
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
 * Receiving in the browser. Codes and operations stand in line, each in its own; both survive a reload and a lost network: without
 * a server, boxes go on being read, and what exists already is found out when it is there again.
 */
export class ReceivingController implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  readonly #options: () => Options;
  readonly #userId = currentSession()?.user.id ?? "";
  #kept: Kept | undefined;
  /** How many operations were made on this page. */
  #made = 0;
  #reading = false;
  #sending = false;
  #timer: ReturnType<typeof setTimeout> | undefined;
  /** Why the queues stand still; null while they move. */
  problem: ProblemError | null = null;

  constructor(host: ReactiveControllerHost, options: () => Options) {
    this.#host = host;
    this.#options = options;
    host.addController(this);
  }

  get state() {
    return this.#own.receiving;
  }

  get #own(): Kept {
    return (this.#kept ??= this.#begin());
  }

  #begin(): Kept {
    const kept = readKept(this.#userId, this.#options().delivery);
    const own = new Set(kept.outbox.map(({ id }) => id));
    const left = keptOperations(this.#userId).filter(({ id }) => !own.has(id));
    return { ...kept, outbox: [...left, ...kept.outbox] };
  }

  /** Operations that the server has not confirmed yet. */
  get unsent(): number {
    return this.#own.outbox.length;
  }

  /** @returns whether something was under way to the server at any moment from now until it is asked */
  watchSending(): () => boolean {
    const { unsent } = this;
    const made = this.#made;
    return () => unsent > 0 || this.unsent > 0 || this.#made > made;
  }

  hostConnected() {
    sessionEvents.addEventListener("signed-in", this.#resume);
    window.addEventListener("online", this.#resume);
    this.#resume();
  }

  hostDisconnected() {
    sessionEvents.removeEventListener("signed-in", this.#resume);
    window.removeEventListener("online", this.#resume);
    clearTimeout(this.#timer);
  }

  /** A code was read, by whatever reader. */
  read({ text, symbology, asTyped, readAt, relayId, beside = [] }: Scan): void {
    const at = readAt ?? new Date().toISOString();
    const code: ReadCode = { text: text.slice(0, 256), symbology, asTyped, beside, at, relayId };
    this.#keep({ codes: [...this.#own.codes, code] });
    void this.#readAll();
  }

  happen(event: ReceivingEvent, at = new Date().toISOString()): ReceivingAnswer | null {
    const { state, operations, answer } = receivingStep(this.state, event, { at, newId });
    // First what must not be lost, then what is shown of it.
    keepOperations(this.#userId, operations);
    this.#made += operations.length;
    this.#keep({ receiving: state, outbox: [...this.#own.outbox, ...operations] });
    if (answer) this.#options().onAnswer(answer);
    if (operations.length > 0 || state.toRemember.length > 0) void this.#sendAll();
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

  #keep(changes: Partial<Kept>): void {
    this.#kept = { ...this.#own, ...changes };
    keep(this.#userId, this.#options().delivery, this.#kept);
    this.#host.requestUpdate();
  }

  readonly #resume = () => {
    clearTimeout(this.#timer);
    void this.#readAll();
    void this.#sendAll();
  };

  #stop(error: unknown): void {
    this.problem = asProblem(error);
    this.#host.requestUpdate();
    clearTimeout(this.#timer);
    if (this.problem.code !== "not-signed-in") this.#timer = setTimeout(this.#resume, retryPause);
  }

  #moves(): void {
    if (!this.problem) return;
    this.problem = null;
    this.#host.requestUpdate();
  }

  async #readAll(): Promise<void> {
    if (this.#reading) return;
    this.#reading = true;
    try {
      for (let [code] = this.#own.codes; code; [code] = this.#own.codes) {
        const answer = await this.#answer(code);
        const beside = code.beside.map((one) => readHere(one));
        this.#keep({ codes: this.#own.codes.slice(1) });
        this.#answerPhone(code, this.happen({ type: "read", answer, beside }, code.at));
      }
    } catch (error) {
      this.#stop(error);
    } finally {
      this.#reading = false;
    }
  }

  /** The server knows what exists; where it cannot be reached, the code speaks for itself. */
  async #answer(code: ReadCode): Promise<ScanAnswer> {
    if (!navigator.onLine || this.problem?.code === "offline") return readHere(code);
    try {
      const answer = await scan(code.text, code);
      this.#moves();
      return answer;
    } catch (error) {
      if (asProblem(error).code !== "offline") throw error;
      this.#stop(error);
      return readHere(code);
    }
  }

  async #sendAll(): Promise<void> {
    if (this.#sending) return;
    this.#sending = true;
    try {
      let sent = false;
      while (this.#own.outbox.length > 0) {
        const some = this.#own.outbox.slice(0, together);
        const results = await sendOperations(some);
        this.#moves();
        this.happen({ type: "settled", results });
        this.#keep({ outbox: this.#own.outbox.slice(some.length) });
        forgetOperations(this.#userId, some);
        sent = true;
      }
      for (const { gtin, modelId } of this.state.toRemember) await this.#remember(gtin, modelId);
      await this.#nameItems();
      if (sent) this.#options().onSent();
    } catch (error) {
      this.#stop(error);
    } finally {
      this.#sending = false;
      this.#host.requestUpdate();
    }
    // What came while the last ones were on their way.
    if (!this.problem && this.unsent > 0) void this.#sendAll();
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
