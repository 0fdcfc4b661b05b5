import type { ReactiveController, ReactiveControllerHost } from "lit";
import { waitingSentence } from "../../shared/pairing/rules.ts";
import {
  longestHold,
  type ComputerState,
  type PhoneAnswer,
  type PhoneNews,
} from "../../shared/pairing/schema.ts";
import { newId } from "../api/operations.ts";
import { claimPairing, leavePairing, newsForPhone, sendPhoneScans } from "../api/pairing.ts";
import { asProblem, type ProblemError } from "../api/problem.ts";
import { DeviceStorage } from "../offline/device-storage.ts";
import { PhoneQueue, type KeptScan, type ReadScan, type Wanted } from "./phone-queue.ts";
import { pause, retryPause } from "./retry-pause.ts";

/** An answer on the phone's screen. */
export interface SaidAnswer extends PhoneAnswer {
  scanId: string;
  at: number;
}

/** How many of the last answers stay on the screen, and for how long: they name people. */
const mostAnswers = 5;
const answersStay = 10 * 60_000;
/** How often what only time changes is looked at, in milliseconds. */
const tick = 1_000;

/** Problems after which trying again is of no use. */
const final = new Set(["pairing-code-wrong", "pairing-code-used", "pairing-of-another", "invalid-input"]);
const over = new Set(["pairing-ended", "not-paired"]);

const newKey = (): string => {
  const bytes = crypto.getRandomValues(new Uint8Array(32));
  return btoa(String.fromCodePoint(...bytes))
    .replaceAll("+", "-")
    .replaceAll("/", "_")
    .replaceAll("=", "");
};

/** What people call the phone in front of them, as far as its browser tells. */
function deviceName(agent: string): string {
  if (agent.includes("iPhone")) return "Un iPhone";
  if (agent.includes("iPad")) return "Un iPad";
  return agent.includes("Android") ? "Un téléphone Android" : "Un autre appareil";
}

