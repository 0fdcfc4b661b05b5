import { expect, it } from "vitest";
import { sweep } from "../../../server/housekeeping.ts";
import { ImportEntity } from "../../../server/imports/entities.ts";
import type { ImportView } from "../../../shared/imports/schema.ts";
import { csvFile } from "../../support/import-files.ts";
import { startApp } from "../../support/server.ts";

it("a file that nobody came back to is gone after thirty days, also when no other one comes", async () => {
  const app = await startApp();
  const { status, body } = await app.request<ImportView>("/imports?name=parc.csv", {
    method: "POST",
    headers: { "content-type": "application/octet-stream" },
    body: csvFile("Numéro de série;Modèle", "SN-R52W90ABCDE;Galaxy Tab A9") as BodyInit,
  });
  expect([status, body]).toEqual([201, body]);
  const after = async (days: number) => {
    app.setNow(new Date(Date.parse(body.createdAt) + days * 86_400_000 + 1).toISOString());
    await sweep(app.context, (error) => app.reported.push(error));
    return app.context.db.read.existsBy(ImportEntity, { id: body.id });
  };
  expect(await after(29)).toBe(true);
  expect(await after(30)).toBe(false);
  expect(app.reported).toEqual([]);
});
