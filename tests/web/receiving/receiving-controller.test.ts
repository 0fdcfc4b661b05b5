import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { ReceivingController } from "../../../web/receiving/receiving-controller.ts";
import { setSession } from "../../../web/session/session-state.ts";
import { bareBrowser, BarePage, signInAs } from "../../support/offline-page.ts";
import { answered, boxOf } from "../../support/receiving-desk.ts";

vi.mock("../../../web/components/toast.ts", () => ({ showToast: vi.fn() }));
vi.mock("../../../web/pairing/computer-link.ts", () => ({ answerPhone: vi.fn() }));

let reachable: boolean;
let asked: string[];
const page = new BarePage();
const flush = () => vi.advanceTimersByTimeAsync(0);

beforeEach(() => {
  vi.useFakeTimers();
  reachable = true;
  asked = [];
  bareBrowser(async (path) => {
    if (!reachable) throw new TypeError("no network");
    if (path === "/health") return { status: "ok" };
    const code = new URLSearchParams(path.split("?")[1]).get("code") ?? "";
    asked.push(code);
    return answered(code);
  });
  signInAs("anne");
});
afterEach(() => {
  page.close();
  setSession(null);
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

it("one lost request is no problem any more once the server answers, and codes are asked for again", async () => {
  const receiving = new ReceivingController(page, () => ({
    delivery: "",
    onAnswer: () => {},
    onSent: () => {},
  }));
  page.open();
  await flush();
  reachable = false;
  receiving.read({ text: boxOf(1).serial, source: "wedge" });
  await flush();
  expect([receiving.problem?.code, asked]).toEqual(["offline", []]);
  reachable = true;
  await vi.advanceTimersByTimeAsync(60_000);
  expect(receiving.problem).toBeNull();
  receiving.read({ text: boxOf(2).serial, source: "wedge" });
  await flush();
  expect(asked).toEqual([boxOf(2).serial]);
});
