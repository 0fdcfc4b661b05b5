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
      query: z.object({ code: z.string().min(1).max(longestScan), symbology: z.string().max(40).optional() }),
    },
    responses: ok(scanAnswer),
  }),
  async (c) => {
    const { code, symbology } = c.req.valid("query");
    return c.json(await answerScan(c.var.context, code, symbology), 200);
  },
);
