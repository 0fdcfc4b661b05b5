import { z } from "@hono/zod-openapi";
import type { Role } from "../../shared/roles.ts";
import { route } from "../http/routes.ts";
import { exportFormats } from "./columns.ts";

const binary = z.string().openapi({ format: "binary" });

/** A list under the same filters and in the same order as on the screen, whole, as a file. */
export const exportRoute = <const Path extends string, Query extends z.ZodRawShape>(
  path: Path,
  access: readonly Role[],
  query: z.ZodObject<Query>,
) =>
  route({
    method: "get",
    path,
    access,
    description: "The whole list, filtered, searched and sorted as the list itself, as a CSV or XLSX file.",
    request: { query: query.extend({ format: z.enum(exportFormats).default("csv") }) },
    responses: {
      200: {
        description: "File",
        content: {
          "text/csv": { schema: binary },
          "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": { schema: binary },
        },
      },
    },
  });
