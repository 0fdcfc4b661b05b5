import { expect, it } from "vitest";
import type { Context } from "../../../server/context.ts";
import { csvFile } from "../../support/import-files.ts";
import { importsOf } from "../../support/imports.ts";
import { startApp } from "../../support/server.ts";

/** How often `read` is called, at most, without anything else having its turn. */
function callsInOneGo<Result>(read: () => Result) {
  let since = 0;
  let most = 0;
  const count = () => {
    if (since === 0) setImmediate(() => (since = 0));
    most = Math.max(most, ++since);
    return read();
  };
  return { count, most: () => most };
}

it("lets others have their turn while many items are made of few lines", async () => {
  const app = await startApp();
  const office = importsOf(app);
  const lines = Array.from({ length: 3 }, () => "pochette;B;Q1;500");
  const view = await office.uploaded(csvFile("Genre;Marque;Modèle;Quantité", ...lines));
  const ids = callsInOneGo(app.context.newId);
  const moments = callsInOneGo(app.context.clock);
  Object.assign(app.context, { newId: ids.count, clock: moments.count } satisfies Partial<Context>);
  expect((await office.run(view.id)).body).toMatchObject({ state: "done", counts: { items: 1_500 } });
  expect(ids.most()).toBeLessThanOrEqual(250);
  expect(moments.most()).toBeLessThanOrEqual(250);
  expect((await app.verify()).differences).toEqual([]);
});
