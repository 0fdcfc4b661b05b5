import { v7 } from "uuid";
import type { ItemKind } from "../../shared/lifecycle.ts";
import type { BeneficiaryView, CohortView } from "../../shared/people/schema.ts";
import type { ItemDetail, ModelView } from "../../shared/stock/schema.ts";
import type { OfferView } from "../../shared/top-ups/schema.ts";
import { withLuhn } from "./luhn.ts";
import type { TestApp } from "./server.ts";

const modelNames: Record<ItemKind, [brand: string, name: string]> = {
  tablet: ["Samsung", "Galaxy Tab A9+"],
  cover: ["Samsung", "Book Cover A9+"],
  charger: ["Samsung", "Chargeur 25 W"],
  sim: ["Orange", "SIM prépayée"],
  laptop: ["Lenovo", "ThinkPad L13"],
  phone: ["Fairphone", "Fairphone 4"],
  other: ["Netgear", "Routeur 4G"],
};

/** People and things that tests speak of, made through the same requests as a user's. */
export function castOf(app: TestApp) {
  const models = new Map<ItemKind, Promise<ModelView>>();
  let serial = 1;

  function model(kind: ItemKind): Promise<ModelView> {
    const [brand, name] = modelNames[kind];
    const made =
      models.get(kind) ??
      app
        .request<ModelView>("/models", { json: { kind, brand, name }, as: "manager" })
        .then(({ body }) => body);
    models.set(kind, made);
    return made;
  }

  async function item(kind: ItemKind, options: { lineActive?: boolean } = {}): Promise<ItemDetail> {
    const itemId = v7();
    const { id: modelId } = await model(kind);
    const number = String(serial++).padStart(5, "0");
    const identifiers =
      kind === "sim"
        ? [{ kind: "iccid" as const, value: withLuhn(`893301000000${number}0`) }]
        : [{ kind: "serial" as const, value: `R9${kind.toUpperCase()}${number}` }];
    await app.run({ type: "receive", itemId, modelId, siteId: app.siteId, identifiers, ...options });
    return read(itemId);
  }

  async function read(id: string): Promise<ItemDetail> {
    return (await app.request<ItemDetail>(`/items/${id}`)).body;
  }

  async function person(firstName = "Jeanne", lastName = "Martin"): Promise<BeneficiaryView> {
    const json = { firstName, lastName, communeCode: "51030", phone: "06 12 34 56 78" };
    return (await app.request<BeneficiaryView>("/beneficiaries", { json })).body;
  }

  async function cohort(startsOn: string, endsOn: string): Promise<CohortView> {
    const json = { name: `Session du ${startsOn}`, startsOn, endsOn, meetings: 12, siteId: null };
    return (await app.request<CohortView>("/cohorts", { json, as: "manager" })).body;
  }

  async function offer(): Promise<OfferView> {
    const json = {
      operator: "Orange",
      name: "Recharge 10 Go",
      amount: 1000,
      dataMegabytes: 10_000,
      validityDays: 30,
      favourite: true,
    };
    return (await app.request<OfferView>("/offers", { json, as: "manager" })).body;
  }

  /** Lends an item on a loan of its own, or on the one given. */
  async function lend(
    itemId: string,
    beneficiaryId: string,
    loanId = v7(),
  ): Promise<{ loanId: string; operationId: string }> {
    return { loanId, operationId: await app.run({ type: "lend", itemId, beneficiaryId, loanId }) };
  }

  async function batch(): Promise<string> {
    const batchId = v7();
    await app.run({ type: "create-batch", batchId, name: "Lot de mars", siteId: app.siteId });
    return batchId;
  }

  return { model, item, read, person, cohort, offer, lend, batch };
}
export type Cast = ReturnType<typeof castOf>;
