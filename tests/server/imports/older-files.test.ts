import { expect, it } from "vitest";
import { ImportLines1795600900000 } from "../../../server/db/migrations/1795600900000-import-lines.ts";
import { importsOf } from "../../support/imports.ts";
import { startApp } from "../../support/server.ts";

it("keeps the lines of a file that was sent before they had a table of their own", async () => {
  const app = await startApp();
  const imports = importsOf(app);
  const rows = Array.from({ length: 450 }, (_, at) => `Tablette;Samsung;L’une d’elles;SN${1000 + at}`);
  const text = ["Genre;Marque;Modèle;N° de série", ...rows, "Tablette;Samsung;Tab;SN1000"].join("\r\n");
  const { id } = await imports.uploaded(new TextEncoder().encode(text));
  const lines = [...(await imports.lines(id, "create")), ...(await imports.lines(id, "refused"))];
  expect(lines).toHaveLength(201);

  await app.context.db.write(async (em) => {
    const runner = em.queryRunner;
    if (!runner) throw new Error("no transaction");
    const kept = (await runner.query(`SELECT * FROM "import_line" ORDER BY "line"`)) as {
      line: number;
      verdict: string;
      itemId: string | null;
      shown: string;
    }[];
    const plan = kept.map(({ line, verdict, itemId, shown }) => ({
      line,
      verdict,
      itemId,
      ...(JSON.parse(shown) as object),
    }));
    await runner.query(`DROP TABLE "import_line"`);
    await runner.query(`ALTER TABLE "import_file" ADD COLUMN "plan" varchar`);
    const before = JSON.stringify({ lines: plan }).replaceAll("'", "''");
    await runner.query(`UPDATE "import_file" SET "plan" = '${before}'`);
    await new ImportLines1795600900000().up(runner);
  });
  expect([...(await imports.lines(id, "create")), ...(await imports.lines(id, "refused"))]).toEqual(lines);
});
