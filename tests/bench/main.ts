import { argv } from "node:process";

/** What can be measured: npm run bench -- NAME */
const benches: Record<string, () => Promise<{ run: (args: string[]) => Promise<unknown> }>> = {
  scanner: () => import("./scanner.ts"),
  labels: () => import("./labels.ts"),
  export: () => import("./export.ts"),
  import: () => import("./import.ts"),
};

const [name = "", ...args] = argv.slice(2);
const load = Object.hasOwn(benches, name) ? benches[name] : undefined;
if (load) {
  const { run } = await load();
  const figures = await run(args);
  if (figures !== undefined) process.stdout.write(`${JSON.stringify(figures, null, 2)}\n`);
} else {
  process.stderr.write(`npm run bench -- ${Object.keys(benches).join(" | ")}\n`);
  process.exitCode = 1;
}
