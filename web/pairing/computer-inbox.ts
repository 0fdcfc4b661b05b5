import { sendableAnswer } from "../../shared/pairing/rules.ts";
import {
  mostWaiting,
  type ComputerAnswer,
  type PhoneAnswer,
  type WaitingScan,
} from "../../shared/pairing/schema.ts";
import type { KeyValues } from "../offline/device-storage.ts";

/** After so long, what another tab has taken and not answered is taken anew: that tab is gone. In milliseconds. */
export const orphanedAfter = 60_000;

interface Kept {
  /** Codes that a tab has taken and not answered yet: which tab, and when. */
  taken: Record<string, { tab: string; at: number }>;
  /** Answers that the server has not confirmed. */
  answers: ComputerAnswer[];
  /** The last codes whose answers the server has confirmed: news that was long underway may still name them. */
  done: string[];
}

const nothing: Kept = { taken: {}, answers: [], done: [] };

/**
 * What this browser remembers of a phone's codes, so that each has its effect once, though the server sends it again until it is
 * answered. A code is taken by the tab whose desk keeps it, and both survive a reload together.
 */
export class ComputerInbox {
  readonly #storage: KeyValues;
  readonly #key: string;
  readonly #tab: string;

  constructor(storage: KeyValues, pairingId: string, tab: string) {
    this.#storage = storage;
    this.#key = `phone inbox ${pairingId}`;
    this.#tab = tab;
  }

  /** Those that nobody has taken; with those that a tab had taken that is gone. */
  fresh(scans: readonly WaitingScan[], now: number): WaitingScan[] {
    return scans.filter(({ id }) => this.isFree(id, now));
  }

  isFree(id: string, now: number): boolean {
    const { taken, answers, done } = this.#kept();
    const by = taken[id];
    if (by && (by.tab === this.#tab || now - by.at <= orphanedAfter)) return false;
    return !done.includes(id) && !answers.some(({ scanId }) => scanId === id);
  }

  take(id: string, now: number): void {
    const { taken } = this.#kept();
    this.#keep({ taken: { ...taken, [id]: { tab: this.#tab, at: now } } });
  }

  /** It could not be delivered after all. */
  giveBack(id: string): void {
    this.#keep({ taken: without(this.#kept().taken, id) });
  }

  answer(id: string, answer: PhoneAnswer): void {
    const { taken, answers, done } = this.#kept();
    if (done.includes(id) || answers.some(({ scanId }) => scanId === id)) return;
    const answered = { scanId: id, ...sendableAnswer(answer) };
    this.#keep({ taken: without(taken, id), answers: [...answers, answered] });
  }

  get unsent(): ComputerAnswer[] {
    return this.#kept().answers;
  }

  confirm(sent: readonly ComputerAnswer[]): void {
    const { answers, done } = this.#kept();
    const gone = new Set(sent.map(({ scanId }) => scanId));
    this.#keep({
      answers: answers.filter(({ scanId }) => !gone.has(scanId)),
      done: [...done, ...gone].slice(-mostWaiting),
    });
  }

  forget(): void {
    this.#storage.removeItem(this.#key);
  }

  /** Read anew each time: other tabs write here too. */
  #kept(): Kept {
    try {
      return { ...nothing, ...(JSON.parse(this.#storage.getItem(this.#key) ?? "{}") as object) };
    } catch {
      return nothing;
    }
  }

  #keep(changes: Partial<Kept>): void {
    this.#storage.setItem(this.#key, JSON.stringify({ ...this.#kept(), ...changes }));
  }
}

function without(taken: Kept["taken"], id: string): Kept["taken"] {
  return Object.fromEntries(Object.entries(taken).filter(([one]) => one !== id));
}
