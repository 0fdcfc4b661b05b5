import type { SessionView } from "../../shared/people/schema.ts";
import { get, post } from "./http.ts";

export type TerritoryKind = "epci" | "commune";

export interface Territory {
  kind: TerritoryKind;
  code: string;
  name: string;
  typeLabel: string;
  department: { code: string; name: string } | null;
  communeCount: number;
  population: number | null;
}

export interface TerritorySource {
  source: string;
  date: string;
  licence: string;
}

export interface TerritoryCommune {
  code: string;
  name: string;
  postalCodes: string[];
  population: number | null;
}

export interface TerritoryDetail extends Territory {
  communes: TerritoryCommune[];
}

export interface SetUpInput {
  token: string;
  organisation: { name: string; prefix: string };
  territory: { kind: TerritoryKind; code: string };
  administrator: { name: string; login: string; password: string };
  sites: { name: string; communeCode: string }[];
  demoData: boolean;
}

export const isSetUpNeeded = async () => (await get<{ needed: boolean }>("/set-up")).needed;
export const searchTerritories = (q: string, token: string) =>
  get<{ items: Territory[]; source: TerritorySource }>("/set-up/territories", { q, token });
export const getTerritory = (kind: TerritoryKind, code: string, token: string) =>
  get<TerritoryDetail>(`/set-up/territories/${kind}/${encodeURIComponent(code)}`, { token });
export const setUp = (input: SetUpInput) => post<SessionView>("/set-up", input);
