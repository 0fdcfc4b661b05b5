import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import type { CameraListener, OpenCamera } from "../../../web/scanner/camera.ts";
import { CameraSession } from "../../../web/scanner/camera-session.ts";
import { BarePage } from "../../support/offline-page.ts";
import { fullStorage, memoryStorage } from "../../support/memory-storage.ts";

const device = vi.hoisted(() => ({ openCamera: vi.fn() }));
vi.mock("../../../web/scanner/camera.ts", () => ({
  CameraError: class extends Error {
    readonly problem: string;
    constructor(problem: string) {
      super(problem);
      this.problem = problem;
    }
  },
  openCamera: device.openCamera,
}));

/** Cameras that were opened and not closed. */
let live: number;
/** What each opening waits for; empty where it goes at once. */
let shutters: (() => void)[];
let slow: boolean;
let listener: CameraListener;
let screen: EventTarget & { hidden: boolean };
const flush = () => vi.advanceTimersByTimeAsync(0);

beforeEach(() => {
  vi.useFakeTimers();
  live = 0;
  shutters = [];
  slow = false;
  device.openCamera.mockReset().mockImplementation(async (_video: unknown, told: CameraListener) => {
    listener = told;
    if (slow) await new Promise<void>((open) => shutters.push(open));
    live++;
    return { close: async () => void live-- } as OpenCamera;
  });
  screen = Object.assign(new EventTarget(), { hidden: false });
  vi.stubGlobal("document", screen);
  vi.stubGlobal("navigator", {});
  vi.stubGlobal("sessionStorage", memoryStorage());
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

function makeSession() {
  const page = new BarePage();
  const onFrame = vi.fn();
  const session = new CameraSession(page, { video: () => ({}) as never, onFrame, onClosed: () => {} });
  page.open();
  return { page, session, onFrame };
}

function show(hidden: boolean) {
  screen.hidden = hidden;
  screen.dispatchEvent(new Event("visibilitychange"));
}

describe("a camera", () => {
  it("opens and closes by its person's wish, and with its page", async () => {
    const { page, session } = makeSession();
    await session.open();
    expect([session.state, live]).toEqual(["open", 1]);
    await session.shut();
    expect([session.state, live]).toEqual(["closed", 0]);
    await session.open();
    page.close();
    expect([session.state, live]).toEqual(["closed", 0]);
  });

  it("is open again in its tab, unless a person closed it", async () => {
    const { page, session } = makeSession();
    await session.open();
    page.close();
    const again = makeSession();
    again.session.resume();
    await flush();
    expect(again.session.state).toBe("open");
    await again.session.shut();
    const { session: last } = makeSession();
    last.resume();
    await flush();
    expect(last.state).toBe("closed");
  });

  it.each([
    ["full", () => fullStorage()],
    [
      "forbidden",
      () => {
        throw new DOMException("no", "SecurityError");
      },
    ],
  ])("opens once where the storage of the tab is %s", async (_, get) => {
    Object.defineProperty(globalThis, "sessionStorage", { configurable: true, get });
    const { session } = makeSession();
    session.resume();
    await session.open();
    expect([session.state, session.problem, live]).toEqual(["open", null, 1]);
    await session.shut();
    expect([session.state, live]).toEqual(["closed", 0]);
  });

  it("that is not there says why, and opens when it is tried again", async () => {
    const { session } = makeSession();
    device.openCamera.mockRejectedValueOnce(new Error("broken"));
    await session.open();
    expect([session.state, session.problem, live]).toEqual(["closed", "failed", 0]);
    await session.open();
    expect([session.state, session.problem, live]).toEqual(["open", null, 1]);
  });

  it("rests after five minutes without use", async () => {
    const { session } = makeSession();
    await session.open();
    await vi.advanceTimersByTimeAsync(4 * 60_000);
    session.use();
    await vi.advanceTimersByTimeAsync(4 * 60_000);
    expect([session.state, live]).toEqual(["open", 1]);
    await vi.advanceTimersByTimeAsync(60_000);
    expect([session.state, live]).toEqual(["asleep", 0]);
  });
});

describe("a camera that takes its time", () => {
  it("is closed when it was not wanted any more", async () => {
    slow = true;
    const { session } = makeSession();
    void session.open();
    await flush();
    await session.shut();
    shutters[0]?.();
    await flush();
    expect([session.state, session.camera, live]).toEqual(["closed", null, 0]);
  });

  it("is waited for by the next one, and only the last one is open", async () => {
    slow = true;
    const { session } = makeSession();
    void session.open("a");
    await flush();
    void session.reopen("b");
    await flush();
    void session.reopen("c");
    await flush();
    expect(shutters).toHaveLength(1);
    shutters[0]?.();
    await flush();
    expect(live).toBe(0);
    shutters[1]?.();
    await flush();
    expect(device.openCamera.mock.calls.map(([, , id]) => id as string)).toEqual(["a", "c"]);
    expect([session.state, live]).toEqual(["open", 1]);
  });

  it("says nothing any more once it is out of date", async () => {
    const { session, onFrame } = makeSession();
    await session.open();
    const old = listener;
    await session.shut();
    old.onFrame([], 0, { width: 1, height: 1 } as never);
    old.onInterruption(true);
    old.onProblem("in-use");
    expect([onFrame.mock.calls, session.interrupted, session.problem]).toEqual([[], false, null]);
  });
});

describe("a camera that is taken away", () => {
  it("says so", async () => {
    const { session } = makeSession();
    await session.open();
    listener.onProblem("in-use");
    await flush();
    expect([session.state, session.problem, live]).toEqual(["closed", "in-use", 0]);
    show(false);
    await flush();
    expect(session.state).toBe("closed");
  });

  it("from a page that nobody sees comes back with the page, once", async () => {
    const { session } = makeSession();
    await session.open();
    show(true);
    listener.onProblem("in-use");
    await flush();
    expect([session.state, session.problem, live]).toEqual(["closed", null, 0]);
    show(false);
    show(false);
    await flush();
    expect([session.state, live]).toEqual(["open", 1]);
  });
});
