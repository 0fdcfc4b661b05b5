import type {
  ComputerAnswer,
  ComputerNews,
  NewPairing,
  PhoneNews,
  PhoneScan,
} from "../../shared/pairing/schema.ts";
import type { WantName } from "../../shared/scan/wanted-codes.ts";
import { call, post, remove, withQuery } from "./http.ts";

/** A code for one phone to claim; a session has one pairing. */
export const openPairing = () => post<NewPairing>("/pairings");
export const endPairing = (id: string) => remove(`/pairings/${id}`);
export const sendAnswers = (id: string, answers: ComputerAnswer[]) =>
  post(`/pairings/${id}/answers`, { answers });

interface Hold {
  after: number;
  /** How long the server may wait for news, in milliseconds. */
  wait: number;
  signal?: AbortSignal;
}

export const newsForComputer = (
  id: string,
  { signal, ...hold }: Hold & { ready: boolean; wants: WantName },
) => call<ComputerNews>("GET", withQuery(`/pairings/${id}`, hold), undefined, { signal });

/** The phone proves itself by its key, whoever may be signed in on it. */
const by = (key: string) => ({ headers: { authorization: `Bearer ${key}` } });

export const claimPairing = (claim: { code: string; key: string; device: string }) => post("/phone", claim);
export const newsForPhone = (key: string, { signal, ...hold }: Hold) =>
  call<PhoneNews>("GET", withQuery("/phone", hold), undefined, { ...by(key), signal });
export const sendPhoneScans = (key: string, scans: PhoneScan[]) =>
  call<void>("POST", "/phone/scans", { scans }, by(key));
export const leavePairing = (key: string) => call<void>("DELETE", "/phone", undefined, by(key));
