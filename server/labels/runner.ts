import { In } from "typeorm";
import pLimit from "p-limit";
import type { Context } from "../context.ts";
import { LabelJob, LabelPdf, PrintedLabel, type LabelJobRow } from "./entities.ts";
import { facesOf } from "./prepare.ts";
import { renderSheet } from "./render.ts";

/** One printing at a time: the desk needs the rest of the machine. */
const queue = pLimit(1);
const running = new Map<string, AbortController>();

/** How often the progress is written down, and after how long without it the server that drew is taken for gone. */
const beatEvery = 500;
const silence = 15_000;

/** Draws a printing that waits, unless this server does so already. Its outcome is read from the printing itself. */
export function startJob(context: Context, id: string): void {
  if (running.has(id)) return;
  const control = new AbortController();
  running.set(id, control);
  void queue(() => run(context, id, control))
    .catch((error: unknown) => fail(context, id, control.signal.aborted ? undefined : error))
    .finally(() => running.delete(id));
}

/** Another server may have been stopped while it drew this: then this one takes over. */
export function resumeJob(context: Context, job: { id: string; state: string; beatAt: string }): void {
  const isSilent = context.clock().getTime() - Date.parse(job.beatAt) > silence;
  if ((job.state === "waiting" || job.state === "running") && isSilent) startJob(context, job.id);
}

const unfinished = In(["waiting", "running"]);

/** Nothing is drawn any more. Numbers that were set aside stay so: some of the labels may be on paper. */
export async function cancelJob({ db }: Context, id: string): Promise<void> {
  await db.write((em) => em.update(LabelJob, { id, state: unfinished }, { state: "cancelled" }));
  running.get(id)?.abort();
}

/** What nobody foresaw goes to the log of the server; the person reads that the printing failed. */
async function fail({ db }: Context, id: string, error: unknown): Promise<void> {
  if (error instanceof Error) process.emitWarning(error);
  try {
    await db.write((em) => em.update(LabelJob, { id, state: unfinished }, { state: "failed" }));
  } catch {
    // The database is being closed: whoever asks for this printing next takes it up again.
    return;
  }
}

async function run(context: Context, id: string, control: AbortController): Promise<void> {
  const { db, clock } = context;
  const claim = { state: "running" as const, done: 0, beatAt: clock().toISOString() };
  const claimed = await db.write((em) => em.update(LabelJob, { id, state: unfinished }, claim));
  const job = claimed.affected ? await db.read.findOneBy(LabelJob, { id }) : null;
  if (!job) return;
  const { format, startAt, offset } = job.spec;
  const pdf = await renderSheet(
    "Étiquettes",
    { faces: facesOf(job.labels, job.spec), format, startAt, offset },
    { progress: beats(context, id, control), signal: control.signal },
  );
  await db.write(async (em) => {
    const end = { state: "done" as const, done: job.stickers };
    const { affected } = await em.update(LabelJob, { id, state: "running" }, end);
    if (!affected) return;
    await em.insert(LabelPdf, { jobId: id, pdf: pdf.toString("base64") });
    await markPrinted(context, em, job);
  });
}

/** Writes the progress down now and then; stops the drawing when someone cancelled it on another server. */
function beats({ db, clock }: Context, id: string, control: AbortController) {
  let last = performance.now();
  let writing = false;
  return (done: number) => {
    if (writing || performance.now() - last < beatEvery) return;
    last = performance.now();
    writing = true;
    const beat = { done, beatAt: clock().toISOString() };
    db.write((em) => em.update(LabelJob, { id, state: "running" }, beat))
      .then(({ affected }) => {
        if (!affected) control.abort();
      })
      .catch(() => control.abort())
      .finally(() => (writing = false));
  };
}

const chunk = 400;

async function markPrinted(
  { clock }: Context,
  em: Parameters<Parameters<Context["db"]["write"]>[0]>[0],
  { labels }: LabelJobRow,
): Promise<void> {
  const at = clock().toISOString();
  const codes = [...new Set(labels.map(({ display }) => display))];
  for (let from = 0; from < codes.length; from += chunk) {
    const rows = codes.slice(from, from + chunk).map((code) => ({ code, at }));
    await em.createQueryBuilder().insert().into(PrintedLabel).values(rows).orIgnore().execute();
  }
}
