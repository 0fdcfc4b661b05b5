import type { Page } from "../../shared/paging.ts";
import type { BatchView, BoxView } from "../../shared/recycling/schema.ts";
import { get, getAll, put, type Query } from "./http.ts";

export const listBatches = (query: Query) => get<Page<BatchView>>("/batches", query);
export const allBatches = (query: Query) => getAll<BatchView>("/batches", query);
export const getBatch = (id: string) => get<BatchView>(`/batches/${id}`);
export const pickupSlipUrl = (id: string) => `/api/batches/${id}/pickup-slip.pdf`;
export const batchListUrl = (id: string) => `/api/batches/${id}/list.pdf`;
export const allBoxes = async (id: string) => (await get<{ items: BoxView[] }>(`/batches/${id}/boxes`)).items;
export const setBoxes = async (id: string, count: number) =>
  (await put<{ items: BoxView[] }>(`/batches/${id}/boxes`, { count })).items;
