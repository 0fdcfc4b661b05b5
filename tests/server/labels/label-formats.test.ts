import { v7 } from "uuid";
import { describe, expect, it } from "vitest";
import type { LabelFormatView } from "../../../shared/labels/schema.ts";
import { startApp } from "../../support/server.ts";

const cards = {
  name: "Planche de la médiathèque",
  medium: "sheet",
  pageWidth: 210,
  pageHeight: 297,
  columns: 2,
  rows: 8,
  width: 99.1,
  height: 33.9,
  left: 4.65,
  top: 13,
  pitchX: 101.6,
  pitchY: 33.9,
};

interface Refusal {
  code: string;
  detail: string;
  errors?: { path: string; message: string }[];
}

describe("sizes of labels", () => {
  it("are those that ship with the application, and the organisation's own", async () => {
    const { request } = await startApp();
    const made = await request<LabelFormatView>("/label-formats", { json: cards });
    expect(made).toMatchObject({ status: 201, body: { ...cards, builtIn: false } });
    const { body } = await request<{ items: LabelFormatView[] }>("/label-formats");
    expect(body.items.map(({ id }) => id)).toEqual([
      ...["l7160", "l7651", "roll-62", "roll-57x32", "roll-51x25"],
      made.body.id,
    ]);

    const renamed = { ...cards, name: "Planche de la mairie" };
    const path = `/label-formats/${made.body.id}`;
    expect(await request(path, { method: "PUT", json: renamed })).toMatchObject({
      status: 200,
      body: renamed,
    });
    expect((await request(path, { method: "DELETE" })).status).toBe(204);
    expect((await request(path, { method: "DELETE" })).status).toBe(404);
  });

  it.each<[string, object, string]>([
    ["beyond the sheet on the right", { columns: 3 }, "label-beyond-page"],
    ["beyond the sheet at the bottom", { rows: 9 }, "label-beyond-page"],
    ["over each other", { pitchX: 90 }, "labels-overlap"],
    ["of no width", { width: 0 }, "invalid-input"],
    ["of negative height", { height: -5 }, "invalid-input"],
    ["in no column", { columns: 0 }, "invalid-input"],
    ["without a name", { name: " " }, "invalid-input"],
  ])("are refused %s, in a sentence", async (_name, change, code) => {
    const { request } = await startApp();
    const answer = await request<Refusal>("/label-formats", { json: { ...cards, ...change } });
    expect(answer).toMatchObject({ status: 422, body: { code } });
    expect(answer.body.detail).toMatch(/^[A-ZÀ-Ý].+[.!?]$/u);
    if (code === "invalid-input")
      expect(answer.body.errors?.map(({ path }) => path)).toEqual(Object.keys(change));
    const { body } = await request<{ items: LabelFormatView[] }>("/label-formats");
    expect(body.items.filter(({ builtIn }) => !builtIn)).toEqual([]);
  });

  it("come with a page to try them on paper", async () => {
    const { request } = await startApp();
    const page = await request<string>("/label-test.pdf?format=l7651&x=1.5&y=-2");
    expect(page.headers.get("content-type")).toBe("application/pdf");
    expect(page.body).toMatch(/^%PDF-1\.7/);
    expect((await request("/label-test.pdf?format=l7651&x=80")).status).toBe(422);
    expect((await request(`/label-test.pdf?format=${v7()}`)).status).toBe(404);
  });

  it("leave the public address to those who decide", async () => {
    const { request } = await startApp();
    const put = (publicAddress: unknown, as: "agent" | "manager") =>
      request("/public-address", { method: "PUT", json: { publicAddress }, as });
    expect((await put("https://bip.example.fr", "agent")).status).toBe(403);
    for (const wrong of [
      "bip.example.fr",
      "javascript:alert(1)",
      "ftp://example.fr",
      "https://a@b.fr/",
      "https://b.fr/?q=",
      "https://b.fr/#x",
      "https://b.fr?",
      `https://${"a".repeat(200)}.fr`,
    ])
      expect((await put(wrong, "manager")).status).toBe(422);
    expect(await put("https://bip.example.fr/", "manager")).toMatchObject({
      body: { publicAddress: "https://bip.example.fr" },
    });
    expect((await request("/public-address")).body).toEqual({ publicAddress: "https://bip.example.fr" });
    expect(await put("http://mairie.example.fr:8080/bip/", "manager")).toMatchObject({
      body: { publicAddress: "http://mairie.example.fr:8080/bip" },
    });
  });
});
