import { expect, it } from "vitest";
import { migrations } from "../../../server/db/migrations/index.ts";
import { freshDatabase } from "../../support/database.ts";

const taken = new Set(["ImportLines1795600900000", "PhonePairing1795563000000"]);
const givenUp = new Error("given up");

it("goes back only over what is made again by itself, and forward again", async () => {
  const { db } = await freshDatabase();
  const refused: string[] = [];
  await expect(
    db.write(async (em) => {
      const runner = em.queryRunner;
      if (!runner) throw new Error("no transaction");
      for (const Migration of [...migrations].reverse()) {
        const migration = new Migration();
        if (taken.has(Migration.name)) {
          await migration.down(runner);
          await migration.up(runner);
        } else if (Migration.name !== "ImportFiles1795521600000") {
          await expect(migration.down(runner)).rejects.toThrow("restore a backup instead");
          refused.push(Migration.name);
        }
      }
      throw givenUp;
    }),
  ).rejects.toBe(givenUp);
  expect(refused).toHaveLength(migrations.length - taken.size - 1);
  await db.close();
});
