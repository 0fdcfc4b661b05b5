import { v7 } from "uuid";
import { expect, it } from "vitest";
import { sweep } from "../../../server/housekeeping.ts";
import { LabelJob, LabelPdf } from "../../../server/labels/entities.ts";
import { createJob, rememberedJobs } from "../../../server/labels/jobs.ts";
import { labelJobInput, type LabelJobView } from "../../../shared/labels/schema.ts";
import type { SessionView } from "../../../shared/people/schema.ts";
import { startApp, testNow } from "../../support/server.ts";
import { printed } from "./print-job.ts";

const blank = { subject: { kind: "blank" as const, count: 1 }, format: "l7651", symbology: "qr" as const };

it(
  "a PDF is gone after seven days, and the printing stays to be done again",
  { timeout: 60_000 },
  async () => {
    const app = await startApp();
    const { id, kept } = await printed(app, blank);
    expect(kept).toBe(true);
    const after = async (days: number) => {
      app.setNow(new Date(Date.parse(testNow) + days * 86_400_000 + 1).toISOString());
      await sweep(app.context, (error) => app.reported.push(error));
      return (await app.request<LabelJobView>(`/label-jobs/${id}`)).body.kept;
    };
    expect(await after(6)).toBe(true);
    expect(await after(7)).toBe(false);
    expect((await app.request(`/label-jobs/${id}/labels.pdf`)).status).not.toBe(200);
    expect(app.reported).toEqual([]);
  },
);

it("the last printings are remembered, and no more", { timeout: 60_000 }, async () => {
  const app = await startApp();
  const { id: first } = await printed(app, blank);
  const { body } = await app.request<SessionView>("/session");
  for (let more = 0; more < rememberedJobs; more++) {
    app.setNow(new Date(Date.parse(testNow) + (more + 1) * 1000).toISOString());
    const id = v7();
    await createJob(app.context, body.user.id, labelJobInput.parse({ id, ...blank }));
    await app.request(`/label-jobs/${id}/cancel`, { json: {} });
  }
  await sweep(app.context, (error) => app.reported.push(error));
  const { read } = app.context.db;
  expect(await read.countBy(LabelJob, {})).toBe(rememberedJobs);
  expect(await read.existsBy(LabelPdf, { jobId: first })).toBe(false);
  expect(app.reported).toEqual([]);
});
