import { describe, expect, test } from "vitest";
import { chromiumCandidates, findChromium } from "../../scripts/chromium.mjs";

const only = (path: string) => (candidate: string) => candidate === path;

describe("the search for a Chromium browser", () => {
  test("takes BIP_CHROMIUM first", () => {
    const env = { BIP_CHROMIUM: "/opt/chromium", PATH: "/usr/bin" };
    expect(findChromium("linux", env, () => true)).toBe("/opt/chromium");
  });

  test("refuses a BIP_CHROMIUM that leads nowhere instead of taking another one", () => {
    const env = { BIP_CHROMIUM: "/opt/nothing", PATH: "/usr/bin" };
    expect(() => findChromium("linux", env, only("/usr/bin/chromium"))).toThrow(/\/opt\/nothing/);
  });

  test.each([
    ["linux", "/usr/bin/chromium"],
    ["linux", "/usr/bin/google-chrome"],
    ["linux", "/usr/bin/chromium-browser"],
    ["linux", "/home/a/bin/chromium"],
    ["darwin", "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome"],
    ["win32", "C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe"],
    ["win32", "C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe"],
  ] as const)("on %s finds %s", (platform, path) => {
    const env = {
      PATH: "/home/a/bin:/bin",
      ProgramFiles: "C:\\Program Files",
      "ProgramFiles(x86)": "C:\\Program Files (x86)",
    };
    expect(findChromium(platform, env, only(path))).toBe(path);
  });

  test("prefers Chromium to Chrome, wherever they are", () => {
    const candidates = chromiumCandidates("linux", { PATH: "/usr/bin:/opt/bin" });
    expect(candidates.indexOf("/opt/bin/chromium")).toBeLessThan(
      candidates.indexOf("/usr/bin/google-chrome"),
    );
  });

  test("finds nothing where there is nothing", () => {
    expect(findChromium("linux", {}, () => false)).toBeNull();
  });
});
