import { v7 } from "uuid";
import { expect, it } from "vitest";
import { Movement } from "../../../server/ledger/entities.ts";
import { OperationEntity } from "../../../server/operations/entities.ts";
import { Item } from "../../../server/stock/entities.ts";
import type { OperationResult } from "../../../shared/operations/answer.ts";
import { castOf } from "../../support/cast.ts";
import { startApp } from "../../support/server.ts";

const count = (results: OperationResult[], status: string) =>
  results.filter((one) => one.status === status).length;

it(
  "lends one tablet to fifty people at the same moment: one has it, the others learn who",
  { timeout: 60_000 },
  async () => {
    const app = await startApp();
    const cast = castOf(app);
    const tablet = await cast.item("tablet");
    const people = await Promise.all(
      Array.from({ length: 50 }, (_, number) => cast.person("Personne", `Numéro ${number}`)),
    );

    const results = (
      await Promise.all(
        people.map(({ id: beneficiaryId }) =>
          app.send([app.operation({ type: "lend", itemId: tablet.id, loanId: v7(), beneficiaryId })]),
        ),
      )
    ).flat();

    expect([count(results, "applied"), count(results, "refused")]).toEqual([1, 49]);
    const { holderName } = await cast.read(tablet.id);
    for (const refused of results.filter(({ status }) => status === "refused")) {
      expect(refused.code).toBe("item-on-loan");
      expect(refused.detail).toContain(holderName);
    }
    const inbox = await app.request<{ total: number }>("/inbox");
    expect(inbox.body.total).toBe(49);
    expect((await app.verify()).differences).toEqual([]);
    expect(app.reported).toEqual([]);
  },
);

it(
  "loses none and adds none of 200 mixed operations, rolled back ones among them",
  { timeout: 120_000 },
  async () => {
    const app = await startApp();
    const cast = castOf(app);
    const [model, person, offer, batchId] = [
      await cast.model("laptop"),
      await cast.person(),
      await cast.offer(),
      await cast.batch(),
    ];
    const tablets = await Promise.all(Array.from({ length: 20 }, () => cast.item("tablet")));
    const sims = await Promise.all(Array.from({ length: 10 }, () => cast.item("sim", { lineActive: true })));
    const { db } = app.context;
    const before = { items: await db.read.count(Item), operations: await db.read.count(OperationEntity) };

    const operations = Array.from({ length: 200 }, (_, number) => {
      const tablet = tablets[number % tablets.length]?.id ?? "";
      const sim = sims[number % sims.length]?.id ?? "";
      const serial = (value: string) => [{ kind: "serial" as const, value }];
      switch (number % 8) {
        case 0:
          return app.operation({ type: "lend", itemId: tablet, loanId: v7(), beneficiaryId: person.id });
        case 1:
          return app.operation({ type: "return", itemId: tablet });
        case 2:
          return app.operation({ type: "top-up", itemId: sim, offerId: offer.id });
        case 3:
          return app.operation({
            type: "receive",
            itemId: v7(),
            modelId: model.id,
            siteId: app.siteId,
            identifiers: serial(`MIXED${number}`),
          });
        case 4:
          // Its row is written before its second number is found to be taken: all of it has to go again.
          return app.operation({
            type: "receive",
            itemId: v7(),
            modelId: model.id,
            siteId: app.siteId,
            identifiers: [...serial(`ROLLED${number}`), { kind: "serial", value: "R9TABLET00001" }],
          });
        case 5:
          return app.operation({ type: "retire", itemId: tablet, reason: "Écran cassé" });
        case 6:
          return app.operation({ type: "add-to-batch", itemId: tablet, batchId });
        default:
          return app.operation({ type: "declare-lost", itemId: tablet });
      }
    });
    const thrown = Array.from({ length: 20 }, () =>
      db
        .write(async (em) => {
          await em.insert("counter", { name: `never ${v7()}`, value: 1 });
          throw new Error("forced");
        })
        .then(
          () => "kept",
          () => "rolled back",
        ),
    );
    const [answers, rolledBack] = await Promise.all([
      Promise.all(operations.map((operation) => app.send([operation]))),
      Promise.all(thrown),
    ]);
    const results = answers.flat();

    expect(results.map(({ id }) => id)).toEqual(operations.map(({ id }) => id));
    expect(new Set(rolledBack)).toEqual(new Set(["rolled back"]));
    expect(await db.read.query(`SELECT * FROM counter WHERE name LIKE 'never %'`)).toEqual([]);
    const applied = results.filter(({ status }) => status === "applied");
    const received = operations.filter(
      ({ id, type }) => type === "receive" && applied.some((result) => result.id === id),
    );
    expect(received).toHaveLength(25);
    expect(await db.read.count(Item)).toBe(before.items + 25);
    expect(await db.read.count(OperationEntity)).toBe(before.operations + 200);
    expect(await db.read.countBy(OperationEntity, { status: "applied" })).toBe(
      before.operations + applied.length,
    );
    const moved = await db.read
      .createQueryBuilder(Movement, "m")
      .select("m.operationId")
      .distinct(true)
      .getRawMany();
    expect(moved).toHaveLength(before.operations + applied.length);
    expect((await app.verify()).differences).toEqual([]);
    expect(app.reported).toEqual([]);
  },
);

it("applies an operation that arrives twenty times at once a single time", async () => {
  const app = await startApp();
  const cast = castOf(app);
  const [tablet, person] = [await cast.item("tablet"), await cast.person()];
  const operation = app.operation({
    type: "lend",
    itemId: tablet.id,
    loanId: v7(),
    beneficiaryId: person.id,
  });
  const results = (await Promise.all(Array.from({ length: 20 }, () => app.send([operation])))).flat();
  expect([count(results, "applied"), count(results, "duplicate")]).toEqual([1, 19]);
  expect((await app.verify()).differences).toEqual([]);
});

it("gives a serial number to one of two items that claim it at the same moment", async () => {
  const app = await startApp();
  const { id: modelId } = await castOf(app).model("tablet");
  const receive = () =>
    app.operation({
      type: "receive",
      itemId: v7(),
      modelId,
      siteId: app.siteId,
      identifiers: [{ kind: "serial", value: "SAME0001" }],
    });
  const results = (await Promise.all([app.send([receive()]), app.send([receive()])])).flat();
  expect(results.map(({ status }) => status).sort()).toEqual(["applied", "refused"]);
  expect(results.find(({ status }) => status === "refused")?.code).toBe("identifier-taken");
  expect((await app.verify()).differences).toEqual([]);
});
