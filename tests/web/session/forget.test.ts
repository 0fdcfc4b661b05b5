import { beforeEach, expect, it } from "vitest";
import { forgetAll, forgetOthers, type TabStorage } from "../../../web/session/forget.ts";

let kept: Map<string, string>;
let storage: TabStorage;
beforeEach(() => {
  kept = new Map();
  storage = {
    get length() {
      return kept.size;
    },
    key: (at) => [...kept.keys()][at] ?? null,
    getItem: (key) => kept.get(key) ?? null,
    setItem: (key, value) => void kept.set(key, value),
    removeItem: (key) => void kept.delete(key),
  };
});

const code = { text: "GVM-E00001-D", at: "2027-03-02T09:00:00.000Z" };
const desk = (codes: object[]) =>
  JSON.stringify({ desk: { known: { people: { p1: { name: "Jeanne Martin" } } } }, codes });
const text = () => JSON.stringify([...kept]);

it("when nobody is signed in, no name stays, and every unread code does", () => {
  storage.setItem("desk 1 anne", desk([code]));
  storage.setItem("desk 1 paul", desk([]));
  forgetOthers(storage, null);
  expect(text()).not.toContain("Martin");
  expect(JSON.parse(kept.get("desk 1 anne") ?? "")).toMatchObject({ codes: [code] });
  expect(kept.has("desk 1 paul")).toBe(false);
});

it("whoever signs in again finds their desk and their drafts", () => {
  forgetOthers(storage, "anne");
  storage.setItem("desk 1 anne", desk([code]));
  storage.setItem("draft:person:", "Jeanne Martin");
  const before = text();
  forgetOthers(storage, "anne");
  expect(text()).toBe(before);
});

it("a session that ended keeps drafts for the same person, and for nobody else", () => {
  forgetOthers(storage, "anne");
  storage.setItem("draft:person:", "Jeanne Martin");
  storage.setItem("receiving 1 anne p7", "a box");
  forgetOthers(storage, null);
  forgetOthers(storage, "anne");
  expect(kept.get("draft:person:")).toBe("Jeanne Martin");
  storage.setItem("desk 1 anne", desk([code]));
  forgetOthers(storage, "paul");
  expect(text()).not.toContain("Martin");
  expect(kept.get("receiving 1 anne p7")).toBe("a box");
  expect(kept.get("desk 1 anne")).toContain(code.text);
});

it("whoever leaves leaves only codes that are not answered", () => {
  forgetOthers(storage, "anne");
  storage.setItem("desk 1 anne", desk([code]));
  storage.setItem("draft:person:", "Jeanne Martin");
  forgetAll(storage);
  expect([...kept.keys()]).toEqual(["desk 1 anne"]);
  expect(text()).not.toContain("Martin");
});
