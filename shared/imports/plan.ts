import type { Condition } from "../ledger/records.ts";
import type { ItemKind } from "../lifecycle.ts";
import { folded } from "../paging.ts";
import { displayOf, issuerOf } from "../scan/normal-forms.ts";
import { boughtWords, type Bought } from "./bought.ts";
import { modelKey, type Draft, type DraftIdentifier, type LineRead } from "./read-line.ts";
import type { ImportChoices, ImportCounts, ImportLine, ImportModel, ImportSite } from "./schema.ts";

/** What one file may bring in: its import is one transaction, for which the desk waits. */
export const mostItems = 20_000;

/** What exists already, as far as the file speaks of it. */
export interface World {
  models: { id: string; kind: ItemKind; brand: string; name: string }[];
  /** Model by the normal form of its EAN. */
  modelOfGtin: ReadonlyMap<string, string>;
  sites: { id: string; name: string }[];
  /** Item by `kind value` of each identifier of the file that names one. */
  itemOfCode: ReadonlyMap<string, { id: string; label: string }>;
  /** Anything else that has such a code. */
  takenCodes: ReadonlySet<string>;
  /** Lines of this very file that were imported before: their items, by line. */
  madeBefore: ReadonlyMap<number, { id: string; label: string }>;
}

export const codeKey = ({ kind, value }: { kind: string; value: string }) => `${kind} ${value}`;

/** What a line that can be taken leads to. */
export type Step =
  | {
      do: "create";
      line: number;
      /** An existing model, or the key of one to make. */
      model: { id: string } | { key: string };
      siteId: string;
      condition: Condition;
      quantity: number;
      identifiers: DraftIdentifier[];
      /** It is entered as a purchase of that day; null: the file does not say. */
      bought: (Bought & { vatRate: number }) | null;
      note: string;
    }
  | { do: "identify"; line: number; itemId: string; identifiers: DraftIdentifier[] };

export interface Planned {
  lines: ImportLine[];
  steps: Step[];
  /** Every model of the file that is not ours yet, whether its kind is known or not. */
  models: ImportModel[];
  sites: ImportSite[];
  counts: ImportCounts;
}

const codeNames: Record<string, string> = {
  serial: "n° de série",
  imei: "IMEI",
  iccid: "numéro de SIM",
  phone: "téléphone",
  "item-label": "n° d’inventaire",
};
const named = ({ kind, value }: DraftIdentifier) => `${codeNames[kind] ?? kind} ${displayOf(kind, value)}`;

const tooManyItems = `Un import prend ${mostItems.toLocaleString("fr-FR")} équipements au plus, et les lignes d’avant en prennent déjà presque autant : vérifiez la colonne des quantités, ou mettez cette ligne dans un autre fichier.`;

