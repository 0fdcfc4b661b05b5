import {
  MoreThan,
  type DeepPartial,
  type EntityManager,
  type EntitySchema,
  type FindOptionsWhere,
} from "typeorm";
import type { QueryDeepPartialEntity } from "typeorm/query-builder/QueryPartialEntity.js";
import { recordOf, type LedgerEntity, type LedgerRecords } from "../../shared/ledger/records.ts";
import { forUpdate } from "../db/database.ts";
import type { LedgerStore, Making } from "./store.ts";

interface Hooks<E extends LedgerEntity, Row> {
  /** The rest of a new row: its number, its name, what the operation brought along. */
  describe(
    em: EntityManager,
    record: LedgerRecords[E],
    making: Making,
  ): Promise<Omit<Row, keyof LedgerRecords[E] | "id">> | Omit<Row, keyof LedgerRecords[E] | "id">;
  /** Once the row is there: the codes that name it. */
  made?(em: EntityManager, row: Row, making: Making): Promise<void>;
  /** Before the row goes. */
  unmade?(em: EntityManager, id: string): Promise<void>;
  /** Fields that follow a change without being governed. */
  follow?(
    em: EntityManager,
    step: { id: string; record: LedgerRecords[E]; before: LedgerRecords[E]; at: string },
  ): Partial<Row> | Promise<Partial<Row>>;
}

/** The store of an entity whose governed fields are columns of one table. */
export function tableStore<E extends LedgerEntity, Row extends LedgerRecords[E] & { id: string }>(
  entity: E,
  table: EntitySchema<Row>,
  hooks: Hooks<E, Row>,
): LedgerStore<E> {
  const where = (id: string) => ({ id }) as FindOptionsWhere<Row>;
  return {
    async read(em, id) {
      const row = await forUpdate(em.createQueryBuilder(table, "row").where(where(id))).getOne();
      return row && recordOf(entity, row);
    },
    async insert(em, id, record, making) {
      const described = await hooks.describe(em, record, making);
      const row = { ...described, ...record, id } as unknown as Row;
      await em.insert(table, row as unknown as QueryDeepPartialEntity<Row>);
      await hooks.made?.(em, row, making);
    },
    async update(em, id, record, before, at) {
      const fields = { ...record, ...(await hooks.follow?.(em, { id, record, before, at })) };
      await em.update(table, where(id), fields as unknown as QueryDeepPartialEntity<Row>);
    },
    async remove(em, id) {
      await hooks.unmade?.(em, id);
      await em.delete(table, where(id));
    },
    async page(em, after, limit) {
      const rows = await em.find(table, {
        where: { id: MoreThan(after) } as unknown as FindOptionsWhere<Row>,
        order: { id: "ASC" } as DeepPartial<Row> as never,
        take: limit,
      });
      return rows.map((row) => ({ id: row.id, record: recordOf(entity, row) }));
    },
  };
}
