import type { MigrationInterface, QueryRunner } from "typeorm";
import { integer, text } from "../columns.ts";
import { addColumn } from "../migration-words.ts";

/** What lists say of a printing stands beside its labels. */
export class LabelJobHeads1795602600000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await addColumn(runner, "label_job", "first", { ...text(), default: "''" });
    await addColumn(runner, "label_job", "last", { ...text(), default: "''" });
    await addColumn(runner, "label_job", "count", { ...integer(), default: 0 });
    const jobs = (await runner.query(`SELECT "id", "labels" FROM "label_job"`)) as {
      id: string;
      labels: string;
    }[];
    for (const { id, labels } of jobs) {
      const all = JSON.parse(labels) as { display: string }[];
      const head = { first: all[0]?.display ?? "", last: all.at(-1)?.display ?? "", count: all.length };
      await runner.manager
        .createQueryBuilder()
        .update("label_job")
        .set(head)
        .where("id = :id", { id })
        .execute();
    }
  }

  async down(): Promise<void> {
    throw new Error("Printed labels are not forgotten: restore a backup instead.");
  }
}
