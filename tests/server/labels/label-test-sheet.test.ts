import { afterEach, beforeEach, expect, it } from "vitest";
import type { LabelFormatView } from "../../../shared/labels/schema.ts";
import { startApp } from "../../support/server.ts";

let threads = 0;
const opened = () => threads++;
beforeEach(() => void process.on("worker", opened));
afterEach(() => void process.off("worker", opened));

it("is drawn off the event loop, however many places the sheet has", async () => {
  const { request } = await startApp();
  const { body } = await request<LabelFormatView>("/label-formats", {
    json: {
      name: "Gommettes",
      medium: "sheet",
      pageWidth: 210,
      pageHeight: 297,
      columns: 20,
      rows: 28,
      width: 10,
      height: 10,
      left: 5,
      top: 5,
      pitchX: 10,
      pitchY: 10,
    },
  });
  const before = threads;
  const page = await request<string>(`/label-test.pdf?format=${body.id}&x=1`);
  expect(page.status).toBe(200);
  expect(page.body).toMatch(/^%PDF-1\.7/);
  expect(threads - before).toBe(1);
});
