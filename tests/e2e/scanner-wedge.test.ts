import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { ScannerSite, seen, texts } from "../support/scanner-site.ts";
import { pressAsScanner, typeAsPhoneKeyboard, typeAsScanner, type Press } from "../support/usb-scanner.ts";

let site: ScannerSite;

beforeAll(async () => {
  site = await ScannerSite.start();
});
afterAll(() => site.stop());

describe("a scanner that types", () => {
  const code = "GVM-E000127";

  describe.each([5, 30])("at %i ms a key", (delay) => {
    it("into a text field: the field keeps what it held, the form is not sent", async () => {
      const page = await site.open();
      const name = page.getByLabel("Nom");
      await name.pressSequentially("Mar", { delay: 120 });
      await pauseTyping(page);
      await typeAsScanner(page, code, delay);
      await expect.poll(() => texts(page)).toEqual([code]);
      expect(await name.inputValue()).toBe("Mar");
      expect((await seen(page)).submits).toBe(0);
      await name.pressSequentially("tin", { delay: 120 });
      expect(await name.inputValue()).toBe("Martin");
    });

    it("into a text field, as an American scanner types on a French PC", async () => {
      const page = await site.open();
      const name = page.getByLabel("Nom");
      await name.pressSequentially("Mar", { delay: 120 });
      await pauseTyping(page);
      await typeAsScanner(page, "GV?)Eààà&é)è", delay);
      await pauseTyping(page);
      await typeAsScanner(page, "\"(éàççàà&è-&'_&", delay, ["Tab"]);
      await expect.poll(() => texts(page)).toEqual(["GV?)Eààà&é)è", "\"(éàççàà&è-&'_&"]);
      expect(await name.inputValue()).toBe("Mar");
      expect((await seen(page)).submits).toBe(0);
    });

    it("with Tab, with Enter twice, or with nothing at the end", async () => {
      const page = await site.open();
      await page.getByLabel("Nom").focus();
      await typeAsScanner(page, `${code}1`, delay, ["Tab"]);
      await typeAsScanner(page, `${code}2`, delay, ["Enter", "Enter"]);
      await pauseTyping(page);
      await typeAsScanner(page, `${code}3`, delay, []);
      await expect.poll(() => texts(page)).toEqual([`${code}1`, `${code}2`, `${code}3`]);
      expect((await seen(page)).submits).toBe(0);
      await expect(page.getByLabel("Nom").evaluate((field) => field.matches(":focus"))).resolves.toBe(true);
      expect(await page.getByLabel("Nom").inputValue()).toBe("");
    });

    it("while nothing, a button or a list has the focus", async () => {
      const page = await site.open();
      await typeAsScanner(page, `${code}1`, delay);
      await page.getByRole("button", { name: "Enregistrer" }).focus();
      await typeAsScanner(page, "GVM E000127", delay);
      const list = page.getByLabel("Commune");
      await list.focus();
      await pauseTyping(page);
      await typeAsScanner(page, `${code}2`, delay);
      await expect.poll(() => texts(page)).toEqual([`${code}1`, "GVM E000127", `${code}2`]);
      expect((await seen(page)).submits).toBe(0);
      expect(await list.inputValue()).toBe("Ambonnay");
    });

    it("into a field that wants it: it stays there, and the form is not sent", async () => {
      const page = await site.open();
      const serial = page.getByLabel("Numéro de série");
      await serial.focus();
      await typeAsScanner(page, "R9JT40ABCDE", delay);
      expect(await serial.inputValue()).toBe("R9JT40ABCDE");
      expect(await seen(page)).toMatchObject({ scans: [], submits: 0 });
    });
  });

  it("into a field for numbers", async () => {
    const page = await site.open();
    const quantity = page.getByLabel("Quantité");
    await quantity.fill("12");
    await quantity.focus();
    await typeAsScanner(page, code, 5);
    await expect.poll(() => texts(page)).toEqual([code]);
    expect(await quantity.inputValue()).toBe("12");
  });

  it("counts the same code twice within two seconds once", async () => {
    const page = await site.open();
    await typeAsScanner(page, code, 5);
    await typeAsScanner(page, code, 5);
    await typeAsScanner(page, `${code}2`, 5);
    await expect.poll(() => texts(page)).toEqual([code, `${code}2`]);
  });

  it("is told from a person, whose form is sent", async () => {
    const page = await site.open();
    await page.getByLabel("Nom").pressSequentially("Zimmermann", { delay: 60 });
    await page.getByLabel("Nom").press("Enter");
    await expect.poll(async () => (await seen(page)).submits).toBe(1);
    expect(await page.getByLabel("Nom").inputValue()).toBe("Zimmermann");
    expect(await texts(page)).toEqual([]);
  });

  it("is told from the fastest of typists by its rhythm alone", async () => {
    const page = await site.open();
    await page.getByLabel("Nom").focus();
    await typeAsScanner(page, code, 60);
    await expect.poll(async () => (await seen(page)).submits).toBe(1);
    expect(await page.getByLabel("Nom").inputValue()).toBe(code);
    expect(await texts(page)).toEqual([]);
  });

  it("is told from a key that is held down", async () => {
    const page = await site.open();
    await page.getByLabel("Nom").focus();
    for (let repeat = 0; repeat < 10; repeat++) await page.keyboard.down("a");
    await page.keyboard.up("a");
    await page.keyboard.press("Enter");
    await expect.poll(async () => (await seen(page)).submits).toBe(1);
    expect(await page.getByLabel("Nom").inputValue()).toBe("aaaaaaaaaa");
    expect(await texts(page)).toEqual([]);
  });

  it("into a field with a limit, one that is read-only and one for a date", async () => {
    const page = await site.open();
    for (const label of ["Code postal", "Numéro", "Date"]) {
      const field = page.getByLabel(label, { exact: true });
      const value = await field.inputValue();
      await field.focus();
      await typeAsScanner(page, `${code}${label.length}`);
      await pauseTyping(page);
      expect(await field.inputValue()).toBe(value);
    }
    expect(await texts(page)).toEqual([`${code}11`, `${code}6`, `${code}4`]);
  });

  it("over a selected text, which stays selected", async () => {
    const page = await site.open();
    const name = page.getByLabel("Nom");
    await name.fill("Odile Martin");
    await name.evaluate((field: HTMLInputElement) => field.setSelectionRange(0, 5, "backward"));
    await typeAsScanner(page, code);
    await expect.poll(() => texts(page)).toEqual([code]);
    expect(
      await name.evaluate(({ value, selectionStart, selectionEnd, selectionDirection }: HTMLInputElement) => [
        value,
        selectionStart,
        selectionEnd,
        selectionDirection,
      ]),
    ).toEqual(["Odile Martin", 0, 5, "backward"]);
  });

  it("with Shift before each capital, one key every 30 ms", async () => {
    const page = await site.open();
    await page.getByLabel("Nom").focus();
    const keys = [..."GVME"].flatMap((key): Press[] => [
      { key: "Shift", only: "keyDown", modifiers: 8 },
      { key, text: key, modifiers: 8 },
      { key: "Shift", only: "keyUp" },
    ]);
    await pressAsScanner(page, [...keys, { key: "Enter", text: "\r" }], 30);
    await expect.poll(() => texts(page)).toEqual(["GVME"]);
    expect(await page.getByLabel("Nom").inputValue()).toBe("");
  });

  it("with dead keys, whichever way the browser names the letter after one", async () => {
    const page = await site.open();
    for (const letter of ["e", "ê"])
      await pressAsScanner(page, [
        ...written("AB"),
        { key: "Dead", code: "BracketLeft" },
        { key: letter, text: "ê" },
        ...written(`CD${letter === "e" ? 1 : 2}`),
        { key: "Enter", text: "\r" },
      ]);
    await expect.poll(() => texts(page)).toEqual(["AB^eCD1", "AB^eCD2"]);
  });

  it.each<[string, Press[]]>([
    ["Ctrl+]", [{ key: "]", code: "BracketRight", modifiers: 2 }]],
    ["Ctrl+] on a French keyboard", [{ key: "$", code: "BracketRight", modifiers: 2 }]],
    ["F8", [{ key: "F8", code: "F8" }]],
    [
      "Alt+029",
      [
        { key: "Alt", only: "keyDown", modifiers: 1 },
        ...["0", "2", "9"].map((key) => ({ key, code: `Numpad${key}`, modifiers: 1 })),
        { key: "Alt", only: "keyUp" },
      ],
    ],
  ])("with the separator of GS1 as %s", async (_name, separator) => {
    const page = await site.open();
    await page.getByLabel("Nom").focus();
    await pressAsScanner(page, [
      ...written("10LOT7"),
      ...separator,
      ...written("21ABC"),
      { key: "Enter", text: "\r" },
    ]);
    await expect.poll(() => texts(page)).toEqual(["10LOT7\u001d21ABC"]);
    expect(await page.getByLabel("Nom").inputValue()).toBe("");
  });

  it("with the whole code typed by Alt and the keypad, or on a keypad without Num Lock", async () => {
    const page = await site.open();
    const alt = [..."GVM1"].flatMap((character): Press[] => [
      { key: "Alt", only: "keyDown", modifiers: 1 },
      ...[...`0${character.charCodeAt(0)}`].map((key) => ({ key, code: `Numpad${key}`, modifiers: 1 })),
      { key: "Alt", only: "keyUp" },
    ]);
    await pressAsScanner(page, [...alt, { key: "Enter", text: "\r" }], 30);
    const unlocked = ["End", "ArrowDown", "PageDown", "ArrowLeft"];
    await pauseTyping(page);
    await pressAsScanner(page, [
      ...unlocked.map((key, index) => ({ key, code: `Numpad${index + 1}` })),
      { key: "Enter", text: "\r" },
    ]);
    await expect.poll(() => texts(page)).toEqual(["GVM1", "1234"]);
  });

  it("that ends with control characters: Ctrl+M and Ctrl+J", async () => {
    const page = await site.open();
    await page.getByLabel("Nom").focus();
    await pressAsScanner(page, [
      ...written(code),
      { key: "m", code: "KeyM", modifiers: 2 },
      { key: "j", code: "KeyJ", modifiers: 2 },
    ]);
    await expect.poll(() => texts(page)).toEqual([code]);
    expect((await seen(page)).submits).toBe(0);
  });

  it("on a phone whose keyboard suggests words: keys without names", async () => {
    const page = await site.open();
    const name = page.getByLabel("Nom");
    await name.fill("Mar");
    await typeAsPhoneKeyboard(page, code);
    await expect.poll(() => texts(page)).toEqual([code]);
    expect(await name.inputValue()).toBe("Mar");
    expect((await seen(page)).submits).toBe(0);
  });

  it("is told from a pasted text and from a suggested word", async () => {
    const page = await site.open();
    const name = page.getByLabel("Nom");
    await name.focus();
    await page.keyboard.insertText("Zimmermann");
    await name.press("Enter");
    await expect.poll(async () => (await seen(page)).submits).toBe(1);
    expect(await name.inputValue()).toBe("Zimmermann");
    expect(await texts(page)).toEqual([]);
  });

  it("loses what its settings say it adds, and ends with Tab if they say so: Enter is then part of the code", async () => {
    const page = await site.open({
      first: () =>
        localStorage.setItem(
          "scanner reader",
          JSON.stringify({ prefix: "~", suffix: "*", terminator: "tab", keyboard: "american" }),
        ),
    });
    await page.getByLabel("Nom").focus();
    await typeAsScanner(page, `~${code}*`, 5, ["Tab"]);
    await typeAsScanner(page, "AZERTY", 5, ["Tab"]);
    await pressAsScanner(page, [
      ...written("LIGNE"),
      { key: "Enter", text: "\r" },
      ...written("SUITE"),
      { key: "Tab", text: "" },
    ]);
    await typeAsScanner(page, `${code}9`, 5, ["Enter"]);
    await expect.poll(() => texts(page)).toEqual([code, "QWERTY", "LIGNE\rSUITE", `${code}9`]);
    expect((await seen(page)).submits).toBe(0);
    await page.keyboard.type("Martin", { delay: 110 });
    await page.keyboard.press("Enter");
    await expect.poll(async () => (await seen(page)).submits).toBe(1);
  });
});

const written = (text: string): Press[] => [...text].map((key) => ({ key, text: key }));

/** Lets the page's clock go on for longer than a burst of keys may pause. */
async function pauseTyping(page: Page): Promise<void> {
  await page.evaluate(() => new Promise((resolve) => setTimeout(resolve, 300)));
}
