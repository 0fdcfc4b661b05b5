import { beforeEach, describe, expect, it } from "vitest";
import type { DocumentView } from "../../../shared/purchases/schema.ts";
import { drawnPng } from "../documents/png.ts";
import { purchasesOf } from "../../support/purchases.ts";
import { startApp, type TestApp } from "../../support/server.ts";

let app: TestApp;
let path: string;
let office: ReturnType<typeof purchasesOf>;
beforeEach(async () => {
  app = await startApp();
  office = purchasesOf(app);
  path = `/purchases/${(await office.enter(await office.programme())).id}/documents`;
});

const pdf = (size = 2000) => {
  const body = Buffer.alloc(size, "x");
  body.write("%PDF-1.7\n");
  body.write("\n%%EOF\n", size - 7);
  return body;
};
const send = (body: Uint8Array<ArrayBuffer>, name: string, type = "application/pdf") =>
  app.request<DocumentView & { code: string; detail: string }>(`${path}?name=${encodeURIComponent(name)}`, {
    method: "POST",
    headers: { "content-type": type, "content-length": String(body.length) },
    body,
  });
const bytes = (buffer: Buffer) => new Uint8Array(buffer);

describe("a scan of an invoice", () => {
  it("comes back byte for byte, to be saved and nothing else", async () => {
    const scan = pdf(3 * 384 * 1024 + 17);
    const { body } = await send(bytes(scan), "Facture n° 12 – été.pdf");
    expect(body).toMatchObject({
      name: "Facture n° 12 – été.pdf",
      type: "application/pdf",
      size: scan.length,
    });

    const back = await app.app.request(`/api${path}/${body.id}`, { headers: await cookieOf() });
    expect(Buffer.from(await back.arrayBuffer()).equals(scan)).toBe(true);
    expect(back.headers.get("content-type")).toBe("application/pdf");
    expect(back.headers.get("content-disposition")).toBe(
      `attachment; filename="Facture n_ 12 _ ete.pdf"; filename*=UTF-8''Facture%20n%C2%B0%2012%20%E2%80%93%20%C3%A9t%C3%A9.pdf`,
    );
    expect(back.headers.get("x-content-type-options")).toBe("nosniff");
    expect(back.headers.get("content-security-policy")).toBe("default-src 'none'; sandbox");
  });

  it("is what its bytes say, not what its sender says", async () => {
    const { body } = await send(bytes(drawnPng()), "photo.pdf", "application/pdf");
    expect(body.type).toBe("image/png");
    const page = await send(bytes(pdf()), "x.html");
    const back = await app.request(`${path}/${page.body.id}`, { as: "accountant" });
    expect(back.headers.get("content-disposition")).toContain('filename="x.html.pdf"');
  });

  it("may be taken away again", async () => {
    const { body } = await send(bytes(pdf()), "facture.pdf");
    expect((await app.request(`${path}/${body.id}`, { method: "DELETE" })).status).toBe(204);
    expect((await app.request(`${path}/${body.id}`)).status).toBe(404);
  });

  const executable = Buffer.concat([Buffer.from("MZ\x90\0\x03\0\0\0", "latin1"), Buffer.alloc(4000, 1)]);
  const refused: [string, Buffer, string, number, string][] = [
    ["a renamed program", executable, "facture.pdf", 422, "document-type"],
    [
      "a web page",
      Buffer.from("<!doctype html><script>alert(1)</script>"),
      "facture.pdf",
      422,
      "document-type",
    ],
    ["a PDF that stops half-way", pdf().subarray(0, 900), "facture.pdf", 422, "document-type"],
    ["a photo of 0 bytes", Buffer.alloc(0), "photo.jpg", 422, "document-empty"],
    ["50 MB", pdf(50 * 1024 * 1024), "facture.pdf", 413, "body-too-large"],
    ["one byte too many", pdf(10 * 1024 * 1024 + 1), "facture.pdf", 413, "body-too-large"],
  ];
  it.each(refused)("refuses %s, and keeps nothing", async (_name, body, name, status, code) => {
    const answer = await send(bytes(body), name);
    expect([answer.status, answer.body.code]).toEqual([status, code]);
    expect(answer.body.detail).toMatch(/^(Ce fichier).*\.$/);
    const purchase = await app.request<{ documents: [] }>(path.replace("/documents", ""));
    expect(purchase.body.documents).toEqual([]);
  });

  it("is not taken from a form of another site", async () => {
    const answer = await send(bytes(pdf()), "facture.pdf", "multipart/form-data; boundary=x");
    expect([answer.status, answer.body.code]).toEqual([415, "wrong-content-type"]);
    expect(answer.body.detail).toMatch(/^Le fichier .*Choisissez-le/);
  });

  async function cookieOf() {
    const { openSession } = await import("../../../server/accounts/service.ts");
    const { User } = await import("../../../server/accounts/entities.ts");
    const { context } = app;
    const user = await context.db.read.findOneByOrFail(User, { login: "accountant" });
    const token = await context.db.write((em) => openSession(em, user.id, context.clock()));
    return { cookie: `bip_session=${token}` };
  }
});
