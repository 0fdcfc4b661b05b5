import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { gunzip } from "node:zlib";
import type { buildTerritories } from "../../scripts/build-territories.mjs";
import { foldName } from "./names.ts";
import { indexWords } from "./word-index.ts";
import type { WordIndex } from "./word-index.ts";

export type TerritoryKind = "epci" | "commune";

/** One EPCI (« intercommunalité à fiscalité propre ») or one commune. */
export interface Territory {
  kind: TerritoryKind;
  /** SIREN of an EPCI, INSEE code of a commune. */
  code: string;
  name: string;
  /** In French, for people: « Communauté de communes », « Commune »… */
  typeLabel: string;
  /** For an EPCI across several departments, the one where most of its people live. */
  department: { code: string; name: string };
  communeCount: number;
  /** « Population municipale », the reference figure of Insee; 0 where nobody lives or none is published. */
  population: number;
}

export interface TerritoryCommune {
  code: string;
  name: string;
  postalCodes: string[];
  population: number;
  departmentCode: string;
}

export interface TerritoryDetail extends Territory {
  /** In alphabetical order; a commune holds itself. */
  communes: TerritoryCommune[];
}

export interface TerritorySource {
  source: string;
  /** The day that the data describes, "YYYY-MM-DD". */
  date: string;
  licence: string;
}

/** A territory with what a search compares. */
export interface TerritoryEntry extends TerritoryDetail {
  /** The name as foldName gives it. */
  folded: string;
  /** The EPCI that a commune belongs to. */
  group: TerritoryEntry | null;
}

export interface Territories {
  source: TerritorySource;
  /** SIREN have nine digits and INSEE codes five signs: one map holds both. */
  byCode: Map<string, TerritoryEntry>;
  names: WordIndex<TerritoryEntry>;
  codes: WordIndex<TerritoryEntry>;
  /** Of communes only. */
  postalCodes: WordIndex<TerritoryEntry>;
}

type CommuneRow = [
  code: string,
  name: string,
  postalCodes: string,
  population: number,
  epciCode: string | null,
];
type DepartmentRow = [code: string, name: string, communes: CommuneRow[]];
type EpciRow = [code: string, name: string, type: string, population: number];

/** What scripts/build-territories.mjs writes. */
interface TerritoryFile extends TerritorySource {
  epci: EpciRow[];
  departments: DepartmentRow[];
}

const EPCI_TYPE_LABELS: Record<string, string> = {
  CC: "Communauté de communes",
  CA: "Communauté d’agglomération",
  CU: "Communauté urbaine",
  METRO: "Métropole",
  MET69: "Métropole",
};

const alphabetical = new Intl.Collator("fr");
const unzip = promisify(gunzip);

/** The file lies in dist/, one folder above the built server and two from this source file. */
function defaultFile(): string {
  const besideBuild = fileURLToPath(new URL("../territories.json.gz", import.meta.url));
  return existsSync(besideBuild)
    ? besideBuild
    : fileURLToPath(new URL("../../dist/territories.json.gz", import.meta.url));
}

/** The server run from its source may start before any build; the script is at the same place seen from dist/server. */
async function buildMissing(file: string): Promise<void> {
  const script = new URL("../../scripts/build-territories.mjs", import.meta.url).href;
  const built = (await import(/* @vite-ignore */ script)) as { buildTerritories: typeof buildTerritories };
  await built.buildTerritories(file);
}

function entryOf(detail: TerritoryDetail): TerritoryEntry {
  return { ...detail, folded: foldName(detail.name), group: null };
}

function communeEntry(
  [code, name, postalCodes, population]: CommuneRow,
  department: Territory["department"],
) {
  const commune = {
    code,
    name,
    postalCodes: postalCodes === "" ? [] : postalCodes.split(" "),
    population,
    departmentCode: department.code,
  };
  return entryOf({
    kind: "commune",
    code,
    name,
    typeLabel: "Commune",
    department,
    communeCount: 1,
    population,
    communes: [commune],
  });
}

function mainDepartment(members: TerritoryEntry[]): Territory["department"] {
  const populations = new Map<Territory["department"], number>();
  for (const { department, population } of members) {
    populations.set(department, (populations.get(department) ?? 0) + population);
  }
  const [main] = [...populations].sort(([, a], [, b]) => b - a);
  if (!main) throw new Error("An EPCI without communes: the file of territories is damaged.");
  return main[0];
}

function epciEntry([code, name, type, population]: EpciRow, members: TerritoryEntry[]): TerritoryEntry {
  return entryOf({
    kind: "epci",
    code,
    name,
    typeLabel: EPCI_TYPE_LABELS[type] ?? "Intercommunalité",
    department: mainDepartment(members),
    communeCount: members.length,
    population,
    communes: members
      .flatMap(({ communes }) => communes)
      .sort((a, b) => alphabetical.compare(a.name, b.name)),
  });
}

/** An EPCI is also found by its kind in full: its name says only « CC » or « CA ». */
export function searchedWords({ kind, typeLabel, folded }: TerritoryEntry): string {
  return kind === "epci" ? `${folded} ${foldName(typeLabel)}` : folded;
}

async function readTerritories(file: string): Promise<Territories> {
  if (!existsSync(file)) await buildMissing(file);
  const content = JSON.parse((await unzip(await readFile(file))).toString("utf8")) as TerritoryFile;

  const communes: TerritoryEntry[] = [];
  const membersOf = new Map<string, TerritoryEntry[]>(content.epci.map(([code]) => [code, []]));
  for (const [code, name, rows] of content.departments) {
    const department = { code, name };
    for (const row of rows) {
      const entry = communeEntry(row, department);
      communes.push(entry);
      if (row[4] !== null) membersOf.get(row[4])?.push(entry);
    }
  }
  const epci = content.epci.map((row) => {
    const members = membersOf.get(row[0]) ?? [];
    const group = epciEntry(row, members);
    for (const member of members) member.group = group;
    return group;
  });

  const all = [...epci, ...communes];
  const { source, date, licence } = content;
  return {
    source: { source, date, licence },
    byCode: new Map(all.map((entry) => [entry.code, entry])),
    names: indexWords(all, searchedWords),
    codes: indexWords(all, ({ code }) => code),
    postalCodes: indexWords(communes, (entry) =>
      entry.communes.flatMap(({ postalCodes }) => postalCodes).join(" "),
    ),
  };
}

const loaded = new Map<string, Promise<Territories>>();

/** Every EPCI and commune of France, read once on the first call; a reading that failed is tried again. */
export function loadTerritories(file = defaultFile()): Promise<Territories> {
  const known = loaded.get(file);
  if (known) return known;
  const reading = readTerritories(file);
  loaded.set(file, reading);
  reading.catch(() => loaded.delete(file));
  return reading;
}

/** The territory as it is listed, without what only the search needs. */
export function summaryOf(entry: TerritoryEntry): Territory {
  const { kind, code, name, typeLabel, department, communeCount, population } = entry;
  return { kind, code, name, typeLabel, department, communeCount, population };
}
