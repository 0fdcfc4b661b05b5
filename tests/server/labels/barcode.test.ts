import { expect, it } from "vitest";
import { startApp } from "../../support/server.ts";

const url = (text: string, format: string) =>
  `/barcode.svg?text=${encodeURIComponent(text)}&format=${format}`;

it.each([
  ["GVM-E000127", "code128"],
  ["9506000134352", "ean13"],
  ["(01)09506000134352(10)A7(21)X123", "gs1-128"],
  ["https://bip.fr/e/GVM-E000127", "qrcode"],
])("draws %s as %s", async (text, format) => {
  const { request } = await startApp();
  const { status, headers } = await request(url(text, format));
  expect([status, headers.get("content-type")]).toEqual([200, "image/svg+xml"]);
});

it.each([
  ["9506000134353", "ean13"],
  ["GVM", "ean13"],
  ["(01)09506000134353", "gs1-128"],
  ["GVM", "gs1-128"],
  ["(99", "gs1-128"],
])("refuses %s as %s", async (text, format) => {
  const { request } = await startApp();
  expect((await request(url(text, format))).status).toBe(422);
});
