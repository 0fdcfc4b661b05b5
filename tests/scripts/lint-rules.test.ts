import { ESLint } from "eslint";
import { describe, expect, test } from "vitest";
import { ROOT } from "../../scripts/prepare.mjs";

const eslint = new ESLint({ cwd: ROOT });

async function rulesBroken(filePath: string, code: string): Promise<string[]> {
  const [result] = await eslint.lintText(code, { filePath: `${ROOT}/${filePath}` });
  return (result?.messages ?? []).map((message) => message.ruleId ?? message.message);
}

const IMPORTS = "@typescript-eslint/no-restricted-imports";
const SYNTAX = "no-restricted-syntax";

const REFUSED: [why: string, file: string, code: string, rule: string][] = [
  ["shared imports Node", "shared/loans/a.ts", 'import { join } from "node:path";\njoin("a");', IMPORTS],
  ["shared imports a package", "shared/loans/a.ts", 'import { v7 } from "uuid";\nv7();', IMPORTS],
  [
    "shared imports types of a package",
    "shared/a.ts",
    'import type { Hono } from "hono";\nexport type A = Hono;',
    IMPORTS,
  ],
  [
    "shared imports the server",
    "shared/loans/a.ts",
    'import { b } from "../../server/db/b.ts";\nb();',
    IMPORTS,
  ],
  ["shared imports the web", "shared/a.ts", 'import { b } from "../web/b.ts";\nb();', IMPORTS],
  ["shared imports later", "shared/a.ts", 'export const b = () => import("node:fs");', SYNTAX],
  [
    "shared touches the DOM",
    "shared/a.ts",
    "export const b = () => document.title;",
    "no-restricted-globals",
  ],
  ["shared talks HTTP", "shared/a.ts", 'export const b = () => fetch("/api");', "no-restricted-globals"],
  [
    "web imports a server value",
    "web/desk/a.ts",
    'import { app } from "../../server/app.ts";\napp();',
    IMPORTS,
  ],
  ["web imports Node", "web/desk/a.ts", 'import { join } from "node:path";\njoin("a");', IMPORTS],
  ["web fetches outside web/api", "web/desk/a.ts", 'void fetch("/api/scan");', "no-restricted-globals"],
  [
    "web fetches by its window",
    "web/desk/a.ts",
    'void window.fetch("/api/scan");',
    "no-restricted-properties",
  ],
  ["server imports the web", "server/loans/a.ts", 'import { b } from "../../web/b.ts";\nb();', IMPORTS],
  ["db imports the web", "server/db/a.ts", 'import { b } from "../../web/b.ts";\nb();', IMPORTS],
  [
    "server opens a transaction",
    "server/loans/a.ts",
    "declare const d: any;\nd.transaction(() => 1);",
    SYNTAX,
  ],
  [
    "server makes a query runner",
    "server/a.ts",
    "declare const d: never;\n(d as B).createQueryRunner();",
    SYNTAX,
  ],
  [
    "server takes the manager",
    "server/a.ts",
    "export const b = (dataSource: B) => dataSource.manager;",
    SYNTAX,
  ],
  [
    "server takes a context’s manager",
    "server/a.ts",
    "export const b = (c: C) => c.dataSource.manager;",
    SYNTAX,
  ],
  [
    "server makes a DataSource",
    "server/a.ts",
    'import { DataSource } from "typeorm";\nnew DataSource();',
    IMPORTS,
  ],
  ["a default export", "server/a.ts", "export default function a() {}", SYNTAX],
  ["a renamed default export", "web/a.ts", "const a = 1;\nexport { a as default };", SYNTAX],
  ["a default export in shared", "shared/a.ts", "export default 1;", SYNTAX],
  ["a log in the server", "server/loans/a.ts", 'console.log("lent");', "no-console"],
  ["any", "shared/a.ts", "export type A = any;", "@typescript-eslint/no-explicit-any"],
  ["loose equality", "shared/a.ts", "export const a = (b: number) => b == 1;", "eqeqeq"],
  ["an unused name", "shared/a.ts", "const a = 1;", "@typescript-eslint/no-unused-vars"],
  ["a picture without words", "web/a.ts", "export const a = html`<img src='a.png' />`;", "lit-a11y/alt-text"],
];

const ALLOWED: [why: string, file: string, code: string][] = [
  [
    "shared imports zod and itself",
    "shared/a/b.ts",
    'import { z } from "zod";\nimport { c } from "../c.ts";\nz.parse(c);',
  ],
  [
    "web imports a server type",
    "web/api/a.ts",
    'import type { App } from "../../server/app.ts";\nexport type A = App;',
  ],
  ["web/api fetches", "web/api/client.ts", 'void fetch("/api/scan");'],
  [
    "db makes the DataSource",
    "server/db/a.ts",
    'import { DataSource } from "typeorm";\nnew DataSource().transaction(() => 1);',
  ],
  [
    "server names the type",
    "server/a.ts",
    'import type { DataSource } from "typeorm";\nexport type A = DataSource;',
  ],
  ["a store uses its manager", "server/a.ts", "export const b = (manager: M) => manager.find();"],
  ["main speaks to the person", "server/main.ts", 'console.log("Bip Relais");'],
  ["a configuration file", "vite.config.ts", "export default {};"],
];

describe("the architecture is held by lint rules", () => {
  test.each(REFUSED)("refused: %s", async (_why, file, code, rule) => {
    expect(await rulesBroken(file, code)).toContain(rule);
  });

  test.each(ALLOWED)("allowed: %s", async (_why, file, code) => {
    expect(await rulesBroken(file, code)).toEqual([]);
  });
});
