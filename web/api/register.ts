import type { Page } from "../../shared/paging.ts";
import type { RegisterRow, RegisterSummary, VoucherStock } from "../../shared/purchases/register.ts";
import { get, type Query } from "./http.ts";

export const listRegister = (query: Query) => get<Page<RegisterRow>>("/register", query);
export const getRegisterSummary = (query: Query) => get<RegisterSummary>("/register/summary", query);
export const getVoucherStock = (on: string) => get<VoucherStock>("/voucher-stock", { on });
