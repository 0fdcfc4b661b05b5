import { loadTerritories, summaryOf } from "./catalogue.ts";
import type { TerritoryDetail, TerritoryKind, TerritorySource } from "./catalogue.ts";

export { loadTerritories } from "./catalogue.ts";
export type {
  Territory,
  TerritoryCommune,
  TerritoryDetail,
  TerritoryKind,
  TerritorySource,
} from "./catalogue.ts";
export { searchTerritories } from "./search.ts";
export { timeZoneOf } from "./time-zones.ts";

/** One territory with its communes, or null when there is none of this kind with this code. */
export async function readTerritory(kind: TerritoryKind, code: string): Promise<TerritoryDetail | null> {
  const { byCode } = await loadTerritories();
  const entry = byCode.get(code);
  return entry?.kind === kind ? { ...summaryOf(entry), communes: entry.communes } : null;
}

/** Where the list comes from, to be shown wherever it is offered (the licence asks for it). */
export async function territorySource(): Promise<TerritorySource> {
  return (await loadTerritories()).source;
}
