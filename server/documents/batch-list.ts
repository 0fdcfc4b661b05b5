import type { Day } from "../../shared/dates.ts";
import { drawColumns, drawHeading, type Organisation, type PrintedCode } from "./heading.ts";
import { drawLot, type LotItem } from "./lot-table.ts";
import { bytesOf, numberPages, openDocument, type RenderOptions } from "./page.ts";
import { dayInWords } from "./words.ts";

export interface BatchListData {
  number: PrintedCode;
  name?: string;
  organisation: Organisation;
  /** Where the batch waits. */
  place?: string;
  /** « En préparation », « Scellé »… */
  state?: string;
  printedOn: Day;
  items: readonly LotItem[];
}

/** « Liste du lot »: what is in a batch, to prepare it and to check it against the shelves. */
export async function batchList(data: BatchListData, options: RenderOptions = {}): Promise<Buffer> {
  const title = "Liste du lot";
  const { organisation, number } = data;
  const doc = openDocument(`${title} ${number.display}`, options);
  drawHeading(doc, { organisation, title, subtitle: data.name, number });
  drawColumns(doc, [
    [["Lieu", data.place]],
    [["État du lot", data.state]],
    [["Liste imprimée le", dayInWords(data.printedOn)]],
  ]);
  drawLot(doc, data.items);
  numberPages(doc, `${organisation.name} – ${title} ${number.display}`);
  return bytesOf(doc);
}
