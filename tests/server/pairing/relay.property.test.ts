import fc from "fast-check";
import { v7 } from "uuid";
import { expect, it } from "vitest";
import type { ComputerNews } from "../../../shared/pairing/schema.ts";
import { ComputerInbox } from "../../../web/pairing/computer-inbox.ts";
import { PhoneQueue } from "../../../web/pairing/phone-queue.ts";
import { memoryStorage } from "../../support/memory-storage.ts";
import { pairingCast } from "../../support/pairing-cast.ts";
import { startApp } from "../../support/server.ts";

const event = fc.oneof(
  { weight: 4, arbitrary: fc.constant({ type: "read" as const }) },
  // The request is lost, or its answer, or it arrives once more when everybody has forgotten it.
  ...(["phone sends", "phone asks", "computer asks", "computer answers"] as const).map((type) => ({
    weight: 3,
    arbitrary: fc.record({
      type: fc.constant(type),
      lost: fc.constantFrom("nothing", "nothing", "request", "answer"),
      again: fc.boolean(),
    }),
  })),
  { weight: 2, arbitrary: fc.constant({ type: "late repeat" as const }) },
  {
    weight: 1,
    arbitrary: fc.constantFrom({ type: "phone reloads" as const }, { type: "computer reloads" as const }),
  },
);

it(
  "whatever is lost, repeated, late or reloaded: each code has its effect once, in order, and its answer",
  { timeout: 240_000 },
  async () => {
    const app = await startApp();
    const cast = pairingCast(app);

    await fc.assert(
      fc.asyncProperty(fc.array(event, { minLength: 5, maxLength: 40 }), async (events) => {
        const { computer, phone } = await cast.pair();
        const [phoneMemory, computerMemory] = [memoryStorage(), memoryStorage()];
        let queue = new PhoneQueue(phoneMemory);
        let inbox = new ComputerInbox(computerMemory, computer.id, "tab");
        let [phoneAfter, computerAfter] = [0, 0];
        /** The desk, which keeps its own line over a reload. */
        const desk: string[] = [];
        const unanswered: string[] = [];
        const read: string[] = [];
        const answered: string[] = [];
        const underway: (() => Promise<unknown>)[] = [];

        const steps = {
          read: () => {
            const id = v7();
            read.push(id);
            queue.add({ id, text: `code ${read.length}` }, 0);
          },
          "phone sends": async (lost = "nothing", again = false) => {
            const batch = queue.batch(0);
            if (batch.length === 0) return;
            if (again) underway.push(() => phone.send(...batch));
            if (lost === "request") return;
            expect((await phone.send(...batch)).status).toBe(204);
            if (lost !== "answer") queue.sent(batch);
          },
          "phone asks": async (lost = "nothing") => {
            if (lost === "request") return;
            const { body } = await phone.news(phoneAfter);
            if (lost === "answer") return;
            answered.push(...queue.learn(body).map(({ scan }) => scan.id));
            phoneAfter = body.seq;
          },
          "computer asks": async (lost = "nothing", again = false) => {
            if (lost === "request") return;
            const { body } = await computer.news(computerAfter);
            if (lost === "answer") return;
            const receive = (news: ComputerNews) => {
              for (const scan of inbox.fresh(news.scans, 0)) {
                inbox.take(scan.id, 0);
                desk.push(scan.id);
                unanswered.push(scan.id);
              }
            };
            receive(body);
            if (again) underway.push(async () => receive(body));
            computerAfter = body.seq;
          },
          "computer answers": async (lost = "nothing", again = false) => {
            for (const id of unanswered.splice(0)) inbox.answer(id, { tone: "applied", text: `Fait ${id}` });
            const answers = inbox.unsent;
            if (answers.length === 0) return;
            if (again) underway.push(() => computer.answer(...answers));
            if (lost === "request") return;
            expect((await computer.answer(...answers)).status).toBe(204);
            if (lost !== "answer") inbox.confirm(answers);
          },
          "late repeat": async () => void (await underway.shift()?.()),
          "phone reloads": () => {
            queue = new PhoneQueue(phoneMemory);
            phoneAfter = 0;
          },
          "computer reloads": () => {
            inbox = new ComputerInbox(computerMemory, computer.id, "tab");
            computerAfter = 0;
          },
        };

        for (const happening of events) {
          const { lost, again } = { lost: "nothing", again: false, ...happening };
          await steps[happening.type](lost, again);
        }
        while (underway.length > 0) await steps["late repeat"]();
        steps["computer reloads"]();
        steps["phone reloads"]();
        for (const type of ["phone sends", "computer asks", "computer answers", "phone asks"] as const)
          await steps[type]();

        expect(desk).toEqual(read);
        expect(answered.toSorted()).toEqual(read.toSorted());
        expect(queue.waiting).toEqual([]);
        expect((await computer.news()).body.scans).toEqual([]);
        await computer.end();
      }),
      { numRuns: 60 },
    );
    expect(app.reported).toEqual([]);
  },
);
