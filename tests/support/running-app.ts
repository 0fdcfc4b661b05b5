import { spawn, type ChildProcess } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { v7 } from "uuid";
import type { OperationInput } from "../../shared/operations/schema.ts";
import type { OperationResult } from "../../shared/operations/answer.ts";

const startPatience = 60_000;

/** The built program as a user runs it: a process of its own, over a database file in a folder of its own. */
export async function startProgram(entry: "main" | "demo", args: string[] = []) {
  const folder = mkdtempSync(join(tmpdir(), "bip-program-"));
  const child = spawn(
    process.execPath,
    [`dist/server/${entry}.js`, "--port", "0", "--data-dir", folder, ...args],
    {
      stdio: ["ignore", "pipe", "pipe"],
    },
  );
  const output = await outputUntil(child, /Pour arrêter/);
  const url = /est prêt : (\S+)/.exec(output)?.[1] ?? "";
  return {
    url,
    folder,
    output,
    setUpLink: /(http\S+\/installation\?token=\S+)/.exec(output)?.[1] ?? "",
    async stop() {
      if (child.exitCode === null) {
        const ended = new Promise((done) => child.once("exit", done));
        child.kill("SIGTERM");
        await ended;
      }
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

function outputUntil(child: ChildProcess, sign: RegExp): Promise<string> {
  return new Promise((done, failed) => {
    let output = "";
    const timer = setTimeout(() => failed(new Error(`no answer in time: ${output}`)), startPatience);
    const collect = (chunk: Buffer) => {
      output += chunk.toString();
      if (!sign.test(output)) return;
      clearTimeout(timer);
      done(output);
    };
    child.stdout?.on("data", collect);
    child.stderr?.on("data", collect);
    child.once("exit", (code) => failed(new Error(`ended with ${code}: ${output}`)));
  });
}

/** Real HTTP as an API client sends it. */
export async function signedIn(url: string, login: string, password: string) {
  const session = await fetch(`${url}/api/session`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ login, password }),
  });
  const cookie = (session.headers.get("set-cookie") ?? "").split(";")[0] ?? "";

  async function call<Body>(
    path: string,
    json?: unknown,
    method = json === undefined ? "GET" : "POST",
  ): Promise<Body> {
    const response = await fetch(`${url}/api${path}`, {
      method,
      headers: { cookie, ...(json === undefined ? {} : { "content-type": "application/json" }) },
      body: json === undefined ? undefined : JSON.stringify(json),
    });
    if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${await response.text()}`);
    return (response.status === 204 ? undefined : await response.json()) as Body;
  }

  async function run(draft: object): Promise<string> {
    const operation = { id: v7(), occurredAt: new Date().toISOString(), ...draft } as OperationInput;
    const { results } = await call<{ results: OperationResult[] }>("/operations", {
      operations: [operation],
    });
    if (results[0]?.status !== "applied") throw new Error(JSON.stringify(results[0]));
    return operation.id;
  }
  return { cookie, call, run };
}
