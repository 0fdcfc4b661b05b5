import { In, type EntityManager } from "typeorm";
import { documentTypeOf } from "../../shared/purchases/document-type.ts";
import type { DocumentView } from "../../shared/purchases/schema.ts";
import type { Context } from "../context.ts";
import { forUpdate } from "../db/database.ts";
import { Problem } from "../http/problem.ts";
import { DocumentPiece, Purchase, PurchaseDocument, type DocumentRow } from "./entities.ts";

const mostDocuments = 20;
/** A multiple of three bytes: each piece is base64 of its own. */
const pieceSize = 384 * 1024;

/**
 * Keeps a scan with its purchase, once its own bytes say what it is.
 *
 * @throws Problem for an empty file, and for one that is no PDF, JPEG or PNG
 */
export async function addDocument(
  em: EntityManager,
  { newId, clock }: Pick<Context, "newId" | "clock">,
  purchaseId: string,
  file: { name: string; bytes: Uint8Array },
  userId: string,
): Promise<DocumentView> {
  const purchase = await forUpdate(
    em.createQueryBuilder(Purchase, "purchase").where({ id: purchaseId }),
  ).getOne();
  if (!purchase) throw new Problem("not-found");
  if (file.bytes.length === 0) throw new Problem("document-empty");
  const type = documentTypeOf(file.bytes);
  if (!type) throw new Problem("document-type");
  if ((await em.countBy(PurchaseDocument, { purchaseId })) >= mostDocuments)
    throw new Problem("too-many-documents", { max: mostDocuments });
  const id = newId();
  const pieces = Math.ceil(file.bytes.length / pieceSize);
  const row: DocumentRow = {
    id,
    purchaseId,
    name: file.name,
    type,
    size: file.bytes.length,
    pieces,
    createdAt: clock().toISOString(),
    createdBy: userId,
  };
  await em.insert(PurchaseDocument, row);
  const buffer = Buffer.from(file.bytes);
  for (let position = 0; position < pieces; position++) {
    const piece = buffer.subarray(position * pieceSize, (position + 1) * pieceSize);
    await em.insert(DocumentPiece, { documentId: id, position, base64: piece.toString("base64") });
  }
  return documentView(row);
}

const documentView = ({ id, name, type, size, createdAt }: DocumentRow): DocumentView => ({
  id,
  name,
  type,
  size,
  createdAt,
});

export async function documentsOf(em: EntityManager, purchaseId: string): Promise<DocumentView[]> {
  const rows = await em.find(PurchaseDocument, { where: { purchaseId }, order: { id: "ASC" } });
  return rows.map(documentView);
}

export async function readDocument(
  em: EntityManager,
  purchaseId: string,
  id: string,
): Promise<{ document: DocumentView; bytes: Uint8Array<ArrayBuffer> }> {
  const document = await em.findOneBy(PurchaseDocument, { id, purchaseId });
  if (!document) throw new Problem("not-found");
  const pieces = await em.find(DocumentPiece, { where: { documentId: id }, order: { position: "ASC" } });
  const bytes = Buffer.concat(pieces.map(({ base64 }) => Buffer.from(base64, "base64")));
  return { document: documentView(document), bytes: new Uint8Array(bytes) };
}

export async function removeDocument(em: EntityManager, purchaseId: string, id: string): Promise<void> {
  if (!(await em.existsBy(PurchaseDocument, { id, purchaseId }))) throw new Problem("not-found");
  await em.delete(DocumentPiece, { documentId: id });
  await em.delete(PurchaseDocument, { id });
}

/** All of them, before their purchase goes. */
export async function removeDocuments(em: EntityManager, purchaseId: string): Promise<void> {
  const ids = (await documentsOf(em, purchaseId)).map(({ id }) => id);
  if (ids.length > 0) await em.delete(DocumentPiece, { documentId: In(ids) });
  await em.delete(PurchaseDocument, { purchaseId });
}
