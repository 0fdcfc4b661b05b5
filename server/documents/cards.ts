import { code128, dataMatrix, drawBars, qrCode, type Bars } from "./barcodes.ts";
import type { PrintedCode } from "./heading.ts";
import { bytesOf, faint, hairline, mm, openDocument, pageHeight, pageWidth, write } from "./page.ts";
import type { Doc, RenderOptions } from "./page.ts";

/** Size of a bank card (ISO/IEC 7810 ID-1), ten to a page, to cut out. */
const card = { width: mm(85.6), height: mm(54), columns: 2, rows: 5 };
const gap = { x: mm(4), y: mm(1) };
const origin = {
  x: (pageWidth - card.columns * card.width - gap.x) / 2,
  y: (pageHeight - card.rows * card.height - (card.rows - 1) * gap.y) / 2,
};
const margin = mm(5);

export const cardSymbologies = ["code128", "qrcode", "datamatrix"] as const;
export type CardSymbology = (typeof cardSymbologies)[number];

interface CardOptions extends RenderOptions {
  /** Above the heading: who issued the card. */
  issuer?: string;
  symbology?: CardSymbology;
}

interface CardFace extends PrintedCode {
  symbology?: CardSymbology;
  heading: string;
  headingSize: number;
  line?: string;
  /** Above the heading: who issued the card. */
  issuer?: string;
}

/** Two squares of 18 mm and a Code 128 as high as its card allows. */
function barsOf(code: string, symbology: CardSymbology = "code128"): Bars {
  if (symbology === "qrcode") return qrCode(code, mm(18));
  if (symbology === "datamatrix") return dataMatrix(code, mm(18));
  return code128(code, { width: card.width - mm(4), height: mm(16), largestModule: mm(0.43) });
}

function drawCard(doc: Doc, face: CardFace, x: number, y: number): void {
  doc.roundedRect(x, y, card.width, card.height, mm(3)).lineWidth(0.5).strokeColor(hairline).stroke();
  const width = card.width - 2 * margin;
  let end = y + mm(5);
  if (face.issuer) {
    end = write(doc, face.issuer, x + margin, end, { size: 8, color: faint, width, height: 10 }) + mm(1.8);
  }
  end = write(doc, face.heading, x + margin, end, {
    size: face.headingSize,
    bold: true,
    width,
    height: face.headingSize * 1.3,
  });
  if (face.line) write(doc, face.line, x + margin, end, { size: 9, width, height: 22 });

  const bars = barsOf(face.code, face.symbology);
  drawBars(doc, bars, x + (card.width - bars.width) / 2, y + mm(44) - bars.height - mm(1));
  write(doc, face.display, x, y + mm(44.5), { size: 12, bold: true, align: "center", width: card.width });
}

async function drawCards(title: string, faces: readonly CardFace[], options: RenderOptions): Promise<Buffer> {
  const doc = openDocument(title, { ...options, actualSize: true });
  const perPage = card.columns * card.rows;
  faces.forEach((face, index) => {
    const place = index % perPage;
    if (index > 0 && place === 0) doc.addPage();
    const column = place % card.columns;
    const row = Math.floor(place / card.columns);
    drawCard(doc, face, origin.x + column * (card.width + gap.x), origin.y + row * (card.height + gap.y));
  });
  return bytesOf(doc);
}

const facing = ({ issuer, symbology }: CardOptions) => ({ issuer, symbology });

/** The seven commands that are chosen by scanning a card. */
const commandFaces = {
  lend: ["Prêter", "Puis biper la carte de la personne et le matériel."],
  return: ["Rendre", "Puis biper chaque objet qui revient."],
  "top-up": ["Recharger", "Puis biper la carte SIM et la recharge."],
  batch: ["Lot", "Puis biper l’étiquette du lot et les appareils."],
  "look-up": ["Consulter", "Puis biper un objet : qui l’a, depuis quand."],
  cancel: ["Annuler", "Annule la dernière opération."],
  finish: ["Terminer", "Termine ce qui est en cours."],
} as const;

export type Command = keyof typeof commandFaces;
const commands = Object.keys(commandFaces) as Command[];

/** A page of command cards, with a large verb and its Code 128 each. */
export async function commandCards(
  codes: Readonly<Record<Command, PrintedCode>>,
  options: CardOptions = {},
): Promise<Buffer> {
  const faces = commands.map((command) => {
    const [heading, line] = commandFaces[command];
    return { ...codes[command], heading, headingSize: 26, line, ...facing(options) };
  });
  return drawCards("Cartes de commande", faces, options);
}

export interface BeneficiaryCard extends PrintedCode {
  /** Left out where cards are handed out before people are known, or for discretion. */
  name?: string;
}

/** Cards of beneficiaries, ten to a page. */
export async function beneficiaryCards(
  cards: readonly BeneficiaryCard[],
  options: CardOptions = {},
): Promise<Buffer> {
  const faces = cards.map(({ name, ...code }) => ({
    ...code,
    heading: name ?? "Carte de bénéficiaire",
    headingSize: 15,
    line: name ? "Carte de bénéficiaire" : `Nom : ${".".repeat(50)}`,
    ...facing(options),
  }));
  return drawCards("Cartes de bénéficiaires", faces, options);
}
