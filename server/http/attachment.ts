import type { Context } from "hono";

/**
 * The name under which a file is kept: a plain one for old programs, and the one with accents where it has any (RFC 6266, RFC 8187).
 *
 * @param shown inline: looked at first, as a PDF is
 */
export function attachment(name: string, shown: "attachment" | "inline" = "attachment"): string {
  const plain = name
    .normalize("NFD")
    .replace(/\p{M}/gu, "")
    .replace(/[^\w .()-]/g, "_");
  if (plain === name) return `${shown}; filename="${plain}"`;
  const encoded = encodeURIComponent(name).replace(
    /['()*]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  return `${shown}; filename="${plain}"; filename*=UTF-8''${encoded}`;
}

/** A file that someone else made: saved, never shown in a page of ours, and taken for nothing but its type. */
export function answerAttachment(
  c: Context,
  body: Uint8Array<ArrayBuffer> | ReadableStream,
  { name, type }: { name: string; type: string },
) {
  return c.body(body, 200, {
    "content-disposition": attachment(nameFor(name, type)),
    "content-security-policy": "default-src 'none'; sandbox",
    "x-content-type-options": "nosniff",
    "cache-control": "no-store",
    "content-type": type,
  });
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
