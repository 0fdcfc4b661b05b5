import type { ReactiveControllerHost } from "lit";
import type { Instant } from "../../shared/dates.ts";
import { deskSentence } from "../../shared/desk/sentences.ts";
import { emptyDesk, type DeskState, type TrailEntry } from "../../shared/desk/state.ts";
import { step, type DeskEvent } from "../../shared/desk/step.ts";
import { personToAskFor } from "../../shared/desk/selectors.ts";
import { idsPerEvent, type DeskContext, type Stamp } from "../../shared/desk/turn.ts";
import type { ScanAnswer } from "../../shared/scan/answer.ts";
import { listItems } from "../api/items.ts";
import { newId } from "../api/operations.ts";
import type { ProblemError } from "../api/problem.ts";
import { scan } from "../api/scan.ts";
import { dayOfInstant } from "../i18n/format.ts";
import type { ReadCode } from "../offline/kept-work.ts";
import { WorkQueue } from "../offline/work-queue.ts";
import { answerPhone, readAlready } from "../pairing/computer-link.ts";
import { currentSession } from "../session/session-state.ts";
import { deskPage } from "./desk-store.ts";

type Unstamped<Event> = Event extends unknown ? Omit<Event, keyof Stamp> : never;
/** What happens at the desk, before it is given its moment. */
export type Happening = Unstamped<DeskEvent>;

/** The desk in the browser: what is read and done goes through its rules at once, and to the server in its order. */
export class DeskController {
  readonly #onAnswer: (answer: TrailEntry) => void;
  readonly #queue: WorkQueue<DeskState, ScanAnswer>;
  #asked: string | null = null;
  site: DeskContext["site"] = null;

  constructor(host: ReactiveControllerHost, onAnswer: (answer: TrailEntry) => void) {
    this.#onAnswer = onAnswer;
    this.#queue = new WorkQueue(host, {
      name: deskPage,
      empty: emptyDesk,
      ask: async (code) => {
        const answer = await scan(code.text.slice(0, 256), code);
        this.#queue.reached();
        return answer;
      },
      take: (code, answer) => this.#answerPhone(code, this.happen({ type: "scanned", answer }, code.at)),
      settle: (results) => void this.happen({ type: "settled", results }),
      afterSending: () => this.#askForRest(),
    });
  }

  get state(): DeskState {
    return this.#queue.state;
  }

  get waitingCodes(): number {
    return this.#queue.waitingCodes;
  }

  get unsent(): number {
    return this.#queue.unsent;
  }

  get problem(): ProblemError | null {
    return this.#queue.problem;
  }

  /** A code was read, by whatever reader. */
  read({ at = new Date().toISOString(), ...read }: Omit<ReadCode, "at"> & { at?: Instant }): void {
    this.#queue.read({ ...read, at });
  }

  /** Something else happened: a button, a choice. */
  happen(happening: Happening, at = new Date().toISOString()): TrailEntry | null {
    const session = currentSession();
    if (!session || !this.#queue.isTheirs) return null;
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
    this.#queue.advance(state, operations);
    if (answer) this.#onAnswer(answer);
    void this.#askForRest().catch((error: unknown) => this.#queue.stop(error));
    return answer;
  }

  #answerPhone({ relayId }: ReadCode, said: TrailEntry | null): void {
    if (!relayId) return;
    answerPhone(relayId, said ? { tone: said.tone, text: deskSentence(said) } : readAlready);
  }

  /** A return shows what else the loan holds: the desk may have seen one item of it only. */
  async #askForRest(): Promise<void> {
    const personId = personToAskFor(this.state);
    if (!personId || this.#asked === personId) return;
    this.#asked = personId;
    try {
      const { items } = await listItems({ holder: personId, limit: 200 });
      this.happen({ type: "held", personId, items });
    } finally {
      this.#asked = null;
    }
  }
}
