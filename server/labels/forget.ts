import { In } from "typeorm";
import type { Context } from "../context.ts";
import { LabelJob, LabelPdf } from "./entities.ts";
import { newestFirst, over, rememberedJobs } from "./jobs.ts";

/** For how long the PDF of a printing is kept. */
const keptDays = 7;
/** How many rows go at a time. */
const together = 400;

export async function forgetPrintings({ db, clock }: Context): Promise<void> {
  const old = await db.read.find(LabelJob, {
    select: { id: true },
    where: { state: over },
    order: newestFirst,
    skip: rememberedJobs,
    take: together,
  });
  const before = new Date(clock().getTime() - keptDays * 86_400_000).toISOString();
  const expired = await db.read
    .createQueryBuilder(LabelPdf, "pdf")
    .select("pdf.jobId", "jobId")
    .innerJoin("label_job", "job", "job.id = pdf.jobId")
    .where("job.createdAt < :before", { before })
    .limit(together)
    .getRawMany<{ jobId: string }>();
  const jobIds = old.map(({ id }) => id);
  const pdfs = [...jobIds, ...expired.map(({ jobId }) => jobId)];
  if (pdfs.length === 0) return;
  await db.write(async (em) => {
    await em.delete(LabelPdf, { jobId: In(pdfs) });
    await em.delete(LabelJob, { id: In(jobIds) });
  });
}
