import { loadTerritories, searchedWords, summaryOf } from "./catalogue.ts";
import type { Territories, Territory, TerritoryEntry } from "./catalogue.ts";
import { coreOfName, foldName } from "./names.ts";

/** INSEE and postal codes (five signs, 2A and 2B in Corsica) or a SIREN (nine), whole or still being typed. */
const CODE = /^\d[\dAB]\d{0,7}$/;
const INSEE_CODE_LENGTH = 5;

const byPopulation = (a: TerritoryEntry, b: TerritoryEntry) => b.population - a.population;

function searchByCode({ codes, postalCodes }: Territories, code: string, limit: number): TerritoryEntry[] {
  if (code.length > INSEE_CODE_LENGTH) return codes.find(code);

  const served = postalCodes.find(code).sort(byPopulation);
  const groups = new Set(served.flatMap(({ group }) => group ?? []));
  const named = codes.find(code).filter((entry) => entry.kind === "commune" && !served.includes(entry));
  // People know postal codes, so these go first; yet a whole INSEE code must find its commune behind a crowd of them,
  // and the EPCI, which is what most people come for, behind the communes.
  const room = code.length === INSEE_CODE_LENGTH ? limit - named.length : limit;
  const roomForServed = Math.max(Math.ceil(room / 2), room - groups.size);
  const first = served.slice(0, roomForServed);
  const then = [...groups].sort(byPopulation).slice(0, room - first.length);
  return [...first, ...then, ...named.sort(byPopulation)];
}

/** 0 for the very name, 1 for its beginning, 2 for words of it, null for another name. */
function rankOf(entry: TerritoryEntry, folded: string, core: string, words: string[]): 0 | 1 | 2 | null {
  const entryCore = coreOfName(entry.folded);
  if (entry.folded === folded || entryCore === core) return 0;
  if (entry.folded.startsWith(folded) || entryCore.startsWith(core)) return 1;
  const searched = ` ${searchedWords(entry)}`;
  return words.every((word) => searched.includes(` ${word}`)) ? 2 : null;
}

function searchByName({ names }: Territories, folded: string): TerritoryEntry[] {
  const core = coreOfName(folded);
  const words = folded.split(" ");
  const rarest = core.split(" ").reduce((longest, word) => (word.length > longest.length ? word : longest));
  const ranks: [TerritoryEntry[], TerritoryEntry[], TerritoryEntry[]] = [[], [], []];
  for (const entry of names.find(rarest)) {
    const rank = rankOf(entry, folded, core, words);
    if (rank !== null) ranks[rank].push(entry);
  }
  return ranks.flatMap((entries) => entries.sort(byPopulation));
}

/**
 * EPCI and communes found by name (beginnings of words, in any order), by SIREN or INSEE code, or by postal code (the
 * communes, then the EPCI that they belong to). Best match first, then the most populated; at least one is allowed.
 */
export async function searchTerritories(q: string, limit = 20): Promise<Territory[]> {
  const territories = await loadTerritories();
  const folded = foldName(q);
  if (folded === "") return [];
  const code = q.replace(/\s/g, "").toUpperCase();
  const found = CODE.test(code) ? searchByCode(territories, code, limit) : searchByName(territories, folded);
  return found.slice(0, limit).map(summaryOf);
}
