import { randomBytes } from "node:crypto";
import { v7 } from "uuid";
import type { ComputerAnswer, ComputerNews, NewPairing, PhoneNews } from "../../shared/pairing/schema.ts";
import type { Role } from "../../shared/roles.ts";
import type { Answer, TestApp } from "./server.ts";

export interface ProblemBody {
  code: string;
}
type Answered<Body> = Promise<Answer<Body & ProblemBody>>;

export const newKey = () => randomBytes(32).toString("base64url");

/** A computer and phones that talk to one server; `as` is who sits at the computer. */
export function pairingCast(app: TestApp, as: Role = "agent") {
  const open = async () => (await app.request<NewPairing>("/pairings", { method: "POST", as })).body;

  const claim = (code: string, key = newKey(), options: { as?: Role | null; json?: object } = {}) =>
    app.request<ProblemBody>("/phone", {
      json: options.json ?? { code, key, device: "Téléphone Android" },
      as: options.as ?? null,
    });

  /** What the phone with this key does. */
  function phone(key: string) {
    const headers = { authorization: `Bearer ${key}` };
    return {
      key,
      send: (...scans: object[]): Answered<object> =>
        app.request("/phone/scans", { json: { scans }, as: null, headers }),
      news: (after = 0, wait = 0): Answered<PhoneNews> =>
        app.request(`/phone?after=${after}&wait=${wait}`, { as: null, headers }),
      end: (): Answered<object> => app.request("/phone", { method: "DELETE", as: null, headers }),
    };
  }

  /** What the computer of that pairing does. */
  function computer(id: string) {
    return {
      id,
      news: (after = 0, wait = 0, ready = true, wants = "any"): Answered<ComputerNews> =>
        app.request(`/pairings/${id}?after=${after}&wait=${wait}&ready=${ready}&wants=${wants}`, { as }),
      answer: (...answers: (ComputerAnswer | object)[]): Answered<object> =>
        app.request(`/pairings/${id}/answers`, { json: { answers }, as }),
      end: (): Answered<object> => app.request(`/pairings/${id}`, { method: "DELETE", as }),
    };
  }

  async function pair() {
    const { id, code } = await open();
    const key = newKey();
    const { status } = await claim(code, key);
    if (status !== 204) throw new Error(`claim: ${status}`);
    return { computer: computer(id), phone: phone(key) };
  }
  return { open, claim, phone, computer, pair };
}

export const scanOf = (text: string, change: object = {}) => ({ id: v7(), text, age: 0, ...change });
export const answerTo = (scanId: string, text = "Fait."): ComputerAnswer => ({
  scanId,
  tone: "applied",
  text,
});
