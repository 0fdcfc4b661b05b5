import { v7 } from "uuid";
import { describe, expect, it } from "vitest";
import { mostBeside, mostScansAtOnce, phoneScans } from "../../../shared/pairing/schema.ts";
import { PhoneQueue } from "../../../web/pairing/phone-queue.ts";
import { memoryStorage } from "../../support/memory-storage.ts";

const key = "k".repeat(43);
const code = "c".repeat(43);

function paired(pairingId = "p") {
  const storage = memoryStorage();
  const queue = new PhoneQueue(storage);
  queue.beginClaim({ code, key });
  queue.claimed();
  queue.learn({ id: pairingId, answers: [] });
  return { queue, storage };
}
const read = (queue: PhoneQueue, ...ids: string[]) => ids.forEach((id) => queue.add({ id, text: id }, 1_000));

describe("a phone's codes", () => {
  it("stay over a reload, with its key, until they are answered", () => {
    const { queue, storage } = paired();
    read(queue, "a", "b");
    const reloaded = new PhoneQueue(storage);
    expect(reloaded.key).toBe(key);
    expect(reloaded.batch(3_500)).toEqual([
      { id: "a", text: "a", age: 2_500 },
      { id: "b", text: "b", age: 2_500 },
    ]);
    reloaded.sent(reloaded.batch(3_500));
    expect(reloaded.batch(3_500)).toEqual([]);
    expect(reloaded.waiting).toHaveLength(2);
    const answer = { tone: "applied", text: "Fait." } as const;
    expect(reloaded.learn({ id: "p", answers: [{ scanId: "a", answer }] })).toMatchObject([
      { scan: { id: "a" }, answer },
    ]);
    expect(new PhoneQueue(storage).waiting.map(({ id }) => id)).toEqual(["b"]);
  });

  it("go out oldest first, no more at once than the server takes; a clock set back makes no negative age", () => {
    const { queue } = paired();
    read(queue, ...Array.from({ length: mostScansAtOnce + 1 }, (_, index) => String(index)));
    expect(queue.batch(0)).toHaveLength(mostScansAtOnce);
    expect(queue.batch(0)[0]).toEqual({ id: "0", text: "0", age: 0 });
  });

  it("bring along that they were pointed at, and what lay beside them as far as it can be sent", () => {
    const { queue, storage } = paired();
    const others = ["\0", ...Array.from({ length: 12 }, (_, index) => `other ${index}`)];
    const beside = others.map((text) => ({ text, symbology: undefined }));
    queue.add({ id: "a", text: "a", chosen: true, beside }, 0);
    queue.add({ id: "b", text: "b", chosen: false, beside: [] }, 0);
    const [chosen, plain] = new PhoneQueue(storage).batch(0);
    expect(phoneScans.safeParse({ scans: [{ ...chosen, id: v7() }] }).success).toBe(true);
    expect(chosen).toMatchObject({ chosen: true, beside: { length: mostBeside, 0: { text: "other 0" } } });
    expect(plain).toEqual({ id: "b", text: "b", age: 0 });
  });

  it("are chosen as the computer's page wants them, also after a reload without a network", () => {
    const { queue, storage } = paired();
    expect(queue.wanted).toBeNull();
    queue.learnWanted({ wants: "receiving", prefix: "GVM" });
    expect(new PhoneQueue(storage).wanted).toEqual({ wants: "receiving", prefix: "GVM" });
  });

  it("that no server could keep are not taken", () => {
    const { queue } = paired();
    expect(queue.add({ id: "a", text: "\0" }, 0)).toBeNull();
    expect(queue.waiting).toEqual([]);
  });

  it("of an earlier computer go to the next one only when a person says so, and only those never sent", () => {
    const { queue } = paired();
    read(queue, "a", "b");
    queue.sent([{ id: "a", text: "a", age: 0 }]);
    queue.ended();
    expect([queue.key, queue.waiting.length]).toEqual([null, 2]);
    queue.beginClaim({ code, key });
    queue.claimed();
    read(queue, "c");
    expect(queue.batch(0)).toEqual([]);
    queue.learn({ id: "q", answers: [] });
    expect([queue.waiting.length, queue.left.length]).toEqual([1, 2]);
    queue.settleLeft(true);
    expect([queue.waiting.map(({ id }) => id), queue.left.length]).toEqual([["b", "c"], 0]);
  });

  it("stay in line when the same computer shows a new code", () => {
    const { queue } = paired();
    read(queue, "a");
    queue.beginClaim({ code, key: "n".repeat(43) });
    queue.claimed();
    queue.learn({ id: "p", answers: [] });
    expect([queue.waiting.length, queue.left.length]).toEqual([1, 0]);
  });

  it("go with everything else when the person has finished", () => {
    const { queue, storage } = paired();
    read(queue, "a");
    queue.forget();
    expect(new PhoneQueue(storage)).toMatchObject({ key: null, waiting: [], left: [] });
  });
});
