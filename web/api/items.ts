import type { z } from "zod";
import type { Page } from "../../shared/paging.ts";
import type {
  ItemDetail,
  ItemView,
  KitView,
  ModelView,
  itemEdit,
  kitInput,
  modelInput,
} from "../../shared/stock/schema.ts";
import { get, getAll, patch, post, remove, withQuery, type Query } from "./http.ts";

export type ModelInput = z.input<typeof modelInput>;
export type KitInput = z.input<typeof kitInput>;
export type ItemEdit = z.input<typeof itemEdit>;

export const listItems = (query: Query) => get<Page<ItemView>>("/items", query);
export const allItems = (query: Query) => getAll<ItemView>("/items", query);
export const getItem = (id: string) => get<ItemDetail>(`/items/${id}`);
export const editItem = (id: string, edit: ItemEdit) => patch<ItemDetail>(`/items/${id}`, edit);

export const allModels = () => getAll<ModelView>("/models");
export const createModel = (input: ModelInput) => post<ModelView>("/models", input);
export const editModel = (id: string, input: Partial<ModelInput>) => patch<ModelView>(`/models/${id}`, input);

export const addModelGtin = (id: string, gtin: string) => post<ModelView>(`/models/${id}/gtins`, { gtin });
export const removeModelGtin = (id: string, gtin: string) => remove<ModelView>(`/models/${id}/gtins/${gtin}`);

export const allKits = () => getAll<KitView>("/kits");
export const createKit = (input: KitInput) => post<KitView>("/kits", input);
export const editKit = (id: string, input: Partial<KitInput>) => patch<KitView>(`/kits/${id}`, input);

export type BarcodeFormat = "code128" | "qrcode" | "ean13" | "gs1-128";

export const barcodeUrl = (text: string, format: BarcodeFormat = "code128") =>
  withQuery("/api/barcode.svg", { text, format });