/** The phone's side: it claims the code, sends what is read in its order, however long the network is away, and hears the answers. */
export class PhoneSession implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  readonly #onAnswer: (answer: PhoneAnswer) => void;
  readonly #queue: PhoneQueue;
  #run = new AbortController();
  #wake = new AbortController();
  #after = 0;
  #sending = false;
  #timer: ReturnType<typeof setInterval> | undefined;
  #shown = "";
  /** Newest first. */
  answers: SaidAnswer[] = [];
  /** Whose computer it is, once that is known. */
  person = "";
  computer: ComputerState = "here";
  online = true;
  /** Why the phone is not paired, or why the server takes no more. */
  problem: ProblemError | null = null;

  /** @param onUnkept told once, when this phone's browser keeps nothing over a reload */
  constructor(host: ReactiveControllerHost, onAnswer: (answer: PhoneAnswer) => void, onUnkept: () => void) {
    this.#host = host;
    this.#onAnswer = onAnswer;
    this.#queue = new PhoneQueue(new DeviceStorage(() => localStorage, onUnkept));
    host.addController(this);
  }

  get state(): "claiming" | "paired" | "apart" {
    if (this.#queue.claim) return "claiming";
    return this.#queue.key ? "paired" : "apart";
  }
  get waiting(): readonly KeptScan[] {
    return this.#queue.waiting;
  }
  /** What the computer's page wants; null while that is not known. */
  get wanted(): Wanted | null {
    return this.#queue.wanted;
  }
  get left(): readonly KeptScan[] {
    return this.#queue.left;
  }

  /** Why codes wait; null while all is well. */
  get sentence(): string | null {
    const [oldest] = this.waiting;
    const { computer, online } = this;
    const age = oldest ? Date.now() - oldest.at : 0;
    return waitingSentence({ waiting: this.waiting.length, oldest: age, computer, online });
  }

  hostConnected(): void {
    window.addEventListener("online", this.#hurry);
    window.addEventListener("offline", this.#offline);
    document.addEventListener("visibilitychange", this.#hurry);
    this.#timer = setInterval(() => this.#passTime(), tick);
    void this.#go();
  }

  hostDisconnected(): void {
    window.removeEventListener("online", this.#hurry);
    window.removeEventListener("offline", this.#offline);
    document.removeEventListener("visibilitychange", this.#hurry);
    clearInterval(this.#timer);
    this.#run.abort();
    this.#wake.abort();
  }

  /** The code of a computer's screen. */
  claim(code: string): void {
    if (this.#queue.claim?.code !== code) this.#queue.beginClaim({ code, key: newKey() });
    this.problem = null;
    void this.#go();
  }

  read(code: Omit<ReadScan, "id">): void {
    if (!this.#queue.add({ ...code, id: newId() }, Date.now())) return;
    this.#host.requestUpdate();
    void this.#send();
  }

  settleLeft(send: boolean): void {
    this.#queue.settleLeft(send);
    this.#host.requestUpdate();
    void this.#send();
  }

  /** Both sides forget the pairing; the words leave this screen. */
  async leave(): Promise<void> {
    const { key } = this.#queue;
    if (key)
      await leavePairing(key).catch((error: unknown) => {
        if (!over.has(asProblem(error).code)) throw error;
      });
    this.#run.abort();
    this.#wake.abort();
    this.#queue.forget();
    this.answers = [];
    this.problem = null;
    this.#host.requestUpdate();
  }

  async #go(): Promise<void> {
    this.#run.abort();
    this.#wake.abort();
    this.#run = new AbortController();
    const { signal } = this.#run;
    this.#after = 0;
    this.#host.requestUpdate();
    if (this.#queue.claim) await this.#claim(signal);
    if (signal.aborted || !this.#queue.key) return;
    void this.#send();
    await this.#listen(signal);
  }

  async #claim(run: AbortSignal): Promise<void> {
    for (let failures = 0; !run.aborted && this.#queue.claim;) {
      this.#wake = new AbortController();
      try {
        await claimPairing({ ...this.#queue.claim, device: deviceName(navigator.userAgent) });
        if (run.aborted) return;
        this.#queue.claimed();
        this.#learnOnline(true);
      } catch (error) {
        if (run.aborted) return;
        const problem = asProblem(error);
        this.#learnOnline(problem.code !== "offline");
        if (final.has(problem.code)) {
          this.problem = problem;
          this.#queue.refused();
          this.#host.requestUpdate();
          return;
        }
        await pause(retryPause(++failures), this.#wake.signal);
      }
    }
  }

  async #listen(run: AbortSignal): Promise<void> {
    let failures = 0;
    let wait = 0;
    while (!run.aborted && this.#queue.key) {
      this.#wake = new AbortController();
      const { signal } = this.#wake;
      try {
        const news = await newsForPhone(this.#queue.key, { after: this.#after, wait, signal });
        if (run.aborted) return;
        failures = 0;
        wait = longestHold;
        this.#learn(news);
        void this.#send();
      } catch (error) {
        if (run.aborted) return;
        // What is so now is asked for first: the phone may have slept.
        wait = 0;
        if (signal.aborted) continue;
        const problem = asProblem(error);
        if (over.has(problem.code)) return this.#over(problem);
        this.#learnOnline(problem.code !== "offline");
        await pause(retryPause(++failures), signal);
      }
    }
  }

  async #send(): Promise<void> {
    const run = this.#run.signal;
    const { key } = this.#queue;
    if (this.#sending || !key) return;
    this.#sending = true;
    try {
      for (
        let batch = this.#queue.batch(Date.now());
        batch.length > 0;
        batch = this.#queue.batch(Date.now())
      ) {
        await sendPhoneScans(key, batch);
        if (run.aborted) return;
        this.problem = null;
        this.#queue.sent(batch);
        this.#learnOnline(true);
      }
    } catch (error) {
      if (run.aborted) return;
      const problem = asProblem(error);
      if (over.has(problem.code)) return this.#over(problem);
      this.problem = problem.code === "offline" ? null : problem;
      this.#learnOnline(problem.code !== "offline");
      setTimeout(() => void this.#send(), 2_000);
    } finally {
      this.#sending = false;
    }
  }

  #learn(news: PhoneNews): void {
    this.#after = news.seq;
    this.person = news.person;
    this.computer = news.computer;
    this.#learnOnline(true);
    this.#queue.learnWanted(news);
    const mine = this.#queue.learn(news);
    const shown = new Set(this.answers.map(({ scanId }) => scanId));
    const at = Date.now();
    const fresh = news.answers.flatMap(({ scanId, answer }) =>
      answer && !shown.has(scanId) ? [{ ...answer, scanId, at }] : [],
    );
    this.answers = [...fresh.toReversed(), ...this.answers].slice(0, mostAnswers);
    const last = mine.at(-1)?.answer;
    if (last) this.#onAnswer(last);
    this.#host.requestUpdate();
  }

  #learnOnline(online: boolean): void {
    this.online = online;
    this.#host.requestUpdate();
  }

  #over(problem: ProblemError): void {
    this.#run.abort();
    this.#queue.ended();
    this.answers = [];
    this.problem = problem;
    this.#host.requestUpdate();
  }

  readonly #hurry = () => {
    if (document.hidden) return;
    this.#wake.abort();
    void this.#send();
  };

  readonly #offline = () => this.#learnOnline(false);

  #passTime(): void {
    const young = this.answers.filter(({ at }) => Date.now() - at < answersStay);
    const shown = `${young.length} ${this.sentence ?? ""}`;
    if (shown === this.#shown) return;
    this.#shown = shown;
    this.answers = young;
    this.#host.requestUpdate();
  }
}
