import { afterEach, expect, it, vi } from "vitest";
import type { LabelJobView } from "../../../shared/labels/schema.ts";
import { bringsPrints, newsOf, withNews } from "../../../web/labels/job-news.ts";
import { bareBrowser, refusedBy } from "../../support/offline-page.ts";

afterEach(() => vi.unstubAllGlobals());

const job = (id: string, state: LabelJobView["state"] = "running") => ({ id, state }) as LabelJobView;

it("a printing that is gone leaves the list; one that is not answered for, and one that has just come, stay", async () => {
  bareBrowser(async (path) => {
    if (path.endsWith("/gone")) return refusedBy(404, "not-found");
    if (path.endsWith("/lost")) throw new TypeError("no network");
    if (path.endsWith("/broken")) return refusedBy(500, "unexpected");
    return job("ready", "done");
  });
  const asked = ["gone", "lost", "broken", "ready"].map((id) => job(id));
  const news = await newsOf(asked);
  expect(withNews([job("fresh"), ...asked], news)).toEqual([
    job("fresh"),
    job("lost"),
    job("broken"),
    job("ready", "done"),
  ]);
});

it("only a printing that has become ready brings prints", () => {
  const brings = (before: LabelJobView["state"], after: LabelJobView | null) =>
    bringsPrints([job("a", before)], new Map([["a", after]]));
  expect(brings("running", job("a", "done"))).toBe(true);
  expect(brings("waiting", job("a", "running"))).toBe(false);
  expect(brings("running", job("a", "failed"))).toBe(false);
  expect(brings("done", job("a", "done"))).toBe(false);
  expect(brings("running", null)).toBe(false);
});
