import { expect } from "vitest";
import type { ImportLine, ImportView } from "../../shared/imports/schema.ts";
import type { ItemView, ModelView } from "../../shared/stock/schema.ts";
import type { Answer, TestApp } from "./server.ts";

/** What a person does with a file to import. */
export function importsOf(app: TestApp) {
  function upload(bytes: Uint8Array, name = "matériel.csv"): Promise<Answer<ImportView>> {
    return app.request<ImportView>(`/imports?name=${encodeURIComponent(name)}`, {
      method: "POST",
      headers: { "content-type": "application/octet-stream" },
      body: bytes as BodyInit,
    });
  }
  async function uploaded(bytes: Uint8Array): Promise<ImportView> {
    const { status, body } = await upload(bytes);
    expect([status, body]).toEqual([201, body]);
    return body;
  }
  const lines = async (id: string, verdict = "") =>
    (
      await app.request<{ items: ImportLine[] }>(
        `/imports/${id}/lines?limit=200${verdict && `&verdict=${verdict}`}`,
      )
    ).body.items;
  const run = (id: string, which: "all" | "good" = "all") =>
    app.request<ImportView & { code?: string; detail?: string }>(`/imports/${id}/run`, {
      json: { lines: which },
    });
  const choose = (id: string, view: ImportView, change: object) =>
    app.request<ImportView>(`/imports/${id}/choices`, {
      method: "PUT",
      json: { ...view.choices, ...change },
    });
  const items = async () => (await app.request<{ items: ItemView[] }>("/items?limit=200")).body.items;
  const models = async () => (await app.request<{ items: ModelView[] }>("/models")).body.items;
  return { uploaded, lines, run, choose, items, models };
}

export const codesOf = (item: ItemView) =>
  Object.fromEntries(item.identifiers.map(({ kind, value }) => [kind, value]));
