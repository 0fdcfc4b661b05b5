import { v7 } from "uuid";
import type { BeneficiaryView } from "../../shared/people/schema.ts";
import type { ItemDetail, ItemView, KitView, ModelView, SiteView } from "../../shared/stock/schema.ts";
import type { BatchView } from "../../shared/recycling/schema.ts";
import { signedIn, startProgram } from "./running-app.ts";
import { withLuhn } from "./luhn.ts";

const administrator = { name: "Responsable", login: "responsable", password: "une phrase assez longue" };

/** A running office with people and equipment, all made through the API: an administrator signed in by HTTP. */
export async function openOffice(args: string[] = []) {
  const program = await startProgram("main", args);
  const token = new URL(program.setUpLink).searchParams.get("token");
  const setUp = await fetch(`${program.url}/api/set-up`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({
      token,
      organisation: { name: "CIAS de la Grande Vallée de la Marne", prefix: "GVM" },
      territory: { kind: "epci", code: "245100615" },
      administrator,
      sites: [{ name: "Réserve du CIAS", communeCode: "51030" }],
    }),
  });
  if (setUp.status !== 201) throw new Error(await setUp.text());
  const { cookie, call, run } = await signedIn(program.url, administrator.login, administrator.password);
  const [site] = (await call<{ items: SiteView[] }>("/sites")).items;
  const siteId = site?.id ?? "";
  const models = new Map<string, string>();
  let made = 0;

  async function item(kind: "tablet" | "cover" | "sim" | "laptop"): Promise<ItemDetail> {
    const modelId =
      models.get(kind) ??
      (await call<ModelView>("/models", { kind, brand: "Marque", name: `Modèle ${kind}` })).id;
    models.set(kind, modelId);
    const itemId = v7();
    const number = String(++made).padStart(5, "0");
    const identifiers = [
      kind === "sim"
        ? { kind: "iccid", value: withLuhn(`8933012024999${number}`) }
        : { kind: "serial", value: `SN${kind}${number}` },
    ];
    await run({ type: "receive", itemId, modelId, siteId, identifiers, lineActive: kind === "sim" });
    return call<ItemDetail>(`/items/${itemId}`);
  }

  const person = (firstName: string, lastName: string) =>
    call<BeneficiaryView>("/beneficiaries", { firstName, lastName, communeCode: "51030" });

  async function kit(...items: ItemView[]): Promise<KitView> {
    return call<KitView>("/kits", { name: "Kit de prêt", itemIds: items.map(({ id }) => id) });
  }

  async function lend(beneficiaryId: string, ...items: ItemView[]): Promise<string> {
    const loanId = v7();
    for (const { id: itemId } of items) await run({ type: "lend", itemId, loanId, beneficiaryId });
    return loanId;
  }

  async function batch(): Promise<BatchView> {
    const batchId = v7();
    await run({ type: "create-batch", batchId, name: "Collecte", siteId });
    return call<BatchView>(`/batches/${batchId}`);
  }

  async function retired(kind: "tablet" | "laptop"): Promise<ItemDetail> {
    const { id } = await item(kind);
    await run({ type: "retire", itemId: id, reason: "Trop ancien" });
    return call<ItemDetail>(`/items/${id}`);
  }

  const read = (id: string) => call<ItemDetail>(`/items/${id}`);
  return {
    ...program,
    cookie,
    call,
    run,
    siteId,
    administrator,
    item,
    person,
    kit,
    lend,
    batch,
    retired,
    read,
  };
}
export type Office = Awaited<ReturnType<typeof openOffice>>;
