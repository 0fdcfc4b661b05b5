import type { Instant } from "../../shared/dates.ts";
import {
  longestHold,
  mostScansAtOnce,
  type ComputerNews,
  type NewPairing,
  type PhoneAnswer,
  type WaitingScan,
} from "../../shared/pairing/schema.ts";
import { endPairing, newsForComputer, openPairing, sendAnswers } from "../api/pairing.ts";
import { asProblem } from "../api/problem.ts";
import { activeScannerEvents, deliver, takesCodes, wantedCodes } from "../scanner/active-scanner.ts";
import { forget, recall, remember } from "../scanner/device-memory.ts";
import { currentSession, sessionEvents } from "../session/session-state.ts";
import { ComputerInbox, orphanedAfter } from "./computer-inbox.ts";
import { DeviceStorage } from "../offline/device-storage.ts";
import { followActiveTab, isActiveTab, thisTab } from "./computer-tab.ts";
import { pause, retryPause } from "./retry-pause.ts";

/** Said of a code that the page has had a moment ago. */
export const readAlready: PhoneAnswer = { tone: "already", text: "Déjà lu à l’instant." };

/** Pages change in two steps: the one that takes codes has gone, the next one is not there yet. In milliseconds. */
const pageChange = 300;
/** After an answer that did not get through, in milliseconds. */
const answerPause = 2_000;

const pairingKey = (userId: string) => `phone pairing ${userId}`;

const openPage = () => ({ ready: takesCodes(), wants: wantedCodes() });

/** A phone's code on its way to a page. */
type HeldScan = Omit<WaitingScan, "age" | "seq"> & { readAt: Instant };

/** `changed`: a phone came or left, or codes wait for a page that takes them. */
class ComputerLink extends EventTarget {
  /** The phone that reads for this computer. */
  phone: ComputerNews["phone"] = null;
  /** Codes that wait for a page that takes codes. */
  held: HeldScan[] = [];
  #pairingId: string | null = null;
  #inbox: ComputerInbox | null = null;
  #after = 0;
  #page = openPage();
  #run = new AbortController();
  #poll = new AbortController();
  #answering = false;
  #changing: ReturnType<typeof setTimeout> | undefined;
  #orphans: ReturnType<typeof setTimeout> | undefined;
  #stopFollowing: (() => void) | undefined;

