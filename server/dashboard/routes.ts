import { z } from "@hono/zod-openapi";
import { addDays } from "../../shared/dates.ts";
import { staff } from "../../shared/roles.ts";
import { ok, route, slice } from "../http/routes.ts";
import { countDue } from "../loans/summaries.ts";
import { countOpen } from "../operations/inbox.ts";
import { today } from "../organisation/today.ts";
import { countDrafts } from "../recycling/summaries.ts";
import { countDataEnding } from "../stock/summaries.ts";

const dashboard = z.object({
  dueThisWeek: z.int(),
  overdue: z.int(),
  /** SIMs in use whose data ends within two weeks, or has ended. */
  dataEnding: z.int(),
  batchesInPreparation: z.int(),
  toSettle: z.int(),
});

/** What waits today: the strip above the desk. */
export const dashboardRoutes = slice().openapi(
  route({ method: "get", path: "/dashboard", access: staff, responses: ok(dashboard) }),
  async (c) => {
    const { context } = c.var;
    const { read } = context.db;
    const day = await today(context);
    const [dueThisWeek, overdue, dataEnding, batchesInPreparation, toSettle] = await Promise.all([
      countDue(read, { from: day, to: addDays(day, 7) }),
      countDue(read, { to: addDays(day, -1) }),
      countDataEnding(read, addDays(day, 14)),
      countDrafts(read),
      countOpen(read),
    ]);
    return c.json({ dueThisWeek, overdue, dataEnding, batchesInPreparation, toSettle }, 200);
  },
);
