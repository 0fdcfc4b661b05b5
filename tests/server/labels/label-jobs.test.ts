import { v7 } from "uuid";
import { beforeEach, describe, expect, it } from "vitest";
import { createJob, readPdf } from "../../../server/labels/jobs.ts";
import { builtInFormats } from "../../../shared/labels/formats.ts";
import { labelJobInput, type LabelJobView, type LabelPreview } from "../../../shared/labels/schema.ts";
import type { SessionView } from "../../../shared/people/schema.ts";
import { parsePrintedCode } from "../../../shared/scan/printed-code.ts";
import { castOf, type Cast } from "../../support/cast.ts";
import { startApp, type TestApp } from "../../support/server.ts";
import { codesIn, renderPages, sticker } from "../documents/rendered.ts";
import { printed, settled } from "./print-job.ts";

let app: TestApp;
let cast: Cast;

beforeEach(async () => {
  app = await startApp();
  cast = castOf(app);
});

const l7651 = builtInFormats.find(({ id }) => id === "l7651")!;
const blank = (count: number) => ({
  subject: { kind: "blank" as const, count },
  format: "l7651",
  symbology: "qr" as const,
});

async function readBack(id: string, places: number[]): Promise<string[][]> {
  const [page] = await renderPages(await readPdf(app.context.db.read, id), 200);
  return Promise.all(places.map((place) => codesIn(sticker(page!, l7651, place))));
}

describe("a printing", { timeout: 60_000 }, () => {
  it("is drawn in the background, kept, and read back from the stickers that were asked for", async () => {
    const tablet = await cast.item("tablet");
    const cover = await cast.item("cover");
    const subject = { kind: "items" as const, ids: [tablet.id, cover.id] };
    const job = await printed(app, { subject, format: "l7651", symbology: "qr", copies: 2, startAt: 64 });
    expect(job).toMatchObject({
      ...{ kind: "items", state: "done", labels: 2, stickers: 4, done: 4, kept: true },
      ...{ first: tablet.label, last: cover.label, nextStart: 3, createdByName: "Compte agent" },
    });
    const bars = `QRCode ${tablet.label.replace(/-(.)$/, "$1")}`;
    expect(await readBack(job.id, [62, 63, 64])).toEqual([[], [bars], [bars]]);
    const pdf = await app.request(`/label-jobs/${job.id}/labels.pdf`);
    expect(pdf.headers.get("content-type")).toBe("application/pdf");
    const { body } = await app.request<{ items: LabelJobView[] }>("/label-jobs");
    expect(body.items).toEqual([job]);
  });

  it("is listed and polled without its labels being read", async () => {
    const { id } = await printed(app, blank(3));
    await app.context.db.write((em) => em.query(`UPDATE "label_job" SET "labels" = 'not read'`));
    const head = { first: "GVM-E00001-D", labels: 3, stickers: 3, state: "done" };
    expect((await app.request(`/label-jobs/${id}`)).body).toMatchObject(head);
    expect((await app.request("/label-jobs")).body).toMatchObject({ items: [head] });
  });

  it("leaves out what has its label already, and prints it again on request", async () => {
    const first = await cast.item("tablet");
    const job = await printed(app, { subject: { kind: "items", ids: [first.id] }, format: "l7160" });
    const second = await cast.item("tablet");
    const missing = { kind: "item-list" as const, query: { kind: "tablet" }, unprinted: true };
    const rest = await printed(app, { subject: missing, format: "l7160" });
    expect(rest).toMatchObject({ labels: 1, first: second.label });
    const nothing = { id: v7(), subject: missing, format: "l7160" };
    expect(await app.request("/label-jobs", { json: nothing })).toMatchObject({
      status: 409,
      body: { code: "no-labels" },
    });
    const again = await printed(app, { subject: { kind: "again", jobId: job.id }, format: "roll-62" });
    expect(again).toMatchObject({ kind: "items", first: first.label, state: "done", stickers: 1 });
  });

  it("is for kits, sites and batches too", async () => {
    const tablet = await cast.item("tablet");
    await app.request("/kits", { json: { name: "Kit de prêt", itemIds: [tablet.id] } });
    await cast.batch();
    for (const [kind, letter, labels] of [
      ["kits", "K", 1],
      ["sites", "S", 2],
      ["batches", "L", 1],
    ] as const) {
      const job = await printed(app, { subject: { kind }, format: "l7160", symbology: "datamatrix" });
      expect(job).toMatchObject({ kind, labels, state: "done" });
      expect(job.first).toContain(`-${letter}0000`);
    }
  });

  it("is taken up again after its server was stopped", async () => {
    const { body: session } = await app.request<SessionView>("/session");
    const id = v7();
    await createJob(app.context, session.user.id, labelJobInput.parse({ id, ...blank(3) }));
    expect((await app.request<LabelJobView>(`/label-jobs/${id}`)).body.state).toBe("waiting");
    app.setNow("2027-03-02T09:01:00.000Z");
    expect(await settled(app, id)).toMatchObject({ state: "done", done: 3, kept: true });
  });

  it("can be given up; what is drawn by then is thrown away", async () => {
    const id = v7();
    await app.request("/label-jobs", { json: { id, ...blank(4000) } });
    await app.request(`/label-jobs/${id}/cancel`, { method: "POST", json: {} });
    expect(await settled(app, id)).toMatchObject({ state: "cancelled", kept: false });
    expect(await app.request(`/label-jobs/${id}/labels.pdf`)).toMatchObject({
      status: 409,
      body: { code: "labels-not-ready" },
    });
  });
});

