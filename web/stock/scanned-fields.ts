import { itemKinds, type ItemKind } from "../../shared/lifecycle.ts";
import type { ScanReading } from "../../shared/scan/read-code.ts";

/** What a code on a box or on an object fills in. */
export interface ScannedFields {
  /** The article number, which names a model. */
  gtin?: string;
  serial?: string;
  imei?: string;
  iccid?: string;
  phone?: string;
  /** A label of ours that was printed ahead. */
  label?: string;
}

const fieldOf = {
  gtin: "gtin",
  serial: "serial",
  imei: "imei",
  iccid: "iccid",
  phone: "phone",
  "item-label": "label",
} as const;
const isFieldKind = (kind: string): kind is keyof typeof fieldOf => Object.hasOwn(fieldOf, kind);

/** The best reading that an item can bear, with what the same code says besides; empty when there is none. */
export function scannedFields({ candidates }: Pick<ScanReading, "candidates">): ScannedFields {
  const [first] = candidates;
  // A card of a person is never a serial number, whatever it looks like.
  const best = first?.confidence === "certain" ? first : candidates.find(({ kind }) => isFieldKind(kind));
  if (!best || !isFieldKind(best.kind)) return {};
  const { gtin, serial } = best.detail ?? {};
  return {
    ...(gtin ? { gtin } : {}),
    ...(serial ? { serial } : {}),
    [fieldOf[best.kind]]: best.value,
  };
}

/** The kinds of number that can be added to an item. */
export const numberKinds = (kind: ItemKind) => (kind === "sim" ? iccidOrPhone : serialOrImei);
const iccidOrPhone = ["iccid", "phone"] as const;
const serialOrImei = ["serial", "imei"] as const;
export type NumberKind = ReturnType<typeof numberKinds>[number];

/** The number that a code says of an item of that kind; undefined where it says none. */
export function numberIn(
  reading: Pick<ScanReading, "candidates">,
  item: ItemKind,
): { kind: NumberKind; value: string } | undefined {
  const fields = scannedFields(reading);
  const kinds = numberKinds(item);
  const kind =
    kinds.find((one) => fields[one]) ??
    kinds.find((one) => reading.candidates.some((other) => other.kind === one));
  const value = kind && (fields[kind] ?? reading.candidates.find((one) => one.kind === kind)?.value);
  return kind && value ? { kind, value } : undefined;
}

/** What the fields of numbers are called when one of them is already filled. */
export const numberFields = {
  serial: "numéro de série",
  imei: "IMEI",
  iccid: "numéro de carte (ICCID)",
  phone: "numéro de téléphone",
  label: "étiquette déjà collée",
} as const;
export const emptyNumbers = { serial: "", imei: "", iccid: "", phone: "", label: "" };

/** What the form that makes an item knows before anybody types. */
export interface Wanted extends ScannedFields {
  kind?: ItemKind;
  modelId?: string;
  /** The code, as it was scanned at the desk, to which the new item is the answer; empty for any item of the model. */
  code?: string;
}

/** Reads the address: the desk sends here with the code that nobody knew. */
export function wantedFrom(search: string): Wanted {
  const { kind, model, ...known } = Object.fromEntries(new URLSearchParams(search));
  return { ...known, kind: itemKinds.find((one) => one === kind), modelId: model };
}
