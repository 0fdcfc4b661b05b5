import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import type { OperationResult } from "../../../shared/operations/answer.ts";
import type { OperationInput } from "../../../shared/operations/schema.ts";
import type { ReadCode } from "../../../web/offline/kept-work.ts";
import { offlineProblem, ProblemError } from "../../../web/api/problem.ts";
import { showToast } from "../../../web/components/toast.ts";
import { WorkQueue } from "../../../web/offline/work-queue.ts";
import { setSession } from "../../../web/session/session-state.ts";
import { bareBrowser, BarePage, refusedBy, signInAs } from "../../support/offline-page.ts";

vi.mock("../../../web/components/toast.ts", () => ({ showToast: vi.fn() }));

/** The operations of each request, and the user who was signed in when it came. */
let requests: { by: string; ids: string[] }[];
let answerWith: (ids: string[]) => Promise<unknown>;
let health: () => Promise<unknown>;
let signedIn = "";
const pages: BarePage[] = [];
let browser: ReturnType<typeof bareBrowser>;

const applied = (ids: string[]) => ({ results: ids.map((id) => ({ id, status: "applied" })) });
const lost = () => Promise.reject(new TypeError("no network"));
const at = "2027-03-02T09:00:00.000Z";
const operation = (id: string) =>
  ({ id, type: "cancel", occurredAt: at, operationId: "o" }) as OperationInput;
const code = (text: string): ReadCode => ({ text, at });
const flush = () => vi.advanceTimersByTimeAsync(0);

function signIn(id: string) {
  signedIn = id;
  signInAs(id);
}

