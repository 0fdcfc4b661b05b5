import type { Context } from "hono";

/** A file that someone else made: saved, never shown in a page of ours, and taken for nothing but its type (RFC 6266, RFC 8187). */
export function answerAttachment(
  c: Context,
  body: Uint8Array<ArrayBuffer> | ReadableStream,
  { name, type }: { name: string; type: string },
) {
  return c.body(body, 200, { ...attachmentHeaders(nameFor(name, type)), "content-type": type });
}

/** The first one is added to a name that ends otherwise: a computer opens a file by how its name ends. */
const endings: Record<string, string[]> = {
  "application/pdf": [".pdf"],
  "image/jpeg": [".jpg", ".jpeg"],
  "image/png": [".png"],
};

function nameFor(name: string, type: string): string {
  const fitting = endings[type] ?? [];
  const ending = fitting.some((one) => name.toLowerCase().endsWith(one)) ? undefined : fitting[0];
  return `${name}${ending ?? ""}`;
}

function attachmentHeaders(name: string): Record<string, string> {
  const ascii = name
    .normalize("NFD")
    .replace(/\p{M}/gu, "")
    .replace(/[^\w .()-]/g, "_");
  const encoded = encodeURIComponent(name).replace(
    /['()*]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  return {
    "content-disposition": `attachment; filename="${ascii}"; filename*=UTF-8''${encoded}`,
    "content-security-policy": "default-src 'none'; sandbox",
    "x-content-type-options": "nosniff",
    "cache-control": "no-store",
  };
}
