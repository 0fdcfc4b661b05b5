import { unguarded } from "../exchange/guarded-text.ts";
import type { Condition } from "../ledger/records.ts";
import type { ItemKind } from "../lifecycle.ts";
import { folded } from "../paging.ts";
import { normalise, type CodeKind } from "../scan/normal-forms.ts";
import { parsePrintedCode } from "../scan/printed-code.ts";
import { kindFrom } from "../stock/kind-words.ts";
import { readBought, type Bought } from "./bought.ts";
import { columnLetter, importFieldWords, type ColumnMapping, type ImportField } from "./fields.ts";
import { conditionFrom } from "./words.ts";

/** A cell as files hold it; days as `YYYY-MM-DD`. */
export type ImportCell = string | number | boolean | null;

export interface DraftIdentifier {
  kind: "serial" | "imei" | "iccid" | "phone" | "item-label";
  /** In its normal form. */
  value: string;
}

/** What a line says, read and checked by itself, before anything is looked up. */
export interface Draft {
  /** As the file says it; what is missing is asked or found. */
  brand: string;
  model: string;
  designation: string;
  kind?: ItemKind;
  gtin?: string;
  identifiers: DraftIdentifier[];
  site: string;
  condition?: Condition;
  quantity: number;
  bought?: Bought;
  note: string;
}

export interface LineRead {
  draft: Draft;
  /** What is wrong, each with its column; empty when the line can be taken. */
  problems: string[];
}

const longestText = 500;
const mostAtOnce = 500;

/**
 * Reads one line under a mapping of its columns.
 *
 * @param prefix of the organisation's own labels: a number with it binds the label; any other goes into the note
 * @param width how many columns have a heading; filled cells beyond are a sign of a text that was cut
 */
export function readLine(
  cells: readonly ImportCell[],
  mapping: ColumnMapping,
  { prefix, width }: { prefix: string; width: number },
): LineRead {
  const problems: string[] = [];
  const where = (field: ImportField) =>
    `Colonne ${columnLetter(mapping[field] ?? 0)} (${importFieldWords[field].replace(/ \(.*\)/, "")})`;
  const complain = (field: ImportField, what: string) => problems.push(`${where(field)} : ${what}`);
  const cell = (field: ImportField): ImportCell => {
    const column = mapping[field];
    return column === undefined ? null : (cells[column] ?? null);
  };
  const words = (field: ImportField, longest = longestText): string => {
    const text = unguarded(String(cell(field) ?? "")).replace(/\s+/g, " ");
    if (text.length > longest) complain(field, `trop long, ${longest} caractères au plus.`);
    if (/[^\P{Cc}]|\p{Cs}|\uFFFD/u.test(text)) complain(field, "des caractères illisibles s’y trouvent.");
    return text.slice(0, longest);
  };

  const extra = cells.slice(width).filter((beyond) => beyond !== null && beyond !== "").length;
  if (extra > 0)
    problems.push(
      `${extra} ${extra > 1 ? "colonnes" : "colonne"} de trop : ${cells.length} au lieu de ${width}. Un séparateur se trouve sans doute dans un texte sans guillemets.`,
    );

  const identifiers: DraftIdentifier[] = [];
  for (const kind of ["serial", "imei", "iccid", "phone"] as const) {
    const raw = cell(kind);
    if (raw === null || raw === "") continue;
    const read = identifierFrom(kind, raw);
    if ("wrong" in read) complain(kind, read.wrong);
    else identifiers.push(...read.values.map((value) => ({ kind, value })));
  }

  const notes = [words("note")];
  if (/^exemple\s*:\s*effacez/i.test(notes[0] ?? ""))
    problems.push("C’est une ligne d’exemple du modèle : effacez-la de votre fichier.");
  const ownNumber = words("label", 60);
  const label = ownNumber ? parsePrintedCode(ownNumber) : undefined;
  if (label?.kind === "item" && label.prefix === prefix)
    identifiers.push({ kind: "item-label", value: label.normal });
  else if (ownNumber) notes.push(`Ancien numéro : ${ownNumber}`);

  const gtinCell = cell("gtin");
  const gtin =
    gtinCell === null || gtinCell === "" ? undefined : normalise("gtin", plainText(gtinCell) ?? "");
  if (gtinCell !== null && gtinCell !== "" && !gtin)
    complain("gtin", `le code EAN « ${shown(gtinCell)} » n’est pas valable : un chiffre est faux ou manque.`);

  const status = words("condition", 80);
  const condition = status ? conditionFrom(status) : undefined;
  if (status && !condition) notes.push(`Statut : ${status}`);

  const { bought, note: boughtNote } = readBought(
    {
      boughtOn: cell("boughtOn"),
      price: cell("price"),
      vat: cell("vat"),
      supplier: words("supplier", 120),
      invoice: words("invoice", 80),
    },
    complain,
  );
  notes.push(boughtNote);

  const quantity = quantityFrom(cell("quantity"));
  if (quantity === null)
    complain("quantity", `« ${shown(cell("quantity"))} » n’est pas un nombre de 1 à ${mostAtOnce}.`);
  else if (quantity > 1 && identifiers.length > 0)
    complain(
      "quantity",
      `${quantity} équipements ne peuvent pas porter les mêmes numéros : une ligne pour chacun.`,
    );

  const category = words("kind", 80);
  const [brand, model, designation] = [words("brand", 60), words("model", 80), words("designation", 140)];
  const named = kindFrom(category) ?? (identifiers.some(({ kind }) => kind === "iccid") ? "sim" : undefined);
  if (!brand && !model && !designation && !gtin && named !== "sim")
    problems.push("Ni désignation, ni marque, ni modèle : impossible de dire ce que c’est.");

  return {
    draft: {
      brand,
      model,
      designation: designation || (!model ? category : ""),
      kind: named ?? kindFrom(`${designation} ${model}`),
      gtin,
      identifiers,
      site: words("site", 80),
      condition,
      quantity: quantity ?? 1,
      bought,
      note: notes.filter(Boolean).join(" · ").slice(0, longestText),
    },
    problems,
  };
}

