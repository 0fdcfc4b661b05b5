import { describe, expect, it } from "vitest";
import { builtInFormats, l7160 } from "../../../shared/labels/formats.ts";
import { labelRequest } from "../../../shared/labels/schema.ts";
import {
  choiceErrors,
  decimal,
  firstChoices,
  originOf,
  readRemembered,
  requestOf,
} from "../../../web/labels/label-choices.ts";

const ids = ["0198b1c0-0000-7000-8000-000000000001", "0198b1c0-0000-7000-8000-000000000002"];

describe("what labels the page is opened for", () => {
  it.each<[search: string, what: string, subject: object]>([
    ["", "missing", { kind: "item-list", query: {}, unprinted: true }],
    [`?items=${ids.join(",")}`, "items", { kind: "items", ids }],
    [
      "?list=1&kind=tablet,phone&q=a9&sort=-name",
      "list",
      { kind: "item-list", query: { kind: "tablet,phone", q: "a9" } },
    ],
    [`?list=1&purchase=${ids[0]}`, "list", { kind: "item-list", query: { purchase: ids[0] } }],
    [`?again=${ids[0]}`, "again", { kind: "again", jobId: ids[0] }],
    ["?blank", "blank", { kind: "blank", count: 21 }],
  ])("%s", (search, what, subject) => {
    const origin = originOf(search);
    const choices = firstChoices(origin, {});
    expect(choices.what).toBe(what);
    const request = requestOf(choices, origin, l7160);
    expect(request).toMatchObject({ subject, format: "l7160", symbology: "code128-qr", startAt: 1 });
    expect(labelRequest.safeParse(request).success).toBe(true);
  });

  it("are printed as this device printed last, each size from its own free sticker", () => {
    const text = JSON.stringify({
      format: "l7651",
      symbology: "qr",
      offsetX: "1,5",
      startAt: { l7651: 12, l7160: 3 },
    });
    const choices = firstChoices(originOf(""), readRemembered(text));
    expect(choices).toMatchObject({ format: "l7651", symbology: "qr", offsetX: "1,5", startAt: "12" });
    const format = builtInFormats.find(({ id }) => id === "l7651");
    expect(requestOf(choices, originOf(""), format)).toMatchObject({ offsetX: 1.5, startAt: 12 });
  });

  it.each([undefined, "", "{", "null", "[]", '"text"'])("forgets what makes no sense: %j", (text) => {
    expect(firstChoices(originOf(""), readRemembered(text))).toMatchObject({ format: "l7160", startAt: "1" });
  });
});

describe("what is typed", () => {
  it.each([
    ["1,5", 1.5],
    [" -2 ", -2],
    ["38.1", 38.1],
    ["", Number.NaN],
    ["1e3", Number.NaN],
    ["deux", Number.NaN],
  ])("%j is %d", (text, value) => {
    expect(decimal(text)).toBe(value);
  });

  it("is told what is wrong, and not sent", () => {
    const origin = originOf("?blank");
    const good = firstChoices(origin, {});
    expect(Object.values(choiceErrors(good, l7160)).filter(Boolean)).toEqual([]);
    for (const [name, wrong] of [
      ["count", "10001"],
      ["count", "0"],
      ["copies", "1,5"],
      ["startAt", "22"],
      ["offsetX", "11"],
      ["offsetY", "beaucoup"],
    ] as const) {
      const choices = { ...good, [name]: wrong };
      expect(choiceErrors(choices, l7160)[name]).toMatch(/^(De|Entre) .+\.$/);
      expect(requestOf(choices, origin, l7160)).toBeUndefined();
    }
  });
});
