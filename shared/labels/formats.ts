/** Where the stickers stand on what goes through the printer; all lengths in millimetres from the top left corner. */
export interface LabelGeometry {
  /** A sheet holds several stickers and can be part-used; a roll gives one sticker a page. */
  medium: "sheet" | "roll";
  pageWidth: number;
  pageHeight: number;
  columns: number;
  rows: number;
  /** One sticker. */
  width: number;
  height: number;
  left: number;
  top: number;
  /** From the left edge of a sticker to that of the next one. */
  pitchX: number;
  pitchY: number;
}

export interface LabelFormat extends LabelGeometry {
  id: string;
  name: string;
}

const a4 = { medium: "sheet", pageWidth: 210, pageHeight: 297 } as const;

function roll(id: string, name: string, width: number, height: number): LabelFormat {
  const place = { columns: 1, rows: 1, left: 0, top: 0, pitchX: width, pitchY: height };
  return { id, name, medium: "roll", pageWidth: width, pageHeight: height, width, height, ...place };
}

export const l7160: LabelFormat = {
  ...a4,
  ...{ id: "l7160", name: "Planche L7160, 21 étiquettes de 63,5 × 38,1 mm" },
  ...{ columns: 3, rows: 7, width: 63.5, height: 38.1, left: 7.2, top: 15.15, pitchX: 66, pitchY: 38.1 },
};

/** The stickers that offices buy; an organisation adds its own. */
export const builtInFormats: readonly LabelFormat[] = [
  l7160,
  {
    ...a4,
    ...{ id: "l7651", name: "Planche L7651, 65 étiquettes de 38,1 × 21,2 mm" },
    ...{ columns: 5, rows: 13, width: 38.1, height: 21.2, left: 4.75, top: 10.7, pitchX: 40.6, pitchY: 21.2 },
  },
  roll("roll-62", "Rouleau continu de 62 mm, étiquettes de 62 × 29 mm", 62, 29),
  roll("roll-57x32", "Rouleau d’étiquettes de 57 × 32 mm", 57, 32),
  roll("roll-51x25", "Rouleau d’étiquettes de 51 × 25 mm", 51, 25),
];

/** Cards of the size of a bank card (ISO/IEC 7810 ID-1), ten to a page, to cut out or on a sheet cut ahead. */
export const bankCards: LabelGeometry = {
  ...a4,
  ...{ columns: 2, rows: 5, width: 85.6, height: 54, left: 17.4, top: 11.5, pitchX: 89.6, pitchY: 55 },
};

export const placesOn = ({ columns, rows }: LabelGeometry): number => columns * rows;

/** The top left corner of a sticker, counted from 0, row after row. */
export function cornerOf(format: LabelGeometry, place: number): { x: number; y: number } {
  const column = place % format.columns;
  const row = Math.floor(place / format.columns);
  return { x: format.left + column * format.pitchX, y: format.top + row * format.pitchY };
}

/** How many pages `stickers` need when the first one goes on sticker `startAt` (from 1). */
export const pagesFor = (format: LabelGeometry, stickers: number, startAt: number): number =>
  Math.max(1, Math.ceil((stickers + startAt - 1) / placesOn(format)));

/** The first sticker (from 1) that is still free afterwards. */
export const nextStart = (format: LabelGeometry, stickers: number, startAt: number): number =>
  ((startAt - 1 + stickers) % placesOn(format)) + 1;

export type GeometryFault =
  { code: "label-beyond-page"; side: "right" | "bottom"; by: number } | { code: "labels-overlap" };

/** Less than what a ruler shows. */
const tolerance = 0.05;

/** Why these stickers cannot stand on that page; undefined when they can. */
export function geometryFault(format: LabelGeometry): GeometryFault | undefined {
  const { columns, rows, width, height, left, top, pitchX, pitchY, pageWidth, pageHeight } = format;
  if ((columns > 1 && pitchX < width - tolerance) || (rows > 1 && pitchY < height - tolerance))
    return { code: "labels-overlap" };
  const right = left + (columns - 1) * pitchX + width - pageWidth;
  if (right > tolerance) return { code: "label-beyond-page", side: "right", by: right };
  const bottom = top + (rows - 1) * pitchY + height - pageHeight;
  if (bottom > tolerance) return { code: "label-beyond-page", side: "bottom", by: bottom };
  return undefined;
}
