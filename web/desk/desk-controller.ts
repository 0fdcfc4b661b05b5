import type { ReactiveController, ReactiveControllerHost } from "lit";
import type { Instant } from "../../shared/dates.ts";
import { deskSentence } from "../../shared/desk/sentences.ts";
import { emptyDesk, type TrailEntry } from "../../shared/desk/state.ts";
import { step, type DeskEvent } from "../../shared/desk/step.ts";
import { personToAskFor } from "../../shared/desk/selectors.ts";
import { idsPerEvent, type DeskContext, type Stamp } from "../../shared/desk/turn.ts";
import { listItems } from "../api/items.ts";
import { newId, sendOperations } from "../api/operations.ts";
import { asProblem, type ProblemError } from "../api/problem.ts";
import { scan } from "../api/scan.ts";
import { dayOfInstant } from "../i18n/format.ts";
import { answerPhone, readAlready } from "../pairing/computer-link.ts";
import { currentSession, sessionEvents } from "../session/session-state.ts";
import { keep, readKept, type Kept, type ReadCode } from "./desk-store.ts";

type Unstamped<Event> = Event extends unknown ? Omit<Event, keyof Stamp> : never;
/** What happens at the desk, before it is given its moment. */
export type Happening = Unstamped<DeskEvent>;

/** How long after a lost connection the queue is tried again, in milliseconds. */
const retryPause = 4000;

/**
 * The desk's state in the browser. Codes and operations stand in line, each in its own, so that a slow network changes neither
 * their order nor their number; both lines survive a reload.
 */
export class DeskController implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  readonly #onAnswer: (answer: TrailEntry) => void;
  readonly #userId: string;
  #kept: Kept;
  #reading = false;
  #sending = false;
  #asked: string | null = null;
  #timer: ReturnType<typeof setTimeout> | undefined;
  site: DeskContext["site"] = null;
  /** Why the queues stand still; null while they move. */
  problem: ProblemError | null = null;

  constructor(host: ReactiveControllerHost, onAnswer: (answer: TrailEntry) => void) {
    this.#host = host;
    this.#onAnswer = onAnswer;
    this.#userId = currentSession()?.user.id ?? "";
    this.#kept = readKept(this.#userId);
    host.addController(this);
  }

  get state() {
    return this.#kept.desk;
  }

  /** Codes that were read and are not answered yet. */
  get waitingCodes(): number {
    return this.#kept.codes.length;
  }

  /** Operations that the server has not confirmed yet. */
  get unsent(): number {
    return this.#kept.outbox.length;
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
  read({ at = new Date().toISOString(), ...read }: Omit<ReadCode, "at"> & { at?: Instant }): void {
    const code = { ...read, at };
    this.#keep({ codes: [...this.#kept.codes, code] });
    void this.#readAll();
  }

  /** Something else happened: a button, a choice. */
  happen(happening: Happening, at = new Date().toISOString()): TrailEntry | null {
    const session = currentSession();
    if (!session || !this.#isTheirs) return null;
    const context: DeskContext = {
      loanMonths: session.organisation.loanMonths,
      site: this.site,
      actor: session.user.id,
      role: session.user.role,
    };
    const stamp: Stamp = {
      at,
      today: dayOfInstant(at),
      ids: Array.from({ length: idsPerEvent }, newId),
    };
    const { state, operations, answer } = step(this.state, { ...happening, ...stamp } as DeskEvent, context);
    this.#keep({ desk: state, outbox: [...this.#kept.outbox, ...operations] });
    if (answer) this.#onAnswer(answer);
    if (operations.length > 0) void this.#sendAll();
    void this.#askForRest();
    return answer;
  }

  #keep(changes: Partial<Kept>): void {
    this.#kept = { ...this.#kept, ...changes };
    // Once they have gone, the names on their desk are not written down again.
    keep(this.#userId, this.#isTheirs ? this.#kept : { ...this.#kept, desk: emptyDesk });
    this.#host.requestUpdate();
  }

  /** Somebody else may have signed in over this page: what stands in line waits for whom it belongs to. */
  get #isTheirs(): boolean {
    return currentSession()?.user.id === this.#userId;
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
      for (let [code] = this.#kept.codes; code && this.#isTheirs; [code] = this.#kept.codes) {
        const answer = await scan(code.text.slice(0, 256), code);
        if (!this.#isTheirs) return;
        this.#moves();
        this.#keep({ codes: this.#kept.codes.slice(1) });
        this.#answerPhone(code, this.happen({ type: "scanned", answer }, code.at));
      }
    } catch (error) {
      this.#stop(error);
    } finally {
      this.#reading = false;
    }
  }

  #answerPhone({ relayId }: ReadCode, said: TrailEntry | null): void {
    if (!relayId) return;
    answerPhone(relayId, said ? { tone: said.tone, text: deskSentence(said) } : readAlready);
  }

  async #sendAll(): Promise<void> {
    if (this.#sending) return;
    this.#sending = true;
    try {
      while (this.#kept.outbox.length > 0 && this.#isTheirs) {
        const sent = this.#kept.outbox.slice(0, 100);
        const results = await sendOperations(sent);
        this.#moves();
        this.#keep({ outbox: this.#kept.outbox.slice(sent.length) });
        this.happen({ type: "settled", results });
      }
      this.#host.requestUpdate();
    } catch (error) {
      this.#stop(error);
    } finally {
      this.#sending = false;
    }
  }

  /** A return shows what else the loan holds: the desk may have seen one item of it only. */
  async #askForRest(): Promise<void> {
    const personId = personToAskFor(this.state);
    if (!personId || this.#asked === personId) return;
    this.#asked = personId;
    try {
      const { items } = await listItems({ holder: personId, limit: 200 });
      this.happen({ type: "held", personId, items });
    } catch (error) {
      this.#stop(error);
    } finally {
      this.#asked = null;
    }
  }
}
