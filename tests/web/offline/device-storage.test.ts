import { describe, expect, it, vi } from "vitest";
import { ComputerInbox } from "../../../web/pairing/computer-inbox.ts";
import { DeviceStorage } from "../../../web/offline/device-storage.ts";
import { PhoneQueue } from "../../../web/pairing/phone-queue.ts";
import { fullStorage, memoryStorage } from "../../support/memory-storage.ts";

const forbidden = () => {
  throw new DOMException("denied", "SecurityError");
};

describe.each([
  ["full", () => fullStorage()],
  ["forbidden", forbidden],
])("with a storage that is %s", (_name, open) => {
  it("a phone goes on reading, loses nothing, and says so once", () => {
    const unkept = vi.fn();
    const queue = new PhoneQueue(new DeviceStorage(open, unkept));
    queue.beginClaim({ code: "c".repeat(43), key: "k".repeat(43) });
    queue.claimed();
    queue.learn({ id: "p", answers: [] });
    for (const id of ["a", "b"]) queue.add({ id, text: id }, 0);
    expect(queue.batch(0).map(({ id }) => id)).toEqual(["a", "b"]);
    queue.sent(queue.batch(0));
    expect(queue.learn({ id: "p", answers: [{ scanId: "a", answer: null }] })).toHaveLength(1);
    expect(queue.waiting.map(({ id }) => id)).toEqual(["b"]);
    expect(unkept).toHaveBeenCalledTimes(1);
    queue.forget();
    expect(queue.key).toBeNull();
  });

  it("a computer still does each code once", () => {
    const inbox = new ComputerInbox(new DeviceStorage(open), "p", "one");
    inbox.take("a", 0);
    expect(inbox.isFree("a", 0)).toBe(false);
    inbox.answer("a", { tone: "applied", text: "Fait." });
    expect(inbox.unsent).toHaveLength(1);
    inbox.confirm(inbox.unsent);
    expect([inbox.unsent, inbox.isFree("a", 0)]).toEqual([[], false]);
    inbox.forget();
  });
});

it("what was kept before the storage was full is there after a reload, and it is used again once it has room", () => {
  const kept = memoryStorage();
  let full = false;
  const storage = new DeviceStorage(() => (full ? fullStorage(kept) : kept));
  storage.setItem("key", "old");
  full = true;
  storage.setItem("key", "new");
  expect([storage.getItem("key"), kept.getItem("key")]).toEqual(["new", "old"]);
  full = false;
  storage.setItem("key", "newer");
  expect([storage.getItem("key"), kept.getItem("key")]).toEqual(["newer", "newer"]);
});
