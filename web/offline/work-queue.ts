import type { ReactiveController, ReactiveControllerHost } from "lit";
import type { OperationResult } from "../../shared/operations/answer.ts";
import type { OperationInput } from "../../shared/operations/schema.ts";
import { getHealth } from "../api/health.ts";
import { sendOperations } from "../api/operations.ts";
import { asProblem, type ProblemError } from "../api/problem.ts";
import { currentSession, sessionEvents } from "../session/session-state.ts";
import {
  forgetOperations,
  keepOperations,
  keepWork,
  readWork,
  workKey,
  type ReadCode,
  type Work,
} from "./kept-work.ts";

/** How long after a lost connection the queue is tried again, in milliseconds. */
const retryPause = 4000;
/** How many operations go in one request: short enough to show how far it is. */
const together = 50;

/** What a page does with what stands in line; what it takes and settles ends in `advance`. */
export interface WorkPage<State, Answer> {
  name: "desk" | "receiving";
  /** Which one, of a page with several; asked for once the page is open. */
  part?: () => string;
  empty: State;
  /** What a code names. @throws ProblemError when nobody can say now: the code stays in line */
  ask: (code: ReadCode) => Promise<Answer>;
  /** What becomes of a code, now that it has been said what it names. */
  take: (code: ReadCode, answer: Answer) => void;
  settle: (results: OperationResult[]) => void;
  /** Each time that nothing is left to send. @throws ProblemError to be called again when the connection is back */
  afterSending: (sent: boolean) => Promise<void>;
}

/**
 * The state of a page where codes are read. Codes and operations stand in line, each in its own, so that a slow network changes
 * neither their order nor their number; both lines survive a reload, and wait for whom they belong to. Once the page is closed, its
 * operations still go out; what the server says of them is asked for again when the page is opened again.
 */
export class WorkQueue<State extends object, Answer> implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  readonly #page: WorkPage<State, Answer>;
  readonly #userId = currentSession()?.user.id ?? "";
  #work: Work<State> | undefined;
  #open = false;
  /** How many operations were made on this page. */
  #made = 0;
  #reading = false;
  #sending = false;
  #sent = false;
  #timer: ReturnType<typeof setTimeout> | undefined;
  /** Why the lines stand still; null while they move. */
  problem: ProblemError | null = null;

  constructor(host: ReactiveControllerHost, page: WorkPage<State, Answer>) {
    this.#host = host;
    this.#page = page;
    host.addController(this);
  }

  get state(): State {
    return this.#own.state;
  }

  /** Codes that were read and are not answered yet. */
  get waitingCodes(): number {
    return this.#own.codes.length;
  }

  /** Operations that the server has not confirmed yet. */
  get unsent(): number {
    return this.#own.outbox.length;
  }

  /** Somebody else may have signed in over this page: what stands in line waits for whom it belongs to. */
  get isTheirs(): boolean {
    return currentSession()?.user.id === this.#userId;
  }

  /** @returns whether something was under way to the server at any moment from now until it is asked */
  watchSending(): () => boolean {
    const { unsent } = this;
    const made = this.#made;
    return () => unsent > 0 || this.unsent > 0 || this.#made > made;
  }

  hostConnected() {
    this.#open = true;
    this.#work = undefined;
    sessionEvents.addEventListener("signed-in", this.#resume);
    window.addEventListener("online", this.#resume);
    this.#resume();
  }

  hostDisconnected() {
    this.#open = false;
    sessionEvents.removeEventListener("signed-in", this.#resume);
    window.removeEventListener("online", this.#resume);
  }

  /** A code was read, by whatever reader. */
  read(code: ReadCode): void {
    this.#keep({ codes: [...this.#own.codes, code] });
    void this.#readAll();
  }

  /** What an event has made of the state, and what goes out for it: first what must not be lost, then what is shown of it. */
  advance(state: State, operations: OperationInput[]): void {
    keepOperations(this.#userId, operations);
    this.#made += operations.length;
    this.#keep({ state, outbox: [...this.#own.outbox, ...operations] });
    if (operations.length > 0) void this.send();
  }

  /** Sends what stands in line, unless that is going on already. */
  async send(): Promise<void> {
    if (this.#sending) return;
    this.#sending = true;
    try {
      while (this.unsent > 0 && this.isTheirs) await this.#sendSome();
      if (!this.#open || !this.isTheirs) return;
      await this.#page.afterSending(this.#sent);
      this.#sent = false;
      if (this.problem && this.waitingCodes === 0) await this.#lookForServer();
    } catch (error) {
      this.stop(error);
    } finally {
      this.#sending = false;
      this.#host.requestUpdate();
    }
    // What came while the last ones were on their way.
    if (!this.problem && this.unsent > 0 && this.isTheirs) void this.send();
  }

  async #sendSome(): Promise<void> {
    const some = this.#own.outbox.slice(0, together);
    const results = await sendOperations(some, () => this.isTheirs);
    if (!this.isTheirs) return;
    const sent = new Set(some.map(({ id }) => id));
    this.#own.outbox = this.#own.outbox.filter(({ id }) => !sent.has(id));
    if (!this.#open) return;
    this.reached();
    this.#page.settle(results);
    forgetOperations(this.#userId, some);
    this.#sent = true;
  }

  /** With nothing left in line, no answer would tell that the server is there again. */
  async #lookForServer(): Promise<void> {
    await getHealth();
    this.reached();
  }

  /** The server has answered. */
  reached(): void {
    if (!this.problem) return;
    this.problem = null;
    this.#host.requestUpdate();
  }

  /** Something could not be asked or sent: it is tried again, after a while or once somebody has signed in. */
  stop(error: unknown): void {
    this.problem = asProblem(error);
    this.#host.requestUpdate();
    clearTimeout(this.#timer);
    if (this.isTheirs && this.problem.code !== "not-signed-in")
      this.#timer = setTimeout(this.#resume, retryPause);
  }

  get #key(): string {
    return workKey(this.#page.name, this.#userId, this.#page.part?.());
  }

  get #own(): Work<State> {
    return (this.#work ??= readWork(this.#key, this.#userId, this.#page.empty));
  }

  /** Once the page is closed or they have gone, nothing of it is written down any more. */
  #keep(changes: Partial<Work<State>>): void {
    this.#work = { ...this.#own, ...changes };
    if (this.#open && this.isTheirs) keepWork(this.#key, this.#work);
    this.#host.requestUpdate();
  }

  readonly #resume = () => {
    clearTimeout(this.#timer);
    void this.#readAll();
    void this.send();
  };

  async #readAll(): Promise<void> {
    if (this.#reading) return;
    this.#reading = true;
    try {
      for (let [code] = this.#own.codes; code && this.#open && this.isTheirs; [code] = this.#own.codes) {
        const answer = await this.#page.ask(code);
        if (!this.#open || !this.isTheirs) return;
        const { at, text } = code;
        // Written down together with what it did.
        this.#own.codes = this.#own.codes.filter((one) => one.at !== at || one.text !== text);
        this.#page.take(code, answer);
      }
    } catch (error) {
      this.stop(error);
    } finally {
      this.#reading = false;
    }
  }
}
