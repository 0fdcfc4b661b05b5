import type { z } from "zod";
import type { Page } from "../../shared/paging.ts";
import type { PurchaseChangeView } from "../../shared/purchases/history.ts";
import type {
  AccountingView,
  accountInput,
  AccountView,
  DocumentView,
  FittingLine,
  FundedPurchase,
  FunderView,
  NewPurchase,
  purchaseEditing,
  purchaseInput,
  purchasePage,
  PurchaseView,
} from "../../shared/purchases/schema.ts";
import { get, getAll, patch, post, remove, sendFile, withQuery, type Query } from "./http.ts";

export type PurchaseEdit = Partial<z.input<typeof purchaseInput>> & z.input<typeof purchaseEditing>;
export type PurchasePage = z.infer<typeof purchasePage>;
export type AccountInput = z.input<typeof accountInput>;

export const listPurchases = (query: Query) => get<PurchasePage>("/purchases", query);
export const getPurchase = (id: string) => get<PurchaseView>(`/purchases/${id}`);
export const createPurchase = (input: NewPurchase) => post<PurchaseView>("/purchases", input);
export const editPurchase = (id: string, edit: PurchaseEdit) => patch<PurchaseView>(`/purchases/${id}`, edit);
export const removePurchase = (id: string, reason: string) =>
  remove(withQuery(`/purchases/${id}`, { reason }));

export const listPurchaseChanges = (id: string, page: Query) =>
  get<Page<PurchaseChangeView>>(`/purchases/${id}/changes`, page);

export const fittingLines = async (model: string, q: string) =>
  (await get<{ items: FittingLine[] }>("/purchase-lines", { model, q })).items;

export const addDocument = (purchaseId: string, file: File) =>
  sendFile<DocumentView>(withQuery(`/purchases/${purchaseId}/documents`, { name: file.name }), file);
export const removeDocument = (purchaseId: string, id: string) =>
  remove(`/purchases/${purchaseId}/documents/${id}`);
export const documentUrl = (purchaseId: string, id: string) => `/api/purchases/${purchaseId}/documents/${id}`;

export const allSuppliers = () => getAll<string>("/suppliers");
export const allFunderNames = () => getAll<{ id: string; name: string }>("/funder-names");
export const allFunders = () => getAll<FunderView>("/funders");
export const listFunderPurchases = (id: string, page: Query) =>
  get<Page<FundedPurchase>>(`/funders/${id}/purchases`, page);

export const getAccounting = () => get<AccountingView>("/accounting");
export const editThreshold = (investmentThreshold: number) =>
  patch<AccountingView>("/accounting", { investmentThreshold });
export const createAccount = (input: AccountInput) => post<AccountView>("/accounting/accounts", input);
export const editAccount = (code: string, edit: Partial<Omit<AccountInput, "code">>) =>
  patch<AccountView>(`/accounting/accounts/${code}`, edit);
