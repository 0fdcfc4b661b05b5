import type { Day } from "../../shared/dates.ts";
import type { Condition } from "../../shared/ledger/records.ts";
import type { ItemKind } from "../../shared/lifecycle.ts";
import { conditionWords } from "../../shared/words.ts";
import { drawColumns, drawHeading, drawSectionTitle, sectionTitleHeight } from "./heading.ts";
import type { Organisation, PrintedCode } from "./heading.ts";
import { bytesOf, contentWidth, ensureRoom, faint, heightOf, ink, left, mm } from "./page.ts";
import { numberPages, openDocument, write } from "./page.ts";
import type { Doc, RenderOptions } from "./page.ts";
import { drawSignatures, type ScreenSignature } from "./signatures.ts";
import { drawTable, type Column } from "./table.ts";
import { dayInWords } from "./words.ts";

export interface LentItem {
  kind: ItemKind;
  /** « Tablette Samsung Galaxy Tab A9 ». */
  designation: string;
  inventoryNumber: string;
  /** What is engraved on the thing itself: « IMEI 35… », « N° de série … ». */
  identifiers?: readonly string[];
  condition: Condition;
}

export interface LoanAgreementData {
  number: PrintedCode;
  organisation: Organisation;
  beneficiary: { name: string; commune?: string; phone?: string; cardNumber?: string };
  items: readonly LentItem[];
  lentOn: Day;
  dueOn: Day;
  /** Where the equipment was handed over, for « Fait à … ». */
  place?: string;
  cohort?: string;
  /** Who handed it over for the organisation. */
  agent?: string;
  /** Whom to ask about one's personal data; the organisation itself unless given. */
  dataContact?: string;
  borrowerSignature?: ScreenSignature;
  lenderSignature?: ScreenSignature;
}

interface Article {
  title: string;
  paragraphs: readonly string[];
  points?: readonly string[];
}

const body = { size: 10, lineGap: 1.4 };

/**
 * Articles of a loan for use (Code civil, articles 1875 to 1891). No value is stated for the equipment: under
 * article 1883 an estimate would put even an accidental loss on the borrower.
 */
function articles(data: LoanAgreementData): Article[] {
  const { organisation } = data;
  const due = dayInWords(data.dueOn);
  const holdsData = data.items.some(({ kind }) => kind !== "cover" && kind !== "charger");
  const workshop = data.cohort ? `, dans le cadre de la session d’ateliers « ${data.cohort} »` : "";
  const contact =
    data.dataContact ??
    ([organisation.email, organisation.phone?.replaceAll(" ", "\u00a0")].filter(Boolean).join(" ou ") ||
      "le prêteur, à son adresse");
  return [
    {
      title: "Article 1 – Objet",
      paragraphs: [
        `Le prêteur vous prête gratuitement le matériel décrit ci-dessus, pour votre usage personnel du numérique : apprendre, vous informer, faire vos démarches, rester en lien avec vos proches${workshop}. Le prêteur reste propriétaire du matériel.`,
      ],
    },
    {
      title: "Article 2 – Durée",
      paragraphs: [
        `Le prêt commence à la remise du matériel et se termine le ${due}. Il peut être prolongé avec l’accord du prêteur, à demander avant cette date. Vous pouvez rendre le matériel plus tôt.`,
      ],
    },
    {
      title: "Article 3 – Vos engagements",
      paragraphs: ["Vous vous engagez à :"],
      points: [
        "prendre soin du matériel et le garder dans un endroit sûr ;",
        "l’utiliser vous-même, dans le respect de la loi ;",
        "ne pas le vendre, le donner, le louer, le prêter à une autre personne ni le mettre en gage ;",
        "ne pas l’ouvrir, ni le réparer ou le faire réparer sans l’accord du prêteur ;",
        "prévenir le prêteur sans attendre en cas de panne, de casse, de perte ou de vol ;",
        "en cas de vol, déposer plainte et remettre une copie du récépissé au prêteur ;",
        `rendre le matériel complet, au plus tard le ${due}.`,
      ],
    },
    {
      title: "Article 4 – Responsabilité",
      paragraphs: [
        "L’usure normale n’est pas à votre charge. Vous répondez des dommages et de la perte dus à votre faute, à une négligence ou à un usage contraire à cette convention (articles 1880 à 1884 du Code civil). Le prêteur n’est pas responsable de l’usage que vous faites d’internet ni des données que vous enregistrez sur le matériel.",
      ],
    },
    {
      title: "Article 5 – Fin du prêt",
      paragraphs: [
        "Au retour, l’état du matériel est constaté avec vous et un reçu de restitution vous est remis. Si un engagement n’est pas respecté, le prêteur peut mettre fin au prêt et demander la restitution du matériel, après un échange avec vous.",
        ...(holdsData
          ? [
              "Avant de rendre un appareil, enregistrez ailleurs ce que vous voulez garder et déconnectez vos comptes ; le prêteur peut vous y aider. Les données qui restent sur l’appareil sont effacées par le prêteur et ne peuvent pas être récupérées.",
            ]
          : []),
      ],
    },
    {
      title: "Article 6 – Vos données personnelles",
      paragraphs: [
        `${organisation.name}, responsable du traitement, enregistre votre nom, votre commune, votre téléphone, votre numéro de carte et l’historique de vos prêts et de vos recharges. Ces données servent à l’exécution de cette convention et au suivi du matériel ; seuls les agents habilités y ont accès. Elles sont conservées deux ans après notre dernier contact, puis rendues anonymes.`,
        `Vous pouvez demander à consulter, corriger ou effacer vos données, à en limiter l’usage ou à vous y opposer (règlement général sur la protection des données, articles 15 à 21). Contact : ${contact}. Vous pouvez aussi saisir la CNIL (www.cnil.fr).`,
      ],
    },
  ];
}

