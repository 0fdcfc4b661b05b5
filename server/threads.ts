import { Worker, type WorkerOptions } from "node:worker_threads";

/**
 * Runs one of our modules in a thread of its own. What is built stands flat beside this file (vite.server.config.ts); the sources
 * want the loader of TypeScript, which a thread does not inherit.
 *
 * @param path below server/, without extension: `labels/label-worker`
 */
export function openThread(path: string, options: WorkerOptions): Worker {
  if (!import.meta.url.endsWith(".ts"))
    return new Worker(new URL(`./${path.replace(/^.*\//, "")}.js`, import.meta.url), options);
  const source = new URL(`./${path}.ts`, import.meta.url).href;
  const start = `import("tsx/esm/api").then(({ register }) => { register(); return import("${source}"); })`;
  return new Worker(start, { ...options, eval: true });
}
