import { z } from "@hono/zod-openapi";
import { staff } from "../../shared/roles.ts";
import { scanAnswer } from "../../shared/scan/answer.ts";
import { longestScan } from "../../shared/scan/read-code.ts";
import { ok, route, slice } from "../http/routes.ts";
import { answerScan } from "./service.ts";

export const scanRoutes = slice().openapi(
  route({
    method: "get",
    path: "/scan",
    access: staff,
    request: {
      query: z.object({
        code: z.string().min(1).max(longestScan),
        symbology: z.string().max(40).optional(),
        /** The reader types as its computer expects: nothing is read back. */
        asTyped: z.literal("true").optional(),
      }),
    },
    responses: ok(scanAnswer),
  }),
  async (c) => {
    const { code, symbology, asTyped } = c.req.valid("query");
    const hint = { symbology, asTyped: asTyped !== undefined };
    return c.json(await answerScan(c.var.context, code, hint), 200);
  },
);
