import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { npmCommand } from "../../scripts/npm.mjs";

test("npm is run by its JavaScript file when npm started the command", () => {
  const folder = mkdtempSync(join(tmpdir(), "bip-npm-"));
  const cli = join(folder, "npm-cli.js");
  writeFileSync(cli, "");
  expect(npmCommand(["ci"], { npm_execpath: cli }, "/opt/node")).toEqual({
    file: "/opt/node",
    args: [cli, "ci"],
  });
  rmSync(folder, { recursive: true });
});

test("another package manager, or a path that is gone, is not taken for npm", () => {
  for (const path of ["/opt/yarn.js", "/opt/npm-cli.js"]) {
    expect(npmCommand(["ci"], { npm_execpath: path }, "/nowhere/node")).toMatchObject({
      file: "npm",
      args: ["ci"],
    });
  }
});