it(
  "a printing that waits, with its numbers, outlives any number of later ones",
  { timeout: 60_000 },
  async () => {
    const { body: session } = await app.request<SessionView>("/session");
    const ids = Array.from({ length: 33 }, () => v7());
    for (const id of ids)
      await createJob(app.context, session.user.id, labelJobInput.parse({ id, ...blank(1) }));
    const { body } = await app.request<{ items: LabelJobView[] }>("/label-jobs");
    expect(body.items.map(({ id }) => id)).toEqual(ids.toReversed());
    app.setNow("2027-03-02T09:01:00.000Z");
    expect(await settled(app, ids[0]!)).toMatchObject({ state: "done", first: "GVM-E00001-D" });
  },
);

it(
  "an id names one request: another one under it, or of somebody else, is refused",
  { timeout: 60_000 },
  async () => {
    const id = v7();
    const { first } = await printed(app, blank(4), id);
    expect(await printed(app, blank(4), id)).toMatchObject({ first });
    const refused = { status: 409, body: { code: "operation-id-reused" } };
    expect(await app.request("/label-jobs", { json: { id, ...blank(5) } })).toMatchObject(refused);
    expect(await app.request("/label-jobs", { json: { id, ...blank(4) }, as: "manager" })).toMatchObject(
      refused,
    );
  },
);

describe("labels printed ahead", { timeout: 60_000 }, () => {
  it("take numbers that nothing else gets, however many ask at once", async () => {
    const asked = await Promise.all([
      ...[7, 5, 3].map((count) => printed(app, blank(count))),
      cast.item("tablet"),
      cast.item("cover"),
    ]);
    const jobs = asked.slice(0, 3) as LabelJobView[];
    const items = asked.slice(3) as { label: string }[];
    const numbers = (await Promise.all(jobs.map(labelsOf))).flat();
    expect(new Set([...numbers, ...items.map(({ label }) => label)]).size).toBe(17);
    const next = await cast.item("tablet");
    expect(parsePrintedCode(next.label)?.number).toBe(18);
  });

  it("are not printed twice by a request that is sent twice", async () => {
    const id = v7();
    const [one, other] = await Promise.all([printed(app, blank(4), id), printed(app, blank(4), id)]);
    expect(one).toEqual(other);
    expect(parsePrintedCode((await cast.item("tablet")).label)?.number).toBe(5);
  });

  it("name the item that is registered with them, and pass over numbers that items have", async () => {
    const job = await printed(app, blank(3));
    const [, label = ""] = await labelsOf(job);
    const { id: modelId } = await cast.model("tablet");
    const receive = async (value: string) => {
      const itemId = v7();
      const identifiers = [{ kind: "item-label" as const, value }];
      await app.run({ type: "receive", itemId, modelId, siteId: app.siteId, identifiers });
      return cast.read(itemId);
    };
    expect((await receive(label)).label).toBe(label);
    // A label from elsewhere, whose number has not been reached yet.
    expect((await receive("GVM-E00005-5")).label).toBe("GVM-E00005-5");
    expect(
      (await labelsOf(await printed(app, blank(3)))).map((one) => parsePrintedCode(one)?.number),
    ).toEqual([4, 6, 7]);
    const unprinted = { kind: "item-list" as const, unprinted: true };
    const rest = await printed(app, { subject: unprinted, format: "l7160" });
    expect([rest.labels, rest.first]).toEqual([1, "GVM-E00005-5"]);
  });

  async function labelsOf({ id }: LabelJobView): Promise<string[]> {
    const { body } = await app.request<LabelJobView>(`/label-jobs/${id}`);
    const preview = await app.request<LabelPreview>("/label-previews", {
      json: { subject: { kind: "again", jobId: body.id }, format: "l7651", symbology: "qr" },
    });
    return [...preview.body.svg.matchAll(/>(GVM-E\d+-\w)</g)].map(([, text]) => text ?? "");
  }
});
