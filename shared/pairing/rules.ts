import { longestScan } from "../scan/read-code.ts";
import { isVisible } from "../values.ts";
import {
  longestAnswer,
  mostBeside,
  type BesideCode,
  type ComputerState,
  type PhoneAnswer,
} from "./schema.ts";

/** How long a code on the screen may be claimed, in milliseconds. */
export const codeLifetime = 5 * 60_000;
/** A pairing that nothing passes through ends, in milliseconds. */
export const longestIdle = 4 * 3_600_000;
/** After so long an answer's words leave the server: they name people. In milliseconds. */
export const answerLifetime = 15 * 60_000;
/** Whoever was not heard for so long has gone: longer than one held request. In milliseconds. */
export const silenceUntilAway = 25_000;
/** How long a phone waits for an answer before it says so, in milliseconds. */
export const patience = 4_000;

export interface PairingMoments {
  endedAt: string | null;
  /** When a code, an answer or a phone last came. */
  activeAt: string;
}

export const isOver = ({ endedAt, activeAt }: PairingMoments, now: Date): boolean =>
  endedAt !== null || now.getTime() - Date.parse(activeAt) > longestIdle;

export const isHere = (seenAt: string | null, now: Date): boolean =>
  seenAt !== null && now.getTime() - Date.parse(seenAt) <= silenceUntilAway;

export function computerState(
  { computerSeenAt, computerReady }: { computerSeenAt: string | null; computerReady: boolean },
  now: Date,
): ComputerState {
  if (!isHere(computerSeenAt, now)) return "away";
  return computerReady ? "here" : "elsewhere";
}

/** A code as it may be sent: short enough, without what no database keeps. Empty when nothing is left. */
export const sendableText = (text: string): string =>
  text.replaceAll(/[\0\p{Cs}]/gu, "").slice(0, longestScan);

/** What lay beside a code, as it may be sent. */
export const sendableBeside = (codes: readonly BesideCode[]): BesideCode[] =>
  codes
    .map(({ text, symbology }) => ({ text: sendableText(text), ...(symbology ? { symbology } : {}) }))
    .filter(({ text }) => text !== "")
    .slice(0, mostBeside);

/** An answer as it may be sent: on one line, without what a code may have brought into the sentence. */
export function sendableAnswer({ tone, text }: PhoneAnswer): PhoneAnswer {
  const clean = text.replaceAll(/[\p{Cc}\p{Cs}\u202A-\u202E\u2066-\u2069]+/gu, " ").trim();
  const short = clean.slice(0, longestAnswer).replace(/\p{Cs}$/u, "");
  return { tone, text: isVisible(short) ? short : "Lu." };
}

const codes = (count: number) => (count === 1 ? "1 code attend" : `${count} codes attendent`);

/** Why the phone has no answer yet, and that nothing is lost; null while all is well. */
export function waitingSentence({
  waiting,
  oldest,
  computer,
  online,
}: {
  /** Codes without an answer. */
  waiting: number;
  /** How long the first of them has been waiting, in milliseconds. */
  oldest: number;
  computer: ComputerState;
  /** Whether the server was reached last time. */
  online: boolean;
}): string | null {
  const rest = waiting > 0 ? `\u00a0; ${codes(waiting)}.` : ".";
  if (!online) return `Pas de connexion${rest}${waiting > 0 ? " Rien n’est perdu." : ""}`;
  if (computer === "away") return `L’ordinateur ne répond pas${rest}`;
  if (computer === "elsewhere")
    return `Ouvrez le Bureau sur l’ordinateur\u00a0: la page affichée ne prend pas de code${rest}`;
  return waiting > 0 && oldest > patience ? `L’ordinateur ne répond pas${rest}` : null;
}

/** What the phone's answer is while codes wait: the last of them is underway, or waits as well. */
export function waitingTitle({
  waiting,
  sent,
  sentence,
}: {
  waiting: number;
  /** The server has the last of them. */
  sent: boolean;
  /** Why they wait, where that is known. */
  sentence: string | null;
}): string {
  if (waiting > 1) return codes(waiting);
  return sent && sentence === null ? "Envoyé" : "En attente";
}

/** Home and office networks before those that virtual machines make up; a public name before all. */
function rank(origin: string): number {
  const host = new URL(origin).hostname;
  if (host.startsWith("192.168.")) return 1;
  if (host.startsWith("10.")) return 2;
  if (/^172\.(1[6-9]|2\d|3[01])\./.test(host)) return 4;
  if (/^169\.254\./.test(host)) return 5;
  return /^\d+(\.\d+){3}$/.test(host) ? 3 : 0;
}

const ofThisComputer = /^(localhost|127\..*|\[::1\]|.*\.localhost)$/;

/**
 * Where a phone may open its page: over HTTPS, since browsers lend a camera to nothing else, and not at this computer's own name.
 * @param own where the computer's page is open
 * @param told what the server knows of itself
 */
export function phoneOrigins(own: string, told: readonly string[]): string[] {
  const reachable = (origin: string) =>
    origin.startsWith("https://") && !ofThisComputer.test(new URL(origin).hostname);
  const sorted = told.filter(reachable).toSorted((one, other) => rank(one) - rank(other));
  return [...new Set(reachable(own) ? [own, ...sorted] : sorted)];
}

/** The address that the QR code holds. Browsers send nothing of what follows the # to any server. */
export const phoneLink = (origin: string, code: string): string => `${origin}/telephone#${code}`;

/** The code of such an address; undefined where there is none. */
export const codeOfLink = (hash: string): string | undefined => /^#([\w-]{43})$/.exec(hash)?.[1];
