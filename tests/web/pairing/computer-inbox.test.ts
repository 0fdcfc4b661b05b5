import { describe, expect, it } from "vitest";
import type { WaitingScan } from "../../../shared/pairing/schema.ts";
import { ComputerInbox, orphanedAfter } from "../../../web/pairing/computer-inbox.ts";
import { memoryStorage } from "../../support/memory-storage.ts";

const scan = (id: string): WaitingScan => ({ id, text: id, age: 0, seq: 1 });
const done = { tone: "applied", text: "Fait." } as const;

describe("codes of a phone in a browser", () => {
  it("belong to the tab that took them, also after its reload; to the next one once that tab is gone", () => {
    const storage = memoryStorage();
    const [one, other] = [new ComputerInbox(storage, "p", "one"), new ComputerInbox(storage, "p", "other")];
    one.take("a", 0);
    expect(new ComputerInbox(storage, "p", "one").fresh([scan("a")], orphanedAfter * 9)).toEqual([]);
    expect(other.fresh([scan("a"), scan("b")], orphanedAfter).map(({ id }) => id)).toEqual(["b"]);
    expect(other.fresh([scan("a")], orphanedAfter + 1)).toHaveLength(1);
  });

  it("are answered once, and the answer is kept until the server has it", () => {
    const storage = memoryStorage();
    const inbox = new ComputerInbox(storage, "p", "one");
    inbox.take("a", 0);
    inbox.answer("a", done);
    inbox.answer("a", { tone: "refused", text: "Non." });
    const reloaded = new ComputerInbox(storage, "p", "one");
    expect(reloaded.unsent).toEqual([{ scanId: "a", ...done }]);
    expect(reloaded.fresh([scan("a")], 0)).toEqual([]);
    reloaded.confirm(reloaded.unsent);
    expect(reloaded.unsent).toEqual([]);
    expect(reloaded.fresh([scan("a")], 0)).toEqual([]);
    reloaded.answer("a", done);
    expect(reloaded.unsent).toEqual([]);
  });

  it("come again when the page could not take them, and are another pairing's after it", () => {
    const storage = memoryStorage();
    const inbox = new ComputerInbox(storage, "p", "one");
    inbox.take("a", 0);
    inbox.giveBack("a");
    expect(inbox.fresh([scan("a")], 0)).toHaveLength(1);
    inbox.take("a", 0);
    expect(new ComputerInbox(storage, "q", "one").fresh([scan("a")], 0)).toHaveLength(1);
  });

  it("survive a storage that holds something else", () => {
    const storage = memoryStorage();
    storage.setItem("phone inbox p", "{");
    expect(new ComputerInbox(storage, "p", "one").fresh([scan("a")], 0)).toHaveLength(1);
  });
});
