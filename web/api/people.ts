import type { z } from "zod";
import type { Page } from "../../shared/paging.ts";
import type {
  BeneficiaryInput,
  BeneficiaryView,
  CohortView,
  cohortInput,
} from "../../shared/people/schema.ts";
import { get, getAll, patch, post, put, remove, type Query } from "./http.ts";

export type CohortInput = z.input<typeof cohortInput>;
export type BeneficiaryEdit = Partial<BeneficiaryInput>;

export const listBeneficiaries = (query: Query) => get<Page<BeneficiaryView>>("/beneficiaries", query);
export const allBeneficiaries = (query: Query) => getAll<BeneficiaryView>("/beneficiaries", query);
export const getBeneficiary = (id: string) => get<BeneficiaryView>(`/beneficiaries/${id}`);
export const createBeneficiary = (input: BeneficiaryInput) => post<BeneficiaryView>("/beneficiaries", input);
export const editBeneficiary = (id: string, edit: BeneficiaryEdit) =>
  patch<BeneficiaryView>(`/beneficiaries/${id}`, edit);

export const allCohorts = () => getAll<CohortView>("/cohorts");
export const getCohort = (id: string) => get<CohortView>(`/cohorts/${id}`);
export const createCohort = (input: CohortInput) => post<CohortView>("/cohorts", input);
export const editCohort = (id: string, input: Partial<CohortInput>) =>
  patch<CohortView>(`/cohorts/${id}`, input);
export const setMember = (cohortId: string, beneficiaryId: string, status: "member" | "waiting") =>
  put(`/cohorts/${cohortId}/members`, { beneficiaryId, status });
export const removeMember = (cohortId: string, beneficiaryId: string) =>
  remove(`/cohorts/${cohortId}/members/${beneficiaryId}`);