  constructor() {
    super();
    sessionEvents.addEventListener("changed", () => this.#resume());
    activeScannerEvents.addEventListener("changed", () => this.#lookAtPage());
    for (const name of ["focusin", "focusout"]) window.addEventListener(name, () => this.#lookAtPage());
    window.addEventListener("online", () => this.#poll.abort());
    window.addEventListener("storage", ({ key }) => {
      if (key?.startsWith(pairingKey(""))) this.#resume();
    });
  }

  /** A new code for a phone; a phone that is there already stays until the new one comes. @throws ProblemError */
  async open(): Promise<NewPairing> {
    const pairing = await openPairing();
    const userId = currentSession()?.user.id;
    if (userId) remember(pairingKey(userId), pairing.id);
    this.#begin(pairing.id);
    return pairing;
  }

  /** @throws ProblemError */
  async end(): Promise<void> {
    const id = this.#pairingId;
    if (!id) return;
    await endPairing(id).catch((error: unknown) => {
      if (!over.has(asProblem(error).code)) throw error;
    });
    this.#over();
  }

  /** What the computer says of a code that a phone read. */
  answer(id: string, answer: PhoneAnswer): void {
    this.#inbox?.answer(id, answer);
    void this.#sendAnswers();
  }

  #resume(): void {
    const userId = currentSession()?.user.id;
    const id = userId ? recall(pairingKey(userId)) : undefined;
    if (id) this.#begin(id);
    else this.#stop();
  }

  #begin(id: string): void {
    if (id === this.#pairingId) return;
    this.#stop();
    this.#pairingId = id;
    this.#inbox = new ComputerInbox(new DeviceStorage(), id, thisTab);
    this.#page = openPage();
    this.#stopFollowing = followActiveTab(() => this.#restart());
    void this.#listen(id, this.#inbox, this.#run.signal);
  }

  #stop(): void {
    this.#run.abort();
    this.#poll.abort();
    clearTimeout(this.#orphans);
    clearTimeout(this.#changing);
    this.#run = new AbortController();
    this.#stopFollowing?.();
    this.#pairingId = null;
    this.#inbox = null;
    this.#after = 0;
    this.#show(null, []);
  }

  #over(): void {
    const userId = currentSession()?.user.id;
    if (userId) forget(pairingKey(userId));
    this.#inbox?.forget();
    this.#stop();
  }

  /** Asks anew for everything that has no answer. */
  #restart(): void {
    this.#after = 0;
    this.#poll.abort();
  }

  #show(phone: ComputerLink["phone"], held: HeldScan[]): void {
    this.phone = phone;
    this.held = held;
    this.dispatchEvent(new Event("changed"));
  }

  async #listen(id: string, inbox: ComputerInbox, run: AbortSignal): Promise<void> {
    let failures = 0;
    for (let first = true; !run.aborted; first = false) {
      this.#poll = new AbortController();
      const { signal } = this.#poll;
      if (!isActiveTab()) {
        await pause(orphanedAfter, signal);
        this.#after = 0;
        continue;
      }
      const asked = { after: this.#after, ...this.#page, wait: first ? 0 : longestHold, signal };
      try {
        const news = await newsForComputer(id, asked);
        if (run.aborted) return;
        failures = 0;
        // A tab that was left meanwhile leaves the codes to the other one.
        if (!isActiveTab() || this.#after !== asked.after) continue;
        this.#after = news.seq;
        this.#receive(news.scans, inbox);
        this.#show(news.phone, this.held);
        void this.#sendAnswers();
      } catch (error) {
        if (run.aborted) return;
        if (signal.aborted) continue;
        const { code } = asProblem(error);
        if (over.has(code)) return this.#over();
        await pause(retryPause(++failures), signal);
      }
    }
  }

  #receive(scans: WaitingScan[], inbox: ComputerInbox): void {
    const now = Date.now();
    const fresh = inbox.fresh(scans, now);
    const known = new Set(this.held.map(({ id }) => id));
    const arrived = fresh
      .filter(({ id }) => !known.has(id))
      .map(({ age, seq: _, ...code }) => ({ ...code, readAt: new Date(now - age).toISOString() }));
    this.held = [...this.held, ...arrived];
    // Another tab may have taken them and be gone.
    if (fresh.length < scans.length) {
      clearTimeout(this.#orphans);
      this.#orphans = setTimeout(() => this.#restart(), orphanedAfter);
    }
    this.#deliverHeld();
  }

  /** In their order; a page may close under a code, which then waits for the next page. */
  #deliverHeld(): void {
    const inbox = this.#inbox;
    if (!inbox || !isActiveTab()) return;
    for (let [scan] = this.held; scan && takesCodes(); [scan] = this.held) {
      const { id, ...code } = scan;
      const now = Date.now();
      this.held = this.held.slice(1);
      if (!inbox.isFree(id, now)) continue;
      inbox.take(id, now);
      try {
        const reply = deliver({ ...code, source: "phone", relayId: id });
        if (reply === "repeated") this.answer(id, readAlready);
        else if (reply !== "later")
          this.answer(id, reply ?? { tone: "info", text: `Lu\u00a0: ${code.text}` });
      } catch (error) {
        inbox.giveBack(id);
        throw error;
      }
    }
  }

  #lookAtPage(): void {
    clearTimeout(this.#changing);
    if (!this.#pairingId) return;
    this.#changing = setTimeout(() => {
      const page = openPage();
      this.#deliverHeld();
      this.#show(this.phone, this.held);
      if (page.ready === this.#page.ready && page.wants === this.#page.wants) return;
      this.#page = page;
      this.#poll.abort();
    }, pageChange);
  }

  async #sendAnswers(): Promise<void> {
    const [id, inbox, run] = [this.#pairingId, this.#inbox, this.#run.signal];
    if (this.#answering || !id || !inbox) return;
    this.#answering = true;
    try {
      const some = () => inbox.unsent.slice(0, mostScansAtOnce);
      for (let answers = some(); answers.length > 0; answers = some()) {
        await sendAnswers(id, answers);
        inbox.confirm(answers);
        if (run.aborted) return;
      }
    } catch (error) {
      if (run.aborted) return;
      if (over.has(asProblem(error).code)) this.#over();
      else setTimeout(() => void this.#sendAnswers(), answerPause);
    } finally {
      this.#answering = false;
    }
  }
}

/** Problems after which this pairing will never answer again. */
const over = new Set(["pairing-ended", "not-found", "not-signed-in"]);

/** The phone that reads for this computer, over all pages. */
export const computerLink = new ComputerLink();

export const answerPhone = (id: string, answer: PhoneAnswer): void => computerLink.answer(id, answer);