/** Plans the lines one by one, in their order: a number that stands twice is refused the second time. */
export function planner(world: World, choices: ImportChoices) {
  const modelsByKey = new Map(world.models.map((model) => [modelKey(model.brand, model.name), model]));
  const modelsById = new Map(world.models.map((model) => [model.id, model]));
  const sitesByKey = new Map(world.sites.map((site) => [folded(site.name), site]));
  const sitesById = new Map(world.sites.map((site) => [site.id, site]));
  const seen = new Map<string, number>();
  const newModels = new Map<string, ImportModel>();
  const unknownSites = new Map<string, ImportSite>();
  const planned: Planned = {
    lines: [],
    steps: [],
    models: [],
    sites: [],
    counts: { create: 0, change: 0, known: 0, refused: 0, items: 0, unnumbered: 0 },
  };

  function add(line: number, { draft, problems }: LineRead): void {
    const model = modelFor(draft);
    const site = siteFor(draft);
    const reasons = [...problems];
    const keep = (verdict: ImportLine["verdict"], why: string[], itemId: string | null = null) => {
      const items = verdict === "create" ? draft.quantity : 0;
      planned.counts[verdict] += 1;
      planned.counts.items += items;
      planned.lines.push({
        line,
        verdict,
        what: model.name,
        numbers: draft.identifiers.map(({ kind, value }) => displayOf(kind, value)).join(", "),
        site: site.name,
        items,
        reasons: why,
        itemId,
      });
    };

    for (const code of draft.identifiers) {
      const before = seen.get(codeKey(code));
      if (before === undefined) seen.set(codeKey(code), line);
      else reasons.push(`Le ${named(code)} est déjà à la ligne ${before}.`.replace("Le IMEI", "L’IMEI"));
    }
    const owners = new Map(
      draft.identifiers.flatMap((code) => {
        const owner = world.itemOfCode.get(codeKey(code));
        return owner ? [[owner.id, owner] as const] : [];
      }),
    );
    if (owners.size > 1)
      reasons.push(
        `Ses numéros désignent ${[...owners.values()].map(({ label }) => label).join(" et ")}, deux équipements différents.`,
      );
    for (const code of draft.identifiers)
      if (world.takenCodes.has(codeKey(code))) reasons.push(`Le ${named(code)} désigne déjà autre chose.`);
    const [owner] = owners.values();
    const known = owner ?? world.madeBefore.get(line);

    if (reasons.length > 0) return keep("refused", reasons);
    if (known) return keepKnown(line, draft, known, keep);
    if (model.problem) reasons.push(model.problem);
    if (site.problem) reasons.push(site.problem);
    if (planned.counts.items + draft.quantity > mostItems) reasons.push(tooManyItems);
    if (reasons.length > 0 || !model.use || !site.id) return keep("refused", reasons);
    if (draft.identifiers.length === 0) planned.counts.unnumbered += 1;
    planned.steps.push({
      do: "create",
      line,
      model: model.use,
      siteId: site.id,
      condition: draft.condition ?? choices.condition,
      quantity: draft.quantity,
      identifiers: draft.identifiers,
      bought: draft.bought ? { ...draft.bought, vatRate: draft.bought.vatRate ?? choices.vatRate } : null,
      note: draft.note,
    });
    const remarks = draft.identifiers.length === 0 ? ["Sans numéro propre."] : [];
    keep("create", draft.bought ? [...remarks, `Acheté ${boughtWords(draft.bought)}.`] : remarks);
  }

  function keepKnown(
    line: number,
    draft: Draft,
    known: { id: string; label: string },
    keep: (verdict: ImportLine["verdict"], why: string[], itemId: string) => void,
  ): void {
    const missing = draft.identifiers.filter(
      (code) => !world.itemOfCode.has(codeKey(code)) && code.kind !== "item-label",
    );
    if (missing.length === 0) return keep("known", [`Déjà enregistré : ${known.label}.`], known.id);
    planned.steps.push({ do: "identify", line, itemId: known.id, identifiers: missing });
    keep("change", [`${known.label} reçoit : ${missing.map(named).join(", ")}.`], known.id);
  }

  function modelFor(draft: Draft): {
    name: string;
    use?: { id: string } | { key: string };
    problem?: string;
  } {
    const proposed = proposedModel(draft, modelsByKey);
    const existing =
      modelsById.get((draft.gtin && world.modelOfGtin.get(draft.gtin)) || "") ??
      modelsByKey.get(proposed.key);
    if (existing) return { name: `${existing.brand} ${existing.name}`, use: { id: existing.id } };
    const unknown = newModels.get(proposed.key) ?? { ...proposed, items: 0 };
    newModels.set(proposed.key, {
      ...unknown,
      kind: unknown.kind ?? proposed.kind,
      gtin: unknown.gtin ?? proposed.gtin,
      items: unknown.items + draft.quantity,
    });
    const choice = choices.models[proposed.key];
    if (choice && "modelId" in choice) {
      const chosen = modelsById.get(choice.modelId);
      if (chosen) return { name: `${chosen.brand} ${chosen.name}`, use: { id: chosen.id } };
    }
    const name =
      choice && "name" in choice ? `${choice.brand} ${choice.name}` : `${proposed.brand} ${proposed.name}`;
    if ((choice && "kind" in choice) || proposed.kind) return { name, use: { key: proposed.key } };
    return {
      name,
      problem: `Le genre de « ${name} » reste à préciser : tablette, ordinateur portable, carte SIM…`,
    };
  }

  function siteFor(draft: Draft): { name: string; id?: string; problem?: string } {
    if (!draft.site) {
      const site = choices.siteId ? sitesById.get(choices.siteId) : undefined;
      return site ?? { name: "", problem: "Aucun lieu : choisissez où ranger ce qui n’en a pas." };
    }
    const key = folded(draft.site);
    const site = sitesByKey.get(key);
    if (site) return site;
    const unknown = unknownSites.get(key) ?? { key, name: draft.site, items: 0 };
    unknownSites.set(key, { ...unknown, items: unknown.items + draft.quantity });
    const chosen = sitesById.get(choices.sites[key] ?? "");
    return (
      chosen ?? {
        name: draft.site,
        problem: `Le lieu « ${draft.site} » n’existe pas : choisissez auquel de vos lieux il correspond.`,
      }
    );
  }

  return {
    add,
    planned: (): Planned => ({
      ...planned,
      models: [...newModels.values()],
      sites: [...unknownSites.values()],
    }),
  };
}

type Proposed = Omit<ImportModel, "items">;

const withoutBrand = "Sans marque";
const operatorBrands: Record<string, string> = {
  orange: "Orange",
  sfr: "SFR",
  free: "Free",
  bouygues: "Bouygues Telecom",
  lycamobile: "Lycamobile",
  syma: "Syma",
};

/** Brand and name of what a line describes, from whatever it says of it. */
function proposedModel(draft: Draft, models: ReadonlyMap<string, { brand: string; name: string }>): Proposed {
  const [brand, name] = brandAndName(draft, models);
  return {
    key: modelKey(brand, name),
    brand: brand.slice(0, 60),
    name: name.slice(0, 80),
    kind: draft.kind ?? null,
    gtin: draft.gtin ?? null,
  };
}

/** « Tablette Galaxy Tab A9+ »: what it is stands before its name. */
const kindWord =
  /^(tablettes?|tablet|ordinateurs? portables?|pc portables?|laptop|smartphones?|t[ée]l[ée]phones?(?: portables?)?)\s+(\S.*)$/i;

function brandAndName(
  { brand, model, designation, identifiers }: Draft,
  models: ReadonlyMap<string, { brand: string; name: string }>,
): [brand: string, name: string] {
  const described = kindWord.exec(designation);
  const bare = described?.[2] ?? designation;
  const exact = models.get(folded(bare)) ?? models.get(folded(designation));
  if (!model && !brand && exact) return [exact.brand, exact.name];
  const name = model || bare;
  if (brand) return [brand, withoutPrefix(name, brand) || "modèle inconnu"];
  const iccid = identifiers.find(({ kind }) => kind === "iccid")?.value;
  if (iccid && !model) return [operatorBrands[issuerOf(iccid).operator ?? ""] ?? withoutBrand, "Carte SIM"];
  if (model) return [withoutBrand, model];
  const [first = "", ...rest] = name.split(" ");
  if (rest.length > 0) return [first, rest.join(" ")];
  return described?.[1] ? [first, described[1]] : [withoutBrand, first || "modèle inconnu"];
}

function withoutPrefix(text: string, prefix: string): string {
  return text.toLowerCase().startsWith(`${prefix.toLowerCase()} `)
    ? text.slice(prefix.length + 1).trim()
    : text;
}