function drawArticle(doc: Doc, article: Article): void {
  const indent = mm(4);
  const inner = { ...body, width: contentWidth - indent };
  const [first = ""] = article.paragraphs;
  ensureRoom(
    doc,
    sectionTitleHeight(doc, article.title) + heightOf(doc, first, body) + (article.points ? mm(6) : 0),
  );
  drawSectionTitle(doc, article.title);
  for (const paragraph of article.paragraphs) {
    ensureRoom(doc, heightOf(doc, paragraph, body));
    doc.y = write(doc, paragraph, left, doc.y, body) + mm(1);
  }
  for (const point of article.points ?? []) {
    ensureRoom(doc, heightOf(doc, point, inner));
    const { y } = doc;
    write(doc, "–", left + mm(0.5), y, body);
    doc.y = write(doc, point, left + indent, y, inner) + mm(0.4);
  }
  doc.y += mm(2.6);
}

/** The two dates that people look for, in a box. */
function drawDates(doc: Doc, data: LoanAgreementData): void {
  const { y } = doc;
  const height = mm(14);
  doc.rect(left, y, contentWidth, height).lineWidth(0.8).strokeColor(ink).stroke();
  const dates = [
    ["Remis le", data.lentOn],
    ["À rendre au plus tard le", data.dueOn],
  ] as const;
  const width = (contentWidth + mm(8)) / 2;
  dates.forEach(([label, day], index) => {
    const x = left + index * width + (index === 0 ? mm(3) : 0);
    const end = write(doc, label, x, y + mm(2.4), { size: 8, color: faint, width: width - mm(6) });
    write(doc, dayInWords(day), x, end + mm(0.5), { size: 12.5, bold: true, width: width - mm(6) });
  });
  doc.y = y + height + mm(5);
}

const columns: Column<LentItem>[] = [
  { title: "Matériel prêté", width: contentWidth - mm(114), cell: ({ designation }) => designation },
  {
    title: "N° d’inventaire",
    width: mm(34),
    cell: ({ inventoryNumber }) => ({ text: inventoryNumber, bold: true }),
  },
  { title: "Identifiants", width: mm(56), cell: ({ identifiers = [] }) => identifiers.join("\n") || "–" },
  { title: "État à la remise", width: mm(24), cell: ({ condition }) => conditionWords[condition] },
];

/** « Convention de prêt »: the loan for use of equipment to one person, ready to be signed in two copies. */
export async function loanAgreement(data: LoanAgreementData, options: RenderOptions = {}): Promise<Buffer> {
  const title = "Convention de prêt";
  const { organisation, beneficiary, number } = data;
  const doc = openDocument(`${title} ${number.display}`, options);
  drawHeading(doc, {
    organisation,
    title,
    subtitle: "Prêt à usage (commodat), articles 1875 à 1891 du Code civil",
    number,
  });
  drawColumns(doc, [
    [
      ["Le prêteur", organisation.name],
      ["Représenté par", data.agent],
      ["Adresse", organisation.address?.replaceAll("\n", ", ")],
    ],
    [
      ["L’emprunteur (« vous »)", beneficiary.name],
      ["Commune", beneficiary.commune],
      ["Téléphone", beneficiary.phone],
      ["Carte de bénéficiaire", beneficiary.cardNumber],
    ],
  ]);
  drawDates(doc, data);
  drawTable(doc, columns, data.items);
  doc.y += mm(6);
  articles(data).forEach((article) => drawArticle(doc, article));

  doc.y += mm(4);
  const place = data.place ? `Fait à ${data.place}, le` : "Fait le";
  drawSignatures(doc, `${place} ${dayInWords(data.lentOn)}, en deux exemplaires, un pour chaque partie.`, [
    { title: "Le prêteur", name: data.agent ?? organisation.name, signature: data.lenderSignature },
    { title: "L’emprunteur", name: beneficiary.name, signature: data.borrowerSignature },
  ]);
  numberPages(doc, `${organisation.name} – ${title} ${number.display}`);
  return bytesOf(doc);
}
