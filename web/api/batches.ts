import type { Page } from "../../shared/paging.ts";
import type { BatchView, BoxCountInput, BoxView } from "../../shared/recycling/schema.ts";
import { get, getAll, post, put, type Query } from "./http.ts";

export const listBatches = (query: Query) => get<Page<BatchView>>("/batches", query);
export const allBatches = (query: Query) => getAll<BatchView>("/batches", query);
export const getBatch = (id: string) => get<BatchView>(`/batches/${id}`);
export const pickupSlipUrl = (id: string) => `/api/batches/${id}/pickup-slip.pdf`;
export const batchListUrl = (id: string) => `/api/batches/${id}/list.pdf`;

interface Boxes {
  items: BoxView[];
}
export const allBoxes = async (id: string) => (await get<Boxes>(`/batches/${id}/boxes`)).items;
export const addBoxes = async (id: string, ids: string[]) =>
  (await post<Boxes>(`/batches/${id}/boxes`, { ids })).items;
export const setBoxes = async (id: string, input: BoxCountInput) =>
  (await put<Boxes>(`/batches/${id}/boxes`, input)).items;
