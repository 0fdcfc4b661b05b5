import type { EntityManager } from "typeorm";
import { addDays, dayOf, type Day } from "../../shared/dates.ts";
import { beneficiaryInput, cohortInput } from "../../shared/people/schema.ts";
import { operation as operationSchema, type OperationInput } from "../../shared/operations/schema.ts";
import { luhn } from "../../shared/scan/check-digits.ts";
import { offerInput } from "../../shared/top-ups/schema.ts";
import type { Context } from "../context.ts";
import { perform, type Actor } from "../operations/service.ts";
import { readOrganisation } from "../organisation/service.ts";
import { createBeneficiary, createCohort, setMember } from "../people/service.ts";
import { createKit } from "../stock/kits.ts";
import { createModel } from "../stock/models.ts";
import { listSites } from "../stock/sites.ts";
import { createOffer } from "../top-ups/service.ts";
import { buyEverything } from "./purchases.ts";
import {
  cohorts,
  counts,
  firstNames,
  lastNames,
  models,
  nextCohort,
  offers,
  type DemoModel,
} from "./programme.ts";

type Draft = OperationInput extends infer Operation
  ? Operation extends OperationInput
    ? Omit<Operation, "id" | "occurredAt">
    : never
  : never;

export interface Demo {
  context: Context;
  actor: Actor;
  today: Day;
  store: string;
  /** The sites of the communes, the store not among them. */
  sites: { id: string; communeCode: string }[];
  /** Runs one operation as it would have been on a day so far from today, at ten o'clock. */
  run(inDays: number, draft: Draft): Promise<string>;
}

/** Fills an installation with the programme: people and models first, then everything that happened, as operations. */
export async function loadDemoData(context: Context, actor: Actor): Promise<void> {
  const organisation = await readOrganisation(context.db.read);
  const today = dayOf(context.clock(), organisation.timeZone);
  const sites = await listSites(context.db.read);
  const store = organisation.defaultSiteId ?? sites[0]?.id ?? "";
  const others = sites.filter((site) => site.id !== store);
  const demo: Demo = {
    context,
    actor,
    today,
    store,
    sites: others.length > 0 ? others : sites,
    async run(inDays, draft) {
      const past = Date.parse(`${addDays(today, inDays)}T09:00:00Z`);
      const occurredAt = new Date(Math.min(past, context.clock().getTime())).toISOString();
      const operation = operationSchema.parse({ id: context.newId(), occurredAt, ...draft });
      const result = await perform(context, actor, operation);
      if (result.status !== "applied")
        throw new Error(`demo: ${draft.type}: ${result.code}: ${result.detail}`);
      return operation.id;
    },
  };
  const described = await context.db.write((em) => describe(em, demo));
  const bought = await context.db.write((em) => buyEverything(em, demo, described.modelIds));
  const stock = await receiveEverything(demo, described.modelIds, bought);
  await context.db.write((em) =>
    createKit(em, context, {
      name: "Kit tablette 15",
      itemIds: [stock.tablets[14], stock.covers[14]].flatMap((id) => id ?? []),
    }),
  );
  await lendAndGive(demo, described, stock);
  await topUpAll(demo, described.offerIds, stock.sims);
  await prepareBatch(demo, described.modelIds, bought);
}

interface Described {
  modelIds: Record<DemoModel, string>;
  offerIds: string[];
  /** People by cohort, in the order of `cohorts`. */
  members: string[][];
  cohortIds: string[];
}

