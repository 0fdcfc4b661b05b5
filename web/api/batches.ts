import type { Page } from "../../shared/paging.ts";
import type { BatchView } from "../../shared/recycling/schema.ts";
import { get, getAll, type Query } from "./http.ts";

export const listBatches = (query: Query) => get<Page<BatchView>>("/batches", query);
export const allBatches = (query: Query) => getAll<BatchView>("/batches", query);
export const getBatch = (id: string) => get<BatchView>(`/batches/${id}`);
export const pickupSlipUrl = (id: string) => `/api/batches/${id}/pickup-slip.pdf`;
export const batchListUrl = (id: string) => `/api/batches/${id}/list.pdf`;
