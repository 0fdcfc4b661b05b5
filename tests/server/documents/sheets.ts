import type { CardFace } from "../../../server/documents/card-layout.ts";
import type { Label, LabelStyle } from "../../../server/documents/label-layout.ts";
import type { RenderOptions } from "../../../server/documents/page.ts";
import { sheetPdf } from "../../../server/documents/sheets.ts";
import { bankCards, l7160, type LabelGeometry } from "../../../shared/labels/formats.ts";
import type { CardSymbology } from "../../../shared/labels/schema.ts";

const offset = { x: 0, y: 0 };

interface LabelOptions extends RenderOptions {
  format?: LabelGeometry;
  style?: LabelStyle;
  startAt?: number;
}

/** Labels as one printing puts them on paper; on L7160 with both codes unless said otherwise. */
export async function labelSheet(labels: readonly Label[], options: LabelOptions = {}): Promise<Buffer> {
  const { format = l7160, style = { symbology: "code128-qr", compact: false }, startAt = 1 } = options;
  const faces = labels.map((label) => ({ label, style }));
  return sheetPdf("Étiquettes", { faces, format, startAt, offset }, options);
}

export function cardSheet(
  cards: readonly CardFace[],
  {
    symbology = "code128",
    startAt = 1,
    ...options
  }: RenderOptions & { symbology?: CardSymbology; startAt?: number } = {},
): Promise<Buffer> {
  const faces = cards.map((card) => ({ card, symbology }));
  return sheetPdf("Cartes", { faces, format: bankCards, startAt, offset }, options);
}
