import type { LoanView } from "../../shared/loans/schema.ts";
import type { Page } from "../../shared/paging.ts";
import { get, put, type Query } from "./http.ts";

export const listLoans = (query: Query) => get<Page<LoanView>>("/loans", query);
export const getLoan = (id: string) => get<LoanView>(`/loans/${id}`);
export const signLoan = (id: string, png: string) => put(`/loans/${id}/signature`, { png });
export const agreementUrl = (id: string) => `/api/loans/${id}/agreement.pdf`;
export const receiptUrl = (id: string) => `/api/loans/${id}/receipt.pdf`;