async function describe(em: EntityManager, demo: Demo): Promise<Described> {
  const { context, today, sites } = demo;
  const modelIds = {} as Record<DemoModel, string>;
  for (const [key, model] of Object.entries(models))
    modelIds[key as DemoModel] = await createModel(em, context, model);
  const offerIds: string[] = [];
  for (const offer of offers) offerIds.push(await createOffer(em, context, offerInput.parse(offer)));

  let person = 0;
  const nextPerson = (known: boolean) => {
    const number = person++;
    return createBeneficiary(
      em,
      context,
      beneficiaryInput.parse({
        firstName: firstNames[number % firstNames.length],
        lastName: lastNames[(number * 7) % lastNames.length],
        communeCode: sites[number % sites.length]?.communeCode,
        // 06 39 98 is kept by ARCEP for fiction.
        phone: number % 3 === 0 ? null : `06 39 98 ${String(number).padStart(4, "0").replace(/(..)/, "$1 ")}`,
        referent: null,
        knownToCias: known,
      }),
    );
  };
  const members: string[][] = [];
  const cohortIds: string[] = [];
  const addCohort = (name: string, startsIn: number, index: number) => {
    const startsOn = addDays(today, startsIn);
    const siteId = sites[index % sites.length]?.id ?? null;
    return createCohort(
      em,
      context,
      cohortInput.parse({ name, startsOn, endsOn: addDays(startsOn, 84), meetings: 12, siteId }),
    );
  };
  for (const [index, cohort] of cohorts.entries()) {
    const cohortId = await addCohort(cohort.name, cohort.startsIn, index);
    const people: string[] = [];
    for (let place = 0; place < cohort.members; place++) {
      const id = await nextPerson(place < cohort.known);
      await setMember(em, context, cohortId, { beneficiaryId: id, status: "member" });
      people.push(id);
    }
    members.push(people);
    cohortIds.push(cohortId);
  }
  const waitingFor = await addCohort(nextCohort.name, nextCohort.startsIn, cohorts.length);
  for (let place = 0; place < nextCohort.waiting; place++)
    await setMember(em, context, waitingFor, { beneficiaryId: await nextPerson(false), status: "waiting" });
  return { modelIds, offerIds, members, cohortIds };
}

interface Stock {
  tablets: string[];
  covers: string[];
  sims: string[];
}

async function receiveEverything(
  demo: Demo,
  modelIds: Record<DemoModel, string>,
  bought: Record<DemoModel, string>,
): Promise<Stock> {
  const receive = async (
    model: DemoModel,
    number: number,
    identifiers: { kind: "imei" | "serial" | "iccid"; value: string }[],
  ) => {
    const itemId = demo.context.newId();
    const lineActive = model === "sim" && number <= counts.sims - 3;
    const fields = { modelId: modelIds[model], siteId: demo.store, identifiers, lineActive };
    const purchaseLineId = bought[model];
    await demo.run(-510, { type: "receive", itemId, ...fields, purchaseLineId });
    return itemId;
  };
  const stock: Stock = { tablets: [], covers: [], sims: [] };
  for (let number = 1; number <= counts.tablets; number++) {
    const serial = { kind: "serial" as const, value: `R9WT60${String(1000 + number)}K` };
    stock.tablets.push(
      await receive("tablet", number, [
        serial,
        { kind: "imei", value: checked(`3512345607${1000 + number}`) },
      ]),
    );
    stock.covers.push(await receive("cover", number, []));
  }
  for (let number = 1; number <= counts.sims; number++) {
    const value = checked(`8933012024${String(number).padStart(8, "0")}`);
    stock.sims.push(await receive("sim", number, [{ kind: "iccid", value }]));
  }
  return stock;
}

const checked = (digits: string) => digits + luhn.compute(digits);

