import { mkdir, readFile, rename, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";

const ROOT = dirname(dirname(fileURLToPath(import.meta.url)));
const PACKAGE = "@etalab/decoupage-administratif";
const PACKAGE_FOLDER = join(ROOT, "node_modules", PACKAGE);
const OUT_FILE = join(ROOT, "dist", "territories.json.gz");

const readText = (path) => readFile(join(PACKAGE_FOLDER, path), "utf8");
const readData = async (name) => JSON.parse(await readText(`data/${name}.json`));

const byCode = (a, b) => (a.code < b.code ? -1 : 1);
const shownName = (name) => name.replaceAll("'", "’");

/** The day that the data describes: the package's own table says which of its versions holds which year. */
function vintageDate(readme, version) {
  const row = readme.match(
    new RegExp(`^\\|\\s*(\\d{4})\\s*\\|\\s*${version.replaceAll(".", "\\.")}\\s*\\|`, "m"),
  );
  if (!row)
    throw new Error(`Le millésime de ${PACKAGE} ${version} n’est pas indiqué dans son fichier README.md.`);
  return `${row[1]}-01-01`;
}

async function readTerritories() {
  const [manifest, readme, departments, allCommunes, groups] = await Promise.all([
    readText("package.json").then(JSON.parse),
    readText("README.md"),
    readData("departements"),
    readData("communes"),
    readData("epci"),
  ]);
  const communes = allCommunes.filter(({ type }) => type === "commune-actuelle").sort(byCode);
  const populations = new Map(communes.map(({ code, population }) => [code, population ?? 0]));
  const groupOf = new Map(
    groups.flatMap(({ code, membres }) => membres.map((member) => [member.code, code])),
  );
  const strangers = [...groupOf.keys()].filter((code) => !populations.has(code));
  if (strangers.length > 0)
    throw new Error(`Ces membres d’EPCI ne sont pas des communes : ${strangers.join(", ")}.`);

  return {
    source:
      `${PACKAGE} ${manifest.version} — Insee (code officiel géographique, populations de référence), ` +
      "DGCL (composition des EPCI), La Poste (codes postaux)",
    date: vintageDate(readme, manifest.version),
    licence: "Licence Ouverte (Etalab)",
    epci: groups.sort(byCode).map(({ code, nom, type, membres }) => {
      // Summed here: the total that the list of EPCI carries is of an older census than the communes' figures.
      const population = membres.reduce((sum, member) => sum + populations.get(member.code), 0);
      return [code, shownName(nom), type, population];
    }),
    departments: departments
      .sort(byCode)
      .map((department) => [
        department.code,
        shownName(department.nom),
        communes
          .filter(({ departement }) => departement === department.code)
          .map(({ code, nom, codesPostaux, population }) => [
            code,
            shownName(nom),
            (codesPostaux ?? []).join(" "),
            population ?? 0,
            groupOf.get(code) ?? null,
          ]),
      ]),
  };
}

/**
 * Writes every French EPCI and every present commune (neither « communes déléguées » or « associées » nor municipal
 * districts) into one compact file, and says what it holds. The shape is `TerritoryFile` of server/territory.
 */
export async function buildTerritories(outFile = OUT_FILE) {
  const territories = await readTerritories();
  const content = gzipSync(JSON.stringify(territories), { level: 9 });
  await mkdir(dirname(outFile), { recursive: true });
  // Renamed into place, so that a reader never sees half a file, nor two writers each other's.
  const draft = `${outFile}.${process.pid}.${performance.now()}.tmp`;
  await writeFile(draft, content);
  await rename(draft, outFile);
  return {
    epci: territories.epci.length,
    communes: territories.departments.reduce((sum, [, , communes]) => sum + communes.length, 0),
    departments: territories.departments.length,
    bytes: content.length,
  };
}

if (process.argv[1]?.endsWith("build-territories.mjs")) {
  const { epci, communes, departments, bytes } = await buildTerritories();
  console.log(
    `Territoires : ${epci} EPCI, ${communes} communes, ${departments} départements et collectivités ` +
      `(${Math.round(bytes / 1024)} Ko).`,
  );
}
