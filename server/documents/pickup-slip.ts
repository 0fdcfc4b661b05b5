import type { Day } from "../../shared/dates.ts";
import { countOf } from "../../shared/words.ts";
import { drawColumns, drawHeading, type Organisation, type PrintedCode } from "./heading.ts";
import { drawLot, type LotItem } from "./lot-table.ts";
import { bytesOf, ensureRoom, faint, heightOf, left, mm, numberPages, openDocument, write } from "./page.ts";
import type { RenderOptions } from "./page.ts";
import { drawSignatures, signaturesHeight, type ScreenSignature } from "./signatures.ts";
import { dayInWords } from "./words.ts";

export interface PickupSlipData {
  number: PrintedCode;
  /** Name of the batch. */
  name?: string;
  organisation: Organisation;
  /** « Emmaüs Connect ». */
  collector: string;
  pickupPlace?: string;
  pickupOn?: Day;
  items: readonly LotItem[];
  /** How many cartons it is packed in; 0 where they are not counted. */
  boxes: number;
  /** Who hands the batch over, for the organisation. */
  handedOverBy?: string;
  /** Who takes it, for the collector. */
  receivedBy?: string;
  handedOverSignature?: ScreenSignature;
  receivedSignature?: ScreenSignature;
}

const destination =
  "Le matériel remis en vue de son réemploi n’est pas un déchet. Celui que le collecteur juge impropre au réemploi devient un déchet d’équipement électrique et électronique (DEEE) : il est confié à une filière agréée (Code de l’environnement, articles R543-172 et suivants). Le collecteur rend compte du devenir de chaque appareil : réemployé, pièces ou recyclé.";

const erasure =
  "Effacement des données : méthodes Clear, Purge et Destroy du guide NIST SP 800-88. Les comptes sont déconnectés, la carte SIM et la carte mémoire retirées. Une exception est motivée dans la liste.";

/** « Bordereau d’enlèvement »: what a collector takes away, signed by both sides. */
export async function pickupSlip(data: PickupSlipData, options: RenderOptions = {}): Promise<Buffer> {
  const title = "Bordereau d’enlèvement";
  const { organisation, number } = data;
  const doc = openDocument(`${title} ${number.display}`, options);
  drawHeading(doc, { organisation, title, subtitle: data.name, number });
  const toFill = "................................................................";
  drawColumns(doc, [
    [
      ["Remis par", organisation.name],
      ["Lieu d’enlèvement", data.pickupPlace ?? toFill],
    ],
    [
      ["Collecteur", data.collector],
      ["Date d’enlèvement", data.pickupOn ? dayInWords(data.pickupOn) : toFill],
      ["Emballage", data.boxes > 0 ? countOf(data.boxes, ["carton", "cartons"]) : undefined],
    ],
  ]);
  drawLot(doc, data.items);

  const small = { size: 8.5, color: faint, lineGap: 1 };
  const notes = [erasure, destination];
  const notesHeight = notes.reduce((sum, note) => sum + heightOf(doc, note, small) + mm(1.5), 0);
  ensureRoom(doc, notesHeight + signaturesHeight + mm(3));
  for (const note of notes) doc.y = write(doc, note, left, doc.y, small) + mm(1.5);
  doc.y += mm(3);
  drawSignatures(doc, "Les deux parties ont compté ensemble le matériel de cette liste. Deux exemplaires.", [
    { title: `Remis par ${organisation.name}`, name: data.handedOverBy, signature: data.handedOverSignature },
    { title: `Reçu par ${data.collector}`, name: data.receivedBy, signature: data.receivedSignature },
  ]);
  numberPages(doc, `${organisation.name} – ${title} ${number.display}`);
  return bytesOf(doc);
}
