export interface TerritoryCounts {
  epci: number;
  communes: number;
  departments: number;
  /** Size of the file. */
  bytes: number;
}
export function buildTerritories(outFile?: string): Promise<TerritoryCounts>;
