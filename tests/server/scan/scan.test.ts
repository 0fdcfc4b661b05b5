import { expect, it } from "vitest";
import type { ScanAnswer } from "../../../shared/scan/answer.ts";
import { castOf } from "../../support/cast.ts";
import { startApp } from "../../support/server.ts";

const query = (code: string, more = "") => `/scan?code=${encodeURIComponent(code)}${more}`;
/** What arrives on a French PC from a scanner that types an IMEI as on an American keyboard. */
const garbled = "\"(éàççàà&è-&'_&";

it("finds an item by its label, whole and garbled", async () => {
  const app = await startApp();
  const { id, label } = await castOf(app).item("tablet");
  const row = "à&é\"'(-è_ç";
  const typed = label.replace(/[0-9]/g, (digit) => row[Number(digit)] ?? "").replaceAll("-", ")");
  for (const code of [label, typed.replace("M", "?")]) {
    const { body } = await app.request<ScanAnswer>(query(code));
    expect(body.names).toMatchObject([{ type: "item", item: { id } }]);
  }
});

it("reads back what is garbled, unless the reader is said to type as its computer expects", async () => {
  const { request } = await startApp();
  const { body: read } = await request<ScanAnswer>(query(garbled));
  expect(read.reread).toBe("352099001761481");
  expect(read.candidates[0]).toMatchObject({ kind: "imei", value: "352099001761481" });
  const { body: typed } = await request<ScanAnswer>(query(garbled, "&asTyped=true"));
  expect(typed.reread).toBeUndefined();
  const wrong = await request(query(garbled, "&asTyped=perhaps"));
  expect(wrong.status).toBe(422);
});

it("keeps the separator of GS1", async () => {
  const { request } = await startApp();
  const { body } = await request<ScanAnswer>(query("010950600013435210A7\u001d21X123"));
  expect(body.candidates.map(({ kind, value }) => [kind, value])).toContainEqual(["serial", "X123"]);
});
