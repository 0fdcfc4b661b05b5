import { folded } from "../../shared/paging.ts";
import { tableStore } from "../ledger/table-store.ts";
import { nextCode } from "../organisation/service.ts";
import { claim, release } from "../stock/identifiers.ts";
import { removeBoxes } from "./boxes.ts";
import { Batch, type BatchRow } from "./entities.ts";

export const batchStore = tableStore<"batch", BatchRow>("batch", Batch, {
  async describe(em, _record, { operation, at }) {
    if (operation.type !== "create-batch") throw new Error(`a batch is not made by ${operation.type}`);
    const { number, code } = await nextCode(em, "batch");
    return {
      number,
      label: code,
      name: operation.name,
      createdAt: at,
      searchText: folded(`${code} ${operation.name}`),
    };
  },
  made: (em, batch, { newId }) =>
    claim(em, { newId }, { entity: "batch", entityId: batch.id }, "batch", batch.label),
  async unmade(em, id) {
    await removeBoxes(em, id, 0);
    await release(em, id);
  },
});
