import { hashPassword } from "../accounts/passwords.ts";
import { createUser } from "../accounts/service.ts";
import { User } from "../accounts/entities.ts";
import type { Context } from "../context.ts";
import { createOrganisation, isSetUpNeeded } from "../organisation/set-up.ts";
import { readTerritory } from "../territory/territories.ts";
import { loadDemoData } from "./load.ts";
import { demoAccounts, demoOrganisation, demoPassword, demoTerritory, storeCommune } from "./programme.ts";

/** Makes the demonstration, unless it is there already. */
export async function installDemo(context: Context): Promise<"made" | "there"> {
  if (!(await isSetUpNeeded(context.db.read))) return "there";
  const communes = (await readTerritory(demoTerritory.kind, demoTerritory.code))?.communes ?? [];
  const sites = [
    { name: "Réserve du CIAS", communeCode: storeCommune },
    ...communes.map(({ code, name }) => ({ name: `Mairie – ${name}`, communeCode: code })),
  ];
  const passwordHash = await hashPassword(demoPassword);
  await context.db.write(async (em) => {
    await createOrganisation(em, context, {
      organisation: demoOrganisation,
      territory: demoTerritory,
      sites,
    });
    for (const account of demoAccounts)
      await createUser(em, context, { ...account, password: demoPassword }, { passwordHash, demo: true });
  });
  const manager = await context.db.read.findOneByOrFail(User, { login: "manager" });
  await loadDemoData(context, manager);
  return "made";
}
