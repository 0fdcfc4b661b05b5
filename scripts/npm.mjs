import { existsSync } from "node:fs";
import { basename, dirname, join } from "node:path";

/**
 * How to run npm. Its JavaScript file is preferred to the `npm` command: on Windows that one is a batch file,
 * which needs a shell and loses the quotes.
 */
export function npmCommand(args, env = process.env, nodePath = process.execPath) {
  const known = [env.npm_execpath, join(dirname(nodePath), "node_modules", "npm", "bin", "npm-cli.js")];
  const cli = known.find((path) => path && basename(path) === "npm-cli.js" && existsSync(path));
  if (cli) return { file: nodePath, args: [cli, ...args] };
  return { file: "npm", args, shell: process.platform === "win32" };
}