/** Tablets go out with a cover and a SIM for one year; eight people of the first cohorts keep a SIM for good. */
async function lendAndGive(
  demo: Demo,
  { members, cohortIds }: Described,
  { tablets, covers, sims }: Stock,
): Promise<void> {
  const lendings = [
    // One year and some days ago: this one is overdue.
    { cohort: 1, inDays: -380, count: 1 },
    { cohort: 1, inDays: -230, count: 4 },
    { cohort: 2, inDays: -40, count: 7 },
  ];
  let next = 0;
  for (const { cohort, inDays, count } of lendings) {
    for (let place = 0; place < count; place++, next++) {
      const loanId = demo.context.newId();
      const beneficiaryId = members[cohort]?.[place + (inDays === -380 ? 10 : 0)] ?? "";
      const dueDate = addDays(demo.today, inDays + 365);
      const loan = { loanId, beneficiaryId, cohortId: cohortIds[cohort] ?? null, dueDate };
      for (const itemId of [tablets[next], covers[next], sims[next]])
        if (itemId) await demo.run(inDays, { type: "lend", itemId, ...loan });
    }
  }
  // Three tablets came back from the first cohort, one of them worn.
  for (let place = 0; place < 3; place++, next++) {
    const itemId = tablets[next] ?? "";
    const loan = { loanId: demo.context.newId(), beneficiaryId: members[0]?.[place] ?? "", cohortId: null };
    await demo.run(-480, { type: "lend", itemId, ...loan, dueDate: null });
    const condition = place === 0 ? ("worn" as const) : ("good" as const);
    await demo.run(-120 - place, { type: "return", itemId, condition });
  }
  for (let place = 0; place < 8; place++) {
    const itemId = sims[12 + place] ?? "";
    await demo.run(-300 + place, {
      type: "give",
      itemId,
      beneficiaryId: members[place < 4 ? 0 : 1]?.[place + 4] ?? "",
    });
  }
}

/** Forty top-ups over the last months; six of them by voucher, and four vouchers are left. */
async function topUpAll(demo: Demo, offerIds: string[], sims: string[]): Promise<void> {
  const voucherIds: string[] = [];
  for (let number = 1; number <= 10; number++) {
    const voucherId = demo.context.newId();
    const code = `4820 5517 ${String(9000 + number * 13)} ${String(1200 + number * 7)}`;
    await demo.run(-200, {
      type: "receive-voucher",
      voucherId,
      offerId: offerIds[1] ?? "",
      code,
      expiresOn: addDays(demo.today, 300),
    });
    voucherIds.push(voucherId);
  }
  for (let number = 0; number < counts.topUps; number++) {
    const itemId = sims[number % sims.length] ?? "";
    const inDays = -39 + Math.floor(number / 2);
    const offerId = offerIds[number % offerIds.length] ?? null;
    const voucherId = number >= 34 ? (voucherIds[number - 34] ?? null) : null;
    await demo.run(inDays, { type: "top-up", itemId, offerId: voucherId ? null : offerId, voucherId });
  }
}

/** Old equipment of the communes: three devices in the batch, one of them still to be erased; two more wait. */
async function prepareBatch(
  demo: Demo,
  modelIds: Record<DemoModel, string>,
  bought: Record<DemoModel, string>,
): Promise<void> {
  const batchId = demo.context.newId();
  await demo.run(-6, { type: "create-batch", batchId, name: "Collecte de printemps", siteId: demo.store });
  const old: DemoModel[] = ["laptop", "laptop", "phone", "laptop", "phone"];
  for (const [index, model] of old.entries()) {
    const itemId = demo.context.newId();
    const siteId = demo.sites[index % demo.sites.length]?.id ?? demo.store;
    const identifiers = [{ kind: "serial" as const, value: `7XQ${String(4410 + index)}FR` }];
    const fields = {
      modelId: modelIds[model],
      siteId,
      identifiers,
      condition: "worn" as const,
      purchaseLineId: bought[model],
    };
    await demo.run(-30, { type: "receive", itemId, ...fields });
    await demo.run(-20, { type: "retire", itemId, reason: "Remplacé par la commune" });
    if (index < 2)
      await demo.run(-7, {
        type: "erase",
        itemId,
        method: "clear",
        accountsRemoved: true,
        simRemoved: true,
        memoryCardRemoved: true,
      });
    if (index < 3) await demo.run(-5, { type: "add-to-batch", itemId, batchId });
  }
}
