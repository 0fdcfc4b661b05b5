import { createHash } from "node:crypto";
import { In, Not, type EntityManager } from "typeorm";
import type { z } from "zod";
import { nextStart } from "../../shared/labels/formats.ts";
import type { labelJobInput, LabelJobView, Symbology } from "../../shared/labels/schema.ts";
import { userNames } from "../accounts/summaries.ts";
import type { Context } from "../context.ts";
import { isUniqueViolation } from "../db/database.ts";
import { styleFor } from "../documents/label-layout.ts";
import { Problem } from "../http/problem.ts";
import { readOrganisation } from "../organisation/service.ts";
import { reserveLabels } from "../stock/blank-labels.ts";
import { LabelJob, LabelPdf, type LabelJobHead, type LabelJobRow } from "./entities.ts";
import { prepare, type Prepared } from "./prepare.ts";
import { blankLabel } from "./subjects.ts";

/** How many printings that are over are remembered. */
export const rememberedJobs = 30;
/** Numbers may have been set aside for them: they are never forgotten, however many come after. */
const unfinished = In(["waiting", "running"]);

export const over = Not(unfinished);
export const newestFirst = { createdAt: "DESC", id: "DESC" } as const;

type JobInput = z.output<typeof labelJobInput>;

/** Tells a repeated request from another one under the same id; what it would print may have changed meanwhile. */
const fingerprint = (userId: string, input: JobInput) =>
  createHash("sha256")
    .update(JSON.stringify([userId, input]))
    .digest("hex");

/**
 * Takes a printing on; it is drawn afterwards. The same id sent twice is one printing, so that a repeated request never
 * sets numbers aside again.
 *
 * @throws Problem `operation-id-reused` when the id is that of another request
 */
export async function createJob(context: Context, userId: string, input: JobInput): Promise<void> {
  const asked = fingerprint(userId, input);
  if (await isKnown(context.db.read, input.id, asked)) return;
  const prepared = await prepare(context, input);
  const { subject } = input;
  const now = context.clock().toISOString();
  try {
    await context.db.write(async (em) => {
      const { labels, spec } = subject.kind === "blank" ? await withNumbers(em, prepared, input) : prepared;
      const job: LabelJobRow = {
        id: input.id,
        kind: prepared.kind,
        spec: { ...spec, asked },
        labels,
        first: labels[0]?.display ?? "",
        last: labels.at(-1)?.display ?? "",
        count: labels.length,
        stickers: labels.length * spec.copies,
        done: 0,
        state: "waiting",
        createdAt: now,
        createdBy: userId,
        beatAt: now,
      };
      await em.insert(LabelJob, job);
    });
  } catch (error) {
    if (!isUniqueViolation(error) || !(await isKnown(context.db.read, input.id, asked))) throw error;
  }
}

async function isKnown(em: EntityManager, id: string, asked: string): Promise<boolean> {
  const job = await em.findOne(LabelJob, { where: { id }, select: { id: true, spec: true } });
  if (job && job.spec.asked !== asked) throw new Problem("operation-id-reused");
  return job !== null;
}

/** Sets real numbers aside; others than the samples may want other codes. */
async function withNumbers(
  em: EntityManager,
  { labels: samples, spec }: Prepared,
  { symbology }: { symbology: Symbology },
): Promise<Pick<Prepared, "labels" | "spec">> {
  const { name } = await readOrganisation(em);
  const labels = (await reserveLabels(em, samples.length)).map((display) => blankLabel(display, name));
  const codes = labels.map(({ code }) => code);
  const { style } = styleFor(codes, spec.format, symbology, spec.style.linkBase);
  return { labels, spec: { ...spec, style } };
}

const headColumns: Record<keyof LabelJobHead, true> = {
  id: true,
  kind: true,
  spec: true,
  first: true,
  last: true,
  count: true,
  stickers: true,
  done: true,
  state: true,
  createdAt: true,
  createdBy: true,
  beatAt: true,
};

async function views(em: EntityManager, jobs: LabelJobHead[]): Promise<LabelJobView[]> {
  const [names, pdfs] = await Promise.all([
    userNames(em, [...new Set(jobs.map((job) => job.createdBy))]),
    em.find(LabelPdf, { select: { jobId: true }, where: { jobId: In(jobs.map(({ id }) => id)) } }),
  ]);
  const kept = new Set(pdfs.map(({ jobId }) => jobId));
  return jobs.map((job) => ({
    id: job.id,
    kind: job.kind,
    first: job.first,
    last: job.last,
    labels: job.count,
    stickers: job.stickers,
    done: job.done,
    state: job.state,
    formatName: job.spec.format.name,
    nextStart: nextStart(job.spec.format, job.stickers, job.spec.startAt),
    createdAt: job.createdAt,
    createdByName: names.get(job.createdBy) ?? "",
    beatAt: job.beatAt,
    kept: job.state === "done" && kept.has(job.id),
  }));
}

export async function readJob(em: EntityManager, id: string): Promise<LabelJobView> {
  const job = await em.findOne(LabelJob, { where: { id }, select: headColumns });
  if (!job) throw new Problem("not-found");
  const [view] = await views(em, [job]);
  return view as LabelJobView;
}

/** Every printing that is not over, then the last ones that are; the newest first. */
export async function listJobs(em: EntityManager): Promise<LabelJobView[]> {
  const [open, ended] = await Promise.all([
    em.find(LabelJob, { select: headColumns, where: { state: unfinished }, order: newestFirst }),
    em.find(LabelJob, {
      select: headColumns,
      where: { state: over },
      order: newestFirst,
      take: rememberedJobs,
    }),
  ]);
  return views(em, [...open, ...ended]);
}

/** @throws Problem while it is not drawn, and once it is no longer kept */
export async function readPdf(em: EntityManager, id: string): Promise<Buffer> {
  const row = await em.findOneBy(LabelPdf, { jobId: id });
  if (!row) throw new Problem((await em.existsBy(LabelJob, { id })) ? "labels-not-ready" : "not-found");
  return Buffer.from(row.pdf, "base64");
}
