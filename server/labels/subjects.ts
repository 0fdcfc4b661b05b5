import { In, type EntityManager } from "typeorm";
import { mostStickers, type LabelJobView, type LabelSubject } from "../../shared/labels/schema.ts";
import { mayPack } from "../../shared/recycling/rules.ts";
import type { BatchView, BoxView } from "../../shared/recycling/schema.ts";
import { itemQuery, type ItemView } from "../../shared/stock/schema.ts";
import type { Context } from "../context.ts";
import type { Label } from "../documents/label-layout.ts";
import { Problem } from "../http/problem.ts";
import { readOrganisation } from "../organisation/service.ts";
import { today } from "../organisation/today.ts";
import { boxesOf } from "../recycling/boxes.ts";
import { batchViewsByIds, listBatches } from "../recycling/service.ts";
import { sampleLabels } from "../stock/blank-labels.ts";
import { findItems, itemViews, listItems } from "../stock/items.ts";
import { listKits } from "../stock/kits.ts";
import { listSites } from "../stock/sites.ts";
import { LabelJob, PrintedLabel } from "./entities.ts";

/** A printed code: what the bars say (the shorter the wider they can be), and what stands under them. */
export const printed = (display: string) => ({ code: display.replace(/-(.)$/, "$1"), display });

export const blankLabel = (display: string, organisation: string): Label => ({
  ...printed(display),
  title: organisation,
});

export interface Subject {
  kind: LabelJobView["kind"];
  labels: Label[];
}

/** The labels that are asked for, in the order of their numbers. Blank ones are samples: their numbers are not set aside. */
export async function labelsOf(context: Context, subject: LabelSubject): Promise<Subject> {
  const { read } = context.db;
  const { name } = await readOrganisation(read);
  const found = await find(context, subject, name);
  if (found.labels.length === 0) throw new Problem("no-labels");
  return found;
}

async function find(context: Context, subject: LabelSubject, name: string): Promise<Subject> {
  const { read } = context.db;
  const isWanted = (id: string) => !("ids" in subject) || !subject.ids || subject.ids.includes(id);
  switch (subject.kind) {
    case "items": {
      const items = await itemsByIds(context, subject.ids);
      return { kind: "items", labels: items.map((item) => itemLabel(item, name)) };
    }
    case "item-list":
      return { kind: "items", labels: await itemList(context, subject, name) };
    case "kits": {
      const kits = await listKits(read, await today(context), subject.ids);
      return {
        kind: "kits",
        labels: kits.map((kit) => ({ ...printed(kit.code), title: kit.name, subtitle: name })),
      };
    }
    case "sites": {
      const sites = (await listSites(read)).filter(({ id }) => isWanted(id));
      return {
        kind: "sites",
        labels: sites.map((site) => ({
          ...printed(site.code),
          title: site.name,
          subtitle: site.communeName,
        })),
      };
    }
    case "batches": {
      const batches = subject.ids ? await batchViewsByIds(read, subject.ids) : await allBatches(context);
      return {
        kind: "batches",
        labels: batches.map((batch) => ({ ...printed(batch.label), title: batch.name, subtitle: name })),
      };
    }
    case "boxes": {
      const batches = subject.batchId
        ? await batchViewsByIds(read, [subject.batchId])
        : (await allBatches(context)).filter(({ state }) => mayPack(state));
      const boxes = await boxesOf(
        read,
        batches.map(({ id }) => id),
      );
      const labels = batches.flatMap((batch) => boxLabels(batch, boxes.get(batch.id) ?? []));
      return { kind: "boxes", labels };
    }
    case "blank": {
      const samples = await sampleLabels(read, subject.count);
      return { kind: "blank", labels: samples.map((display) => blankLabel(display, name)) };
    }
    case "again": {
      const job = await read.findOneBy(LabelJob, { id: subject.jobId });
      if (!job) throw new Problem("labels-not-ready");
      return { kind: job.kind, labels: job.labels };
    }
  }
}

export const itemLabel = ({ label, name }: ItemView, organisation: string): Label => ({
  ...printed(label),
  title: name,
  subtitle: organisation,
});

const boxLabels = (batch: BatchView, boxes: BoxView[]): Label[] =>
  boxes.map(({ label, number }) => ({
    ...printed(label),
    title: `Carton ${number} sur ${boxes.length}`,
    subtitle: `Lot ${batch.label}, ${batch.name}, ${batch.siteName}`,
  }));

const chunk = 500;

async function itemsByIds(context: Context, ids: string[]): Promise<ItemView[]> {
  const { read } = context.db;
  const day = await today(context);
  const distinct = [...new Set(ids)];
  const views: ItemView[] = [];
  for (let at = 0; at < distinct.length; at += chunk) {
    const rows = await findItems(read, { ids: distinct.slice(at, at + chunk) });
    views.push(...(await itemViews(read, rows, day)));
  }
  return views;
}

async function itemList(
  context: Context,
  { query, unprinted }: LabelSubject & { kind: "item-list" },
  name: string,
): Promise<Label[]> {
  const { read } = context.db;
  const day = await today(context);
  const labels: Label[] = [];
  let after: string | undefined;
  do {
    const page = await listItems(read, itemQuery.parse({ ...query, limit: 200, after }), day);
    const done = unprinted ? await printedAmong(read, page.items) : new Set<string>();
    labels.push(...page.items.filter(({ label }) => !done.has(label)).map((item) => itemLabel(item, name)));
    after = page.next ?? undefined;
  } while (after !== undefined && labels.length <= mostStickers);
  return labels;
}

async function printedAmong(em: EntityManager, items: ItemView[]): Promise<Set<string>> {
  const rows = await em.findBy(PrintedLabel, { code: In(items.map(({ label }) => label)) });
  return new Set(rows.map(({ code }) => code));
}

async function allBatches({ db }: Context) {
  const batches = [];
  let after: string | undefined;
  do {
    const page = await listBatches(db.read, { limit: 200, after, sort: "createdAt" });
    batches.push(...page.items);
    after = page.next ?? undefined;
  } while (after !== undefined);
  return batches;
}
