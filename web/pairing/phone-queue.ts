import { sendableBeside, sendableText } from "../../shared/pairing/rules.ts";
import {
  mostScansAtOnce,
  oldestReading,
  type BesideCode,
  type PhoneAnswer,
  type PhoneNews,
  type PhoneScan,
} from "../../shared/pairing/schema.ts";
import type { KeyValues } from "../offline/device-storage.ts";

/** A code that this phone read and that has no answer yet. */
export interface KeptScan {
  id: string;
  text: string;
  symbology?: string;
  /** The person pointed at it among several. */
  chosen?: true;
  /** What else was in the same picture. */
  beside?: BesideCode[];
  /** When it was read, on the clock of this phone; milliseconds. */
  at: number;
  /** The server has it. */
  sent: boolean;
}

/** A code as the phone's camera brings it. */
export interface ReadScan {
  id: string;
  text: string;
  symbology?: string;
  chosen?: boolean;
  beside?: BesideCode[];
}

/** Which codes the computer wants, and whose they are: known over a reload without a network, too. */
export type Wanted = Pick<PhoneNews, "wants" | "prefix">;

interface Kept {
  /** Of the code on the computer's screen that is being claimed. */
  claim: { code: string; key: string } | null;
  key: string | null;
  pairingId: string | null;
  wanted: Wanted | null;
  scans: KeptScan[];
  /** Read before the code that was claimed last: until its computer is known, nobody knows whether they are meant for it. */
  early: KeptScan[];
  /** Read for an earlier computer, without an answer from it. */
  left: KeptScan[];
}

const storageKey = "phone scanner 1";
const empty: Kept = { claim: null, key: null, pairingId: null, wanted: null, scans: [], early: [], left: [] };

/** What this phone must not lose when the page is reloaded or the network goes: its key, and codes without an answer. */
export class PhoneQueue {
  readonly #storage: KeyValues;
  #kept: Kept;

  constructor(storage: KeyValues) {
    this.#storage = storage;
    this.#kept = empty;
    try {
      this.#kept = { ...empty, ...(JSON.parse(storage.getItem(storageKey) ?? "{}") as object) };
    } catch {
      // Nothing that can be read was kept, or the browser keeps nothing.
    }
  }

  get claim() {
    return this.#kept.claim;
  }
  get key() {
    return this.#kept.key;
  }
  /** Codes without an answer, in the order in which they were read. */
  get waiting(): readonly KeptScan[] {
    return [...this.#kept.early, ...this.#kept.scans];
  }
  get left(): readonly KeptScan[] {
    return this.#kept.left;
  }

  get wanted() {
    return this.#kept.wanted;
  }

  learnWanted({ wants, prefix }: Wanted): void {
    const { wanted } = this.#kept;
    if (wanted?.wants !== wants || wanted.prefix !== prefix) this.#keep({ wanted: { wants, prefix } });
  }

  beginClaim(claim: { code: string; key: string }): void {
    this.#keep({ claim });
  }

  claimed(): void {
    const { claim, early, scans } = this.#kept;
    this.#keep({ key: claim?.key ?? null, claim: null, early: [...early, ...scans], scans: [] });
  }

  refused(): void {
    this.#keep({ claim: null });
  }

  /** The pairing is over; what has no answer stays until a person decides. */
  ended(): void {
    this.#keep({ key: null });
  }

  add({ id, text, symbology, chosen, beside = [] }: ReadScan, at: number): KeptScan | null {
    const sendable = sendableText(text);
    if (!sendable) return null;
    const others = sendableBeside(beside);
    const scan: KeptScan = {
      id,
      text: sendable,
      ...(symbology ? { symbology } : {}),
      ...(chosen ? { chosen } : {}),
      ...(others.length > 0 ? { beside: others } : {}),
      at,
      sent: false,
    };
    this.#keep({ scans: [...this.#kept.scans, scan] });
    return scan;
  }

  /** The oldest codes that the server does not have. */
  batch(now: number): PhoneScan[] {
    const { early, scans } = this.#kept;
    return (early.length > 0 ? [] : scans)
      .filter(({ sent }) => !sent)
      .slice(0, mostScansAtOnce)
      .map(({ at, sent: _, ...code }) => ({
        ...code,
        age: Math.min(Math.max(0, Math.round(now - at)), oldestReading),
      }));
  }

  sent(scans: readonly PhoneScan[]): void {
    const ids = new Set(scans.map(({ id }) => id));
    this.#keep({
      scans: this.#kept.scans.map((scan) => (ids.has(scan.id) ? { ...scan, sent: true } : scan)),
    });
  }

  /** @returns the answers to codes that were waiting for them, each with its code */
  learn(news: Pick<PhoneNews, "id" | "answers">): { scan: KeptScan; answer: PhoneAnswer | null }[] {
    const { pairingId, early, scans, left } = this.#kept;
    const same = pairingId === null || pairingId === news.id;
    if (early.length > 0 || !same || pairingId === null)
      this.#keep({
        pairingId: news.id,
        early: [],
        scans: same ? [...early, ...scans] : scans,
        left: same ? left : [...left, ...early],
      });
    const answers = new Map(news.answers.map(({ scanId, answer }) => [scanId, answer]));
    const answered = this.#kept.scans.filter(({ id }) => answers.has(id));
    if (answered.length > 0) this.#keep({ scans: this.#kept.scans.filter(({ id }) => !answers.has(id)) });
    return answered.map((scan) => ({ scan, answer: answers.get(scan.id) ?? null }));
  }

  /** Sends what was read for an earlier computer to this one, or forgets it. */
  settleLeft(send: boolean): void {
    const { scans, left } = this.#kept;
    this.#keep({ left: [], scans: send ? [...left.filter(({ sent }) => !sent), ...scans] : scans });
  }

  forget(): void {
    this.#kept = empty;
    this.#storage.removeItem(storageKey);
  }

  #keep(changes: Partial<Kept>): void {
    this.#kept = { ...this.#kept, ...changes };
    this.#storage.setItem(storageKey, JSON.stringify(this.#kept));
  }
}
