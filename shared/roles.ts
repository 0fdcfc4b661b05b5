import { z } from "zod";

/** Who may do what is decided by role, on the server, on every route and every row. */
export const roles = ["admin", "manager", "agent", "commune", "accountant", "collector"] as const;
export type Role = (typeof roles)[number];
export const role = z.enum(roles);

/** Those who handle equipment: they lend, take back, record top-ups and prepare batches. */
export const staff: readonly Role[] = ["admin", "manager", "agent"];
/** Those who decide: models, people with an account, offers, retirement decisions. */
export const management: readonly Role[] = ["admin", "manager"];
/** Those who read what was bought, from which money, and where it is: nobody's name is in it. */
export const bookkeeping: readonly Role[] = [...staff, "accountant"];
export const everyone: readonly Role[] = roles;
