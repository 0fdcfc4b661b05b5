import { z } from "@hono/zod-openapi";

type WithoutDefault<Field> = Field extends z.ZodDefault<infer Inner> ? Inner : Field;
type EditShape<Shape extends z.ZodRawShape> = {
  [Key in keyof Shape]: z.ZodOptional<WithoutDefault<Shape[Key]>>;
};

/**
 * What a PATCH may say: each field of the input, or nothing of it. Defaults are taken away: `partial()` keeps them, so
 * that a field left out would be set back to its default instead of staying as it is.
 */
export function editOf<Shape extends z.ZodRawShape>(
  input: z.ZodObject<Shape>,
): z.ZodObject<EditShape<Shape>, z.core.$strict> {
  const fields = Object.entries<z.core.$ZodType>(input.shape).map(([key, field]) => {
    const bare = field instanceof z.ZodDefault ? field.unwrap() : field;
    return [key, z.optional(bare)];
  });
  return z.strictObject(Object.fromEntries(fields) as EditShape<Shape>);
}
