import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import {
  buildDigest,
  buildStampPath,
  buildToolsAdvice,
  ensureInstalled,
  ensureNode,
  ensureSqlite,
  isBuildCurrent,
  isInstallCurrent,
  isSupportedNode,
  sqliteFailure,
} from "../../scripts/prepare.mjs";

let root: string;

function put(path: string, content: string): void {
  const file = join(root, path);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, content);
}

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), "bip-prepare-"));
});

afterEach(() => {
  vi.restoreAllMocks();
  rmSync(root, { recursive: true });
});

describe("the version of Node", () => {
  test.each(["20.19.0", "20.20.2", "v22.12.0", "22.20.1", "23.0.0", "24.1.0"])("%s is taken", (version) => {
    expect(isSupportedNode(version)).toBe(true);
  });

  test.each(["12.22.1", "18.20.0", "20.18.9", "21.7.3", "22.11.0"])("%s is refused", (version) => {
    expect(isSupportedNode(version)).toBe(false);
  });

  test("the refusal names the version found and says what to do", () => {
    expect(() => ensureNode("18.20.0")).toThrow(/20\.19[^]*18\.20\.0[^]*Installez[^]*nodejs\.org/);
  });
});

describe("what is installed", () => {
  const lock = {
    packages: {
      "": { version: "0.1.0" },
      "node_modules/hono": { version: "4.13.19" },
      "node_modules/fsevents": { version: "2.3.3", optional: true },
    },
  };

  test("is current when every package that is not optional is there in its version", () => {
    expect(isInstallCurrent(lock, { packages: { "node_modules/hono": { version: "4.13.19" } } })).toBe(true);
  });

  test.each([
    ["a missing package", {}],
    ["another version", { "node_modules/hono": { version: "4.13.18" } }],
    [
      "another version of an optional package",
      { "node_modules/hono": { version: "4.13.19" }, "node_modules/fsevents": { version: "2.3.2" } },
    ],
  ])("is not current with %s", (_what, packages) => {
    expect(isInstallCurrent(lock, { packages })).toBe(false);
  });

  test("is not current when npm left no record", () => {
    expect(isInstallCurrent(lock, {})).toBe(false);
  });

  test("is left alone when it is current", async () => {
    const log = vi.spyOn(process.stdout, "write");
    put("package-lock.json", JSON.stringify(lock));
    put("node_modules/.package-lock.json", JSON.stringify(lock));
    await ensureInstalled(root);
    expect(log).not.toHaveBeenCalled();
  });
});

describe("the database driver", () => {
  const WORKING = "exports.Database = class { get(sql, done) { done(null); } };";
  const BROKEN = "throw new Error('node_sqlite3.node: file too short');";
  const driver = (code: string) => put("node_modules/sqlite3/index.js", code);

  test("is not rebuilt when it works", async () => {
    driver(WORKING);
    const rebuild = vi.fn();
    await ensureSqlite(root, rebuild);
    expect(rebuild).not.toHaveBeenCalled();
  });

  test("is rebuilt when it does not load, after saying why and how long", async () => {
    driver(BROKEN);
    const log = vi.spyOn(console, "log").mockReturnValue();
    await ensureSqlite(root, async () => driver(WORKING));
    expect(sqliteFailure(root)).toBeNull();
    expect(log.mock.calls.join("\n")).toMatch(/file too short[^]*recompilée[^]*2 minutes/);
  });

  test("that cannot be rebuilt ends with what to install", async () => {
    driver(BROKEN);
    vi.spyOn(console, "log").mockReturnValue();
    await expect(ensureSqlite(root, async () => undefined)).rejects.toThrow(/file too short[^]*installez/);
  });

  test("that opens no database is broken too", () => {
    driver("exports.Database = class { get(sql, done) { done(new Error('disk I/O error')); } };");
    expect(sqliteFailure(root)).toBe("Error: disk I/O error");
  });

  test("that crashes the program is seen", () => {
    driver("process.kill(process.pid, 'SIGKILL');");
    expect(sqliteFailure(root)).toContain("arrêt du programme");
  });

  test.each([
    ["linux", "g++"],
    ["darwin", "xcode-select"],
    ["win32", "Visual Studio Build Tools"],
  ] as const)("on %s, %s is asked for", (platform, tool) => {
    expect(buildToolsAdvice(platform)).toContain(tool);
  });
});

describe("the build", () => {
  const stamp = () => put("dist/.stamp", buildDigest(root));

  test("that was never made is not current", () => {
    put("shared/a.ts", "1");
    expect(isBuildCurrent(root)).toBe(false);
  });

  test("is current until a source changes, comes or goes", () => {
    put("shared/loans/a.ts", "1");
    stamp();
    expect(isBuildCurrent(root)).toBe(true);

    put("shared/loans/a.ts", "2");
    expect(isBuildCurrent(root)).toBe(false);

    stamp();
    put("web/b.ts", "");
    expect(isBuildCurrent(root)).toBe(false);

    stamp();
    rmSync(join(root, "web/b.ts"));
    expect(isBuildCurrent(root)).toBe(false);
  });

  test("is current when only tests, documents or data change", () => {
    put("shared/a.ts", "1");
    stamp();
    put("tests/a.test.ts", "1");
    put("docs/guide.md", "1");
    put("data/bip.sqlite", "1");
    expect(isBuildCurrent(root)).toBe(true);
  });

  test("tells a renamed file, and a boundary moved between two files", () => {
    put("shared/a.ts", "12");
    put("shared/b.ts", "3");
    const before = buildDigest(root);
    put("shared/a.ts", "1");
    put("shared/b.ts", "23");
    expect(buildDigest(root)).not.toBe(before);
  });

  test("has its stamp inside dist, so that deleting dist builds again", () => {
    expect(buildStampPath(root)).toBe(join(root, "dist", ".stamp"));
  });
});
