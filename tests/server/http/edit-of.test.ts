import { z } from "@hono/zod-openapi";
import { expect, it } from "vitest";
import { editOf } from "../../../server/http/edit-of.ts";

const edit = editOf(
  z.strictObject({
    name: z.string().min(1),
    phone: z.string().nullable().default(null),
    ids: z.array(z.string()).default([]),
  }),
);

it("says nothing of what was left out", () => {
  expect(edit.parse({})).toEqual({});
  expect(edit.parse({ name: "Léa" })).toEqual({ name: "Léa" });
});

it("takes what was given, by the rules of the input", () => {
  expect(edit.parse({ phone: null, ids: ["a"] })).toEqual({ phone: null, ids: ["a"] });
  expect(edit.safeParse({ name: "" }).success).toBe(false);
  expect(edit.safeParse({ unknown: 1 }).success).toBe(false);
});
