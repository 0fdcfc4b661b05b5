import type { LabelJobView } from "../../shared/labels/schema.ts";
import { getLabelJob } from "../api/labels.ts";
import { asProblem } from "../api/problem.ts";

/** Printings by their id, as they are now; none where one is gone. */
export type JobNews = Map<string, LabelJobView | null>;

/** Of these printings. One that the server does not answer for is as it was: the next poll asks again. */
export async function newsOf(jobs: LabelJobView[]): Promise<JobNews> {
  const ask = async (job: LabelJobView): Promise<[string, LabelJobView | null]> => {
    try {
      return [job.id, await getLabelJob(job.id)];
    } catch (error) {
      return [job.id, asProblem(error).code === "not-found" ? null : job];
    }
  };
  return new Map(await Promise.all(jobs.map(ask)));
}

/** One of them has its PDF since: what it shows has been printed. */
export const bringsPrints = (jobs: LabelJobView[], news: JobNews): boolean =>
  jobs.some(({ id, state }) => state !== "done" && news.get(id)?.state === "done");

/** What came to the list meanwhile, and was not asked for, stays. */
export const withNews = (jobs: LabelJobView[], news: JobNews): LabelJobView[] =>
  jobs.flatMap((job) => (news.has(job.id) ? (news.get(job.id) ?? []) : [job]));
