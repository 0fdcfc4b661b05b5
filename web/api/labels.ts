import type {
  CardPreview,
  CardQuery,
  LabelFormatInput,
  LabelFormatView,
  LabelJobView,
  LabelPreview,
  LabelRequestInput,
} from "../../shared/labels/schema.ts";
import { get, post, put, remove, withQuery } from "./http.ts";

export type CardsAsked = Omit<CardQuery, "ids" | "startAt"> & { ids?: string[]; startAt: string };

export const allLabelFormats = async () => (await get<{ items: LabelFormatView[] }>("/label-formats")).items;
export const createLabelFormat = (input: LabelFormatInput) => post<LabelFormatView>("/label-formats", input);
export const editLabelFormat = (id: string, input: LabelFormatInput) =>
  put<LabelFormatView>(`/label-formats/${id}`, input);
export const removeLabelFormat = (id: string) => remove(`/label-formats/${id}`);

export const previewLabels = (request: LabelRequestInput, page: number) =>
  post<LabelPreview>("/label-previews", { ...request, page });

export const lastLabelJobs = async () => (await get<{ items: LabelJobView[] }>("/label-jobs")).items;
export const startLabelJob = (id: string, request: LabelRequestInput) =>
  post<LabelJobView>("/label-jobs", { id, ...request });
export const getLabelJob = (id: string) => get<LabelJobView>(`/label-jobs/${id}`);
export const cancelLabelJob = (id: string) => post<LabelJobView>(`/label-jobs/${id}/cancel`, {});

export const labelPdfUrl = (id: string) => `/api/label-jobs/${id}/labels.pdf`;
export const labelTestUrl = (format: string, x: number, y: number) =>
  withQuery("/api/label-test.pdf", { format, x, y });

export const cardsUrl = ({ ids, ...query }: CardsAsked) =>
  withQuery("/api/cards.pdf", { ...query, ids: ids?.join(",") });
export const previewCards = ({ ids, ...query }: CardsAsked, page: number) =>
  get<CardPreview>("/cards/preview", { ...query, ids: ids?.join(","), page: String(page) });
