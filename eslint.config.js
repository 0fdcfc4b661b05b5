import js from "@eslint/js";
import globals from "globals";
import lit from "eslint-plugin-lit";
import litA11y from "eslint-plugin-lit-a11y";
import wc from "eslint-plugin-wc";
import { defineConfig, globalIgnores } from "eslint/config";
import ts from "typescript-eslint";

const NO_DEFAULT_EXPORT = [
  { selector: "ExportDefaultDeclaration", message: "Export by name: one thing has one name everywhere." },
  {
    selector: "ExportSpecifier[exported.name='default']",
    message: "Export by name: one thing has one name everywhere.",
  },
];

const USE_WRITE =
  "Write through write() of server/db: a transaction opened elsewhere can lose rows on SQLite's one connection.";

const ONLY_WRITE = [
  { selector: "CallExpression[callee.property.name='transaction']", message: USE_WRITE },
  { selector: "MemberExpression[property.name='createQueryRunner']", message: USE_WRITE },
  { selector: "MemberExpression[property.name='manager'][object.name='dataSource']", message: USE_WRITE },
  {
    selector: "MemberExpression[property.name='manager'][object.property.name='dataSource']",
    message: USE_WRITE,
  },
];

const SHARED_IS_PURE =
  "shared/ imports zod and itself, nothing else: it runs the same in the browser and on the server.";
const ONLY_API_TALKS = "Only web/api/ talks to the server.";
const NETWORK = ["fetch", "XMLHttpRequest", "EventSource", "WebSocket"];

export default defineConfig(
  globalIgnores(["dist/", "data/", "data-demo/", "coverage/"]),
  js.configs.recommended,
  ts.configs.recommended,
  {
    rules: {
      eqeqeq: "error",
      "no-console": "error",
      "prefer-const": "error",
      "no-restricted-syntax": ["error", ...NO_DEFAULT_EXPORT],
      "@typescript-eslint/no-explicit-any": "error",
      "@typescript-eslint/no-unused-vars": ["error", { argsIgnorePattern: "^_", caughtErrors: "all" }],
      "@typescript-eslint/consistent-type-imports": ["error", { fixStyle: "separate-type-imports" }],
    },
  },
  { files: ["*.config.{ts,js}"], rules: { "no-restricted-syntax": "off" } },
  {
    files: ["scripts/**", "server/{main,demo,verify}.ts"],
    rules: { "no-console": "off" },
  },
  { files: ["scripts/**", "*.config.js"], languageOptions: { globals: globals.node } },
  {
    files: ["shared/**"],
    rules: {
      "@typescript-eslint/no-restricted-imports": [
        "error",
        {
          patterns: [
            { regex: "^(?!zod(/|$)|\\.)", message: SHARED_IS_PURE },
            { regex: "^(\\.\\./)+(server|web|scripts|tests)/", message: SHARED_IS_PURE },
          ],
        },
      ],
      "no-restricted-syntax": [
        "error",
        ...NO_DEFAULT_EXPORT,
        { selector: "ImportExpression", message: SHARED_IS_PURE },
      ],
      "no-restricted-globals": [
        "error",
        ...[...NETWORK, "window", "document", "navigator", "localStorage", "process", "Buffer"].map(
          (name) => ({
            name,
            message: SHARED_IS_PURE,
          }),
        ),
      ],
    },
  },
  {
    files: ["server/**"],
    rules: {
      "@typescript-eslint/no-restricted-imports": [
        "error",
        {
          patterns: [
            { regex: "^(\\.\\./)+(web|tests)/", message: "server/ knows nothing of web/ and tests/." },
          ],
        },
      ],
    },
  },
  {
    files: ["server/**"],
    ignores: ["server/db/**"],
    rules: {
      "no-restricted-syntax": ["error", ...NO_DEFAULT_EXPORT, ...ONLY_WRITE],
      "@typescript-eslint/no-restricted-imports": [
        "error",
        {
          paths: [
            { name: "typeorm", importNames: ["DataSource"], allowTypeImports: true, message: USE_WRITE },
          ],
          patterns: [
            { regex: "^(\\.\\./)+(web|tests)/", message: "server/ knows nothing of web/ and tests/." },
          ],
        },
      ],
    },
  },
  {
    files: ["web/**/*.ts"],
    extends: [lit.configs["flat/recommended"], wc.configs["flat/recommended"], litA11y.configs.recommended],
    languageOptions: { globals: globals.browser },
    rules: {
      "@typescript-eslint/no-restricted-imports": [
        "error",
        {
          patterns: [
            {
              regex: "^(\\.\\./)+server/",
              allowTypeImports: true,
              message: "web/ knows the server by its types only: use `import type`.",
            },
            { regex: "^node:|^(\\.\\./)+(scripts|tests)/", message: "web/ runs in a browser." },
          ],
        },
      ],
    },
  },
  {
    files: ["web/**/*.ts"],
    ignores: ["web/api/**"],
    rules: {
      "no-restricted-globals": ["error", ...NETWORK.map((name) => ({ name, message: ONLY_API_TALKS }))],
      "no-restricted-properties": [
        "error",
        ...["window", "globalThis", "self"].flatMap((object) =>
          NETWORK.map((property) => ({ object, property, message: ONLY_API_TALKS })),
        ),
      ],
    },
  },
);