beforeEach(() => {
  vi.useFakeTimers();
  requests = [];
  answerWith = async (ids) => applied(ids);
  health = async () => ({ status: "ok" });
  browser = bareBrowser((path, body) => {
    if (path === "/health") return health();
    const ids = (body as { operations: OperationInput[] }).operations.map(({ id }) => id);
    requests.push({ by: signedIn, ids });
    return answerWith(ids);
  });
  signIn("anne");
});
afterEach(() => {
  for (const page of pages.splice(0)) page.close();
  setSession(null);
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

interface Read {
  read: string[];
}

/** A page that notes down what is read, and what the server says. */
function openPage(ask: (code: ReadCode) => Promise<string> = async ({ text }) => text) {
  const page = new BarePage();
  const settled: OperationResult[] = [];
  const sent: boolean[] = [];
  const queue: WorkQueue<Read, string> = new WorkQueue<Read, string>(page, {
    name: "desk",
    empty: { read: [] },
    ask,
    take: (_, answer) => queue.advance({ read: [...queue.state.read, answer] }, [operation(`op-${answer}`)]),
    settle: (results) => {
      settled.push(...results);
      queue.advance(queue.state, []);
    },
    afterSending: async (any) => void sent.push(any),
  });
  pages.push(page);
  page.open();
  return { page, queue, settled, sent };
}

describe("codes and operations in line", () => {
  it("go in their order, each once, and are forgotten once the server has them", async () => {
    const { queue, settled, sent } = openPage();
    for (const text of ["a", "b"]) queue.read(code(text));
    await flush();
    expect(queue.state.read).toEqual(["a", "b"]);
    expect(requests.flatMap(({ ids }) => ids)).toEqual(["op-a", "op-b"]);
    expect(settled.map(({ id }) => id)).toEqual(["op-a", "op-b"]);
    expect([queue.unsent, queue.waitingCodes, browser.device.length]).toEqual([0, 0, 0]);
    expect(sent).toContain(true);
  });

  it("are tried again when the connection is lost, as the same ones", async () => {
    const { queue, settled } = openPage();
    answerWith = lost;
    queue.read(code("a"));
    await vi.advanceTimersByTimeAsync(6_000);
    expect([queue.problem?.code, queue.unsent]).toEqual(["offline", 1]);
    answerWith = async (ids) => applied(ids);
    await vi.advanceTimersByTimeAsync(4_000);
    expect([queue.problem, queue.unsent]).toEqual([null, 0]);
    expect(new Set(requests.flatMap(({ ids }) => ids))).toEqual(new Set(["op-a"]));
    expect(settled).toHaveLength(1);
  });

  it("stay over a reload, whatever the server had of them, and over the end of the tab", async () => {
    answerWith = lost;
    const before = openPage();
    before.queue.read(code("a"));
    await flush();
    before.page.close();
    const reloaded = openPage(() => new Promise(() => {}));
    reloaded.queue.read(code("b"));
    expect([reloaded.queue.state.read, reloaded.queue.unsent]).toEqual([["a"], 1]);
    reloaded.page.close();
    expect(openPage(() => new Promise(() => {})).queue.waitingCodes).toBe(1);

    browser.tab.removeItem("desk 1 anne");
    answerWith = async (ids) => applied(ids);
    const another = openPage();
    await flush();
    expect(another.settled).toMatchObject([{ id: "op-a" }]);
  });

  it("one that cannot be read back leaves the others", async () => {
    browser.device.setItem("operation 1 anne x", "{");
    browser.device.setItem("operation 1 anne y", JSON.stringify(operation("y")));
    const { settled } = openPage();
    await flush();
    expect(settled.map(({ id }) => id)).toEqual(["y"]);
  });

  it("still go out when the page is closed, and what was said of them is asked for when it is open again", async () => {
    answerWith = lost;
    const { page, queue, settled } = openPage();
    queue.read(code("a"));
    await flush();
    page.close();
    const kept = browser.tab.getItem("desk 1 anne");
    answerWith = async (ids) => applied(ids);
    await vi.advanceTimersByTimeAsync(500);
    queue.advance({ read: ["something late"] }, []);
    expect(requests.at(-1)?.ids).toEqual(["op-a"]);
    expect([settled, browser.tab.getItem("desk 1 anne")]).toEqual([[], kept]);
    const again = openPage();
    await flush();
    expect(again.settled.map(({ id }) => id)).toEqual(["op-a"]);
  });

  it("tell whether something was under way at any moment", async () => {
    const { queue } = openPage();
    const idle = queue.watchSending();
    expect(idle()).toBe(false);
    queue.advance(queue.state, [operation("a")]);
    expect(idle()).toBe(true);
    const meanwhile = queue.watchSending();
    await flush();
    expect([idle(), meanwhile(), queue.watchSending()()]).toEqual([true, true, false]);
  });
});

describe("a problem with nothing left in line", () => {
  it("goes as soon as the server answers again", async () => {
    const { queue } = openPage();
    await flush();
    health = lost;
    queue.stop(offlineProblem());
    await vi.advanceTimersByTimeAsync(60_000);
    expect(queue.problem?.code).toBe("offline");
    health = async () => ({ status: "ok" });
    await vi.advanceTimersByTimeAsync(4_000);
    expect(queue.problem).toBeNull();
  });

  it("stays while a code waits for an answer that does not come", async () => {
    let ask: () => Promise<string> = async () => Promise.reject(new ProblemError("unexpected", "Non."));
    const { queue } = openPage(() => ask());
    queue.read(code("a"));
    await vi.advanceTimersByTimeAsync(60_000);
    expect([queue.problem?.code, queue.waitingCodes]).toEqual(["unexpected", 1]);
    ask = async () => "a";
    await vi.advanceTimersByTimeAsync(4_000);
    expect([queue.problem, queue.state.read]).toEqual([null, ["a"]]);
  });
});

describe("when the session ends or somebody else signs in", () => {
  it("a code that is being asked for stays with whom read it", async () => {
    let say: (answer: string) => void = () => {};
    const { queue } = openPage(() => new Promise((resolve) => (say = resolve)));
    queue.read(code("a"));
    signIn("paul");
    say("a");
    await flush();
    expect([queue.state.read, queue.waitingCodes, requests]).toEqual([[], 1, []]);
    signIn("anne");
    say("a");
    await flush();
    expect([queue.state.read, queue.waitingCodes]).toEqual([["a"], 0]);
  });

  it("an operation that did not get through is not tried again under their name", async () => {
    answerWith = lost;
    const { queue } = openPage();
    queue.advance(queue.state, [operation("a")]);
    await flush();
    signIn("paul");
    answerWith = async (ids) => applied(ids);
    await vi.advanceTimersByTimeAsync(60_000);
    expect(requests.every(({ by }) => by === "anne")).toBe(true);
    signIn("anne");
    await flush();
    expect([requests.at(-1), queue.unsent]).toEqual([{ by: "anne", ids: ["a"] }, 0]);
  });

  it("an answer that comes late changes nothing; it is asked for again", async () => {
    let answer: (answer: unknown) => void = () => {};
    answerWith = () => new Promise((resolve) => (answer = resolve));
    const { queue, settled } = openPage();
    queue.advance({ read: ["a"] }, [operation("a")]);
    await flush();
    const kept = browser.tab.getItem("desk 1 anne");
    signIn("paul");
    answer(applied(["a"]));
    await flush();
    expect([settled, queue.unsent, browser.tab.getItem("desk 1 anne")]).toEqual([[], 1, kept]);
    answerWith = async (ids) => applied(ids);
    signIn("anne");
    await flush();
    expect(settled.map(({ id }) => id)).toEqual(["a"]);
  });

  it("a session that ended is not asked again until somebody has signed in", async () => {
    answerWith = async () => refusedBy(401, "not-signed-in");
    const { queue } = openPage();
    queue.advance(queue.state, [operation("a")]);
    await vi.advanceTimersByTimeAsync(60_000);
    expect(requests).toHaveLength(1);
    answerWith = async (ids) => applied(ids);
    signIn("anne");
    await flush();
    expect(queue.unsent).toBe(0);
  });
});

it("a storage that is full loses nothing while the page is open, and this is said once", async () => {
  for (const storage of [browser.tab, browser.device])
    storage.setItem = () => {
      throw new DOMException("full", "QuotaExceededError");
    };
  answerWith = lost;
  const { queue, settled } = openPage();
  for (const text of ["a", "b"]) queue.read(code(text));
  await flush();
  expect([queue.state.read, queue.unsent]).toEqual([["a", "b"], 2]);
  expect(showToast).toHaveBeenCalledTimes(1);
  answerWith = async (ids) => applied(ids);
  await vi.advanceTimersByTimeAsync(10_000);
  expect(settled.map(({ id }) => id)).toEqual(["op-a", "op-b"]);
});
