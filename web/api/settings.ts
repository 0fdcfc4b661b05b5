import type { z } from "zod";
import type { SessionView, UserView, userEdit, userInput } from "../../shared/people/schema.ts";
import type { CommuneView, SiteView, siteInput } from "../../shared/stock/schema.ts";
import { get, getAll, patch, post, put } from "./http.ts";

export type Organisation = SessionView["organisation"];
export type SiteInput = z.input<typeof siteInput>;
export type UserInput = z.input<typeof userInput>;
export type UserEdit = z.input<typeof userEdit>;
export interface OrganisationEdit {
  name?: string;
  loanMonths?: number;
  defaultSiteId?: string | null;
}

/** The figures of the desk's strip. */
export interface Dashboard {
  dueThisWeek: number;
  overdue: number;
  dataEnding: number;
  batchesInPreparation: number;
  toSettle: number;
}

export const getOrganisation = () => get<Organisation>("/organisation");
interface PublicAddress {
  publicAddress: string | null;
}
export const getPublicAddress = () => get<PublicAddress>("/public-address");
export const putPublicAddress = (address: PublicAddress) => put<PublicAddress>("/public-address", address);
export const editOrganisation = (edit: OrganisationEdit) => patch<Organisation>("/organisation", edit);

export const allSites = () => getAll<SiteView>("/sites");
export const createSite = (input: SiteInput) => post<SiteView>("/sites", input);
export const editSite = (id: string, input: Partial<SiteInput>) => patch<SiteView>(`/sites/${id}`, input);
export const allCommunes = () => getAll<CommuneView>("/communes");

export const allUsers = () => getAll<UserView>("/users");
export const createUser = (input: UserInput) => post<UserView>("/users", input);
export const editUser = (id: string, edit: UserEdit) => patch<UserView>(`/users/${id}`, edit);

export const getDashboard = () => get<Dashboard>("/dashboard");
