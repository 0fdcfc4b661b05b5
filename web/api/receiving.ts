import type { PurchaseView } from "../../shared/purchases/schema.ts";
import type { ModelView } from "../../shared/stock/schema.ts";
import { get, post } from "./http.ts";

export const purchaseToReceive = (id: string) => get<PurchaseView>(`/purchases/${id}`);
/** One more article number (EAN) of a model. */
export const addGtin = (modelId: string, gtin: string) =>
  post<ModelView>(`/models/${modelId}/gtins`, { gtin });