const shown = (cell: ImportCell) => String(cell ?? "").slice(0, 60);

/** Numbers that a spreadsheet keeps exactly; beyond 15 digits it has rounded. */
function plainText(cell: ImportCell): string | undefined {
  if (typeof cell !== "number") return unguarded(String(cell ?? ""));
  return Number.isInteger(cell) && Math.abs(cell) < 1e15 ? String(cell) : undefined;
}

const identifierNames = {
  serial: "le numéro de série",
  imei: "l’IMEI",
  iccid: "le numéro de SIM",
  phone: "le numéro de téléphone",
};

const asText =
  "Dans le fichier d’origine, mettez cette colonne au format Texte, remettez-y les numéros entiers, puis enregistrez à nouveau.";

function identifierFrom(
  kind: DraftIdentifier["kind"] & CodeKind & keyof typeof identifierNames,
  cell: ImportCell,
): { values: string[] } | { wrong: string } {
  const text = plainText(cell);
  if (text === undefined || /^\d(?:[.,]\d+)?e\+?\d+$/i.test(text)) {
    const seen = typeof cell === "number" ? cell.toExponential(2).replace(".", ",").replace("e", "E") : text;
    return {
      wrong: `le tableur a arrondi ce numéro (${seen}) : ses derniers chiffres sont perdus. ${asText}`,
    };
  }
  if (
    kind === "iccid" &&
    /^89\d{11,12}0{4,}$/.test(text.replace(/\s/g, "")) &&
    text.replace(/\s/g, "").length > 16
  )
    return {
      wrong: `« ${shown(text)} » finit par des zéros : le tableur a sans doute arrondi ce numéro. ${asText} S’il est juste, enregistrez cette carte en la bipant.`,
    };
  // A spreadsheet takes the zero before a phone number away.
  const candidate = kind === "phone" && /^[1-9]\d{8}$/.test(text) ? `0${text}` : text;
  const whole = normalise(kind, candidate);
  if (whole) return { values: [whole] };
  // Two IMEI of one tablet, as our own export writes them.
  const several = candidate.split(/[\s,;/]+/).map((part) => normalise(kind, part));
  if (several.length > 1 && several.length <= 4 && several.every((value) => value !== undefined))
    return { values: [...new Set(several)] };
  return {
    wrong: `${identifierNames[kind]} « ${shown(text)} » n’est pas valable : un chiffre est faux ou manque.`,
  };
}

function quantityFrom(cell: ImportCell): number | null {
  if (cell === null || cell === "") return 1;
  const text = unguarded(String(cell)).replace(/[.,]0+$/, "");
  return /^\d{1,3}$/.test(text) && Number(text) >= 1 && Number(text) <= mostAtOnce ? Number(text) : null;
}

export const modelKey = (brand: string, name: string): string => folded(`${brand} ${name}`);
