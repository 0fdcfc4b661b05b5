import { builtInFormats, placesOn, type LabelGeometry } from "../../shared/labels/formats.ts";
import {
  largestOffset,
  mostStickers,
  symbologies,
  type LabelRequestInput,
  type Symbology,
} from "../../shared/labels/schema.ts";
import type { Choice } from "../components/fields.ts";
import type { FormErrors } from "../components/form-controller.ts";

/** What the form of labels holds, as people typed it. */
export type LabelChoices = {
  what: string;
  kind: string;
  site: string;
  count: string;
  format: string;
  symbology: string;
  link: boolean;
  copies: string;
  startAt: string;
  offsetX: string;
  offsetY: string;
};

/** Where the page was opened from: a thing, a list as it was filtered, an earlier printing, or nowhere. */
export interface LabelOrigin {
  ids: string[];
  /** The filters of the list, as its address said them. */
  list: Record<string, string> | null;
  again: string;
  /** The batch whose cartons are wanted. */
  boxes: string;
  blank: boolean;
}

const listFilters = ["q", "kind", "state", "commune", "site", "batch", "holder", "overdue", "purchase"];

/** Reads the address: `?items=…`, `?again=…`, `?boxes=…`, `?blank`, or the filters of a list after `?list=1`. */
export function originOf(search: string): LabelOrigin {
  const address = new URLSearchParams(search);
  const filters = listFilters.flatMap((name) => {
    const value = address.get(name);
    return value ? [[name, value] as const] : [];
  });
  return {
    ids: (address.get("items") ?? "").split(",").filter(Boolean),
    list: address.has("list") ? Object.fromEntries(filters) : null,
    again: address.get("again") ?? "",
    boxes: address.get("boxes") ?? "",
    blank: address.has("blank"),
  };
}

/** What this device printed last; whatever does not fit any more is left out. */
export interface RememberedChoices {
  format?: string;
  symbology?: Symbology;
  link?: boolean;
  offsetX?: string;
  offsetY?: string;
  /** The first free sticker of the sheet that lies in the printer, for each size. */
  startAt?: Record<string, number>;
}

export function readRemembered(text: string | undefined): RememberedChoices {
  try {
    const value: unknown = text ? JSON.parse(text) : {};
    return typeof value === "object" && value !== null ? (value as RememberedChoices) : {};
  } catch {
    return {};
  }
}

export function firstChoices(origin: LabelOrigin, remembered: RememberedChoices): LabelChoices {
  const { format = builtInFormats[0]?.id ?? "", symbology = "code128-qr" } = remembered;
  return {
    what: firstSubject(origin),
    kind: "",
    site: "",
    count: "21",
    format,
    symbology: symbologies.includes(symbology) ? symbology : "code128-qr",
    link: remembered.link === true,
    copies: "1",
    startAt: String(remembered.startAt?.[format] ?? 1),
    offsetX: remembered.offsetX ?? "0",
    offsetY: remembered.offsetY ?? "0",
  };
}

export const symbologyChoices: { value: Symbology; label: string }[] = [
  { value: "code128-qr", label: "Code-barres et QR code" },
  { value: "code128", label: "Code-barres seul (Code 128)" },
  { value: "qr", label: "QR code" },
  { value: "datamatrix", label: "Data Matrix" },
];

/** What the page can print from where it was opened. */
export function subjectChoices({ ids, list, again, boxes }: LabelOrigin): Choice[] {
  return [
    ...(again ? [{ value: "again", label: "Les mêmes qu’avant" }] : []),
    ...(ids.length > 0
      ? [{ value: "items", label: ids.length === 1 ? "Cet équipement" : `Ces ${ids.length} équipements` }]
      : []),
    ...(list
      ? [
          {
            value: "list",
            label: list.purchase ? "Le matériel de cet achat" : "La liste telle que vous l’avez filtrée",
          },
        ]
      : []),
    ...(boxes ? [{ value: "batch-boxes", label: "Les cartons de ce lot" }] : []),
    { value: "missing", label: "Le matériel jamais étiqueté" },
    { value: "all", label: "Tout le matériel" },
    { value: "blank", label: "Des étiquettes vierges, à coller d’avance" },
    { value: "kits", label: "Les kits" },
    { value: "sites", label: "Les lieux" },
    { value: "batches", label: "Les lots de recyclage" },
    { value: "boxes", label: "Les cartons des lots qui attendent" },
  ];
}

function firstSubject(origin: LabelOrigin): string {
  if (origin.again) return "again";
  if (origin.ids.length > 0) return "items";
  if (origin.list) return "list";
  if (origin.boxes) return "batch-boxes";
  return origin.blank ? "blank" : "missing";
}

/** « 1,5 » or « 1.5 » as a number; NaN for anything else. */
export function decimal(text: string): number {
  const tidy = text.trim().replace(",", ".").replace("\u2212", "-");
  return /^-?\d+(\.\d+)?$/.test(tidy) ? Number(tidy) : Number.NaN;
}

const isBetween = (text: string, least: number, most: number) => {
  const value = decimal(text);
  return Number.isInteger(value) && value >= least && value <= most;
};

/** What is wrong with what was typed, in the words of the form. */
export function choiceErrors(choices: LabelChoices, format?: LabelGeometry): FormErrors<LabelChoices> {
  const places = format ? placesOn(format) : 1;
  const offset = (text: string) =>
    Math.abs(decimal(text)) <= largestOffset
      ? undefined
      : `Entre -${largestOffset} et ${largestOffset} mm, par exemple 1,5.`;
  return {
    count:
      choices.what !== "blank" || isBetween(choices.count, 1, mostStickers)
        ? undefined
        : `De 1 à ${mostStickers.toLocaleString("fr-FR")} étiquettes en une fois.`,
    copies: isBetween(choices.copies, 1, 100) ? undefined : "De 1 à 100 exemplaires.",
    startAt: isBetween(choices.startAt, 1, places) ? undefined : `De 1 à ${places} sur cette planche.`,
    offsetX: offset(choices.offsetX),
    offsetY: offset(choices.offsetY),
  };
}

/** What is sent to the server; undefined while something typed makes no sense. */
export function requestOf(
  choices: LabelChoices,
  origin: LabelOrigin,
  format: LabelGeometry | undefined,
): LabelRequestInput | undefined {
  if (!format || Object.values(choiceErrors(choices, format)).some(Boolean)) return undefined;
  return {
    subject: subjectOf(choices, origin),
    format: choices.format,
    symbology: choices.symbology as Symbology,
    link: choices.link && choices.symbology.includes("qr"),
    copies: decimal(choices.copies),
    startAt: decimal(choices.startAt),
    offsetX: decimal(choices.offsetX),
    offsetY: decimal(choices.offsetY),
  };
}

function subjectOf(
  { what, kind, site, count }: LabelChoices,
  origin: LabelOrigin,
): LabelRequestInput["subject"] {
  const query = { ...(kind ? { kind } : {}), ...(site ? { site } : {}) };
  switch (what) {
    case "items":
      return { kind: "items", ids: origin.ids };
    case "list":
      return { kind: "item-list", query: origin.list ?? {} };
    case "again":
      return { kind: "again", jobId: origin.again };
    case "blank":
      return { kind: "blank", count: decimal(count) };
    case "batch-boxes":
      return { kind: "boxes", batchId: origin.boxes };
    case "boxes":
    case "kits":
    case "sites":
    case "batches":
      return { kind: what };
    default:
      return { kind: "item-list", query, unprinted: what === "missing" };
  }
}
