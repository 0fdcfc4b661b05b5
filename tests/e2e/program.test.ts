import { spawnSync } from "node:child_process";
import { join } from "node:path";
import sqlite3 from "sqlite3";
import { expect, it, onTestFinished } from "vitest";
import type { Page } from "../../shared/paging.ts";
import { signedIn, startProgram } from "../support/running-app.ts";

const runProgram = (entry: string, ...args: string[]) =>
  spawnSync(process.execPath, [`dist/server/${entry}.js`, ...args], { encoding: "utf8" });

/** Writes beside the ledger, as somebody with a database tool would. */
function writeBeside(file: string, sql: string): Promise<void> {
  const database = new sqlite3.Database(file);
  return new Promise((done, failed) => {
    database.run(sql, (error) => database.close(() => (error ? failed(error) : done())));
  });
}

it("shows the programme of the demonstration, whose ledger agrees until somebody writes beside it", async () => {
  const program = await startProgram("demo");
  onTestFinished(() => program.stop());
  expect(program.output).not.toContain("/installation");
  for (const login of ["admin", "manager", "agent", "commune", "accountant", "collector"])
    expect((await signedIn(program.url, login, "demo-bip-relais")).cookie).toMatch(/^bip_session=/);

  const { call } = await signedIn(program.url, "agent", "demo-bip-relais");
  const total = async (path: string) => (await call<Page<unknown>>(path)).total;
  expect({
    tablets: await total("/items?kind=tablet"),
    covers: await total("/items?kind=cover"),
    sims: await total("/items?kind=sim"),
    topUps: await total("/top-ups"),
    cohorts: await total("/cohorts"),
    draftBatches: await total("/batches?state=draft"),
    overdue: await total("/loans?state=overdue"),
    communes: (await call<{ items: unknown[] }>("/communes")).items.length,
  }).toEqual({
    tablets: 15,
    covers: 15,
    sims: 20,
    topUps: 40,
    // Three that met, and the next one with its waiting list.
    cohorts: 4,
    draftBatches: 1,
    overdue: 1,
    communes: 14,
  });
  const people = await total("/beneficiaries");
  expect(Math.abs(people - 50)).toBeLessThanOrEqual(5);
  expect((await call<{ items: unknown[] }>("/sites")).items).toHaveLength(15);
  expect((await call<{ organisation: { demo: boolean } }>("/session")).organisation.demo).toBe(true);

  const clean = runProgram("verify", "--data-dir", program.folder);
  expect([clean.status, clean.stdout]).toEqual([0, expect.stringContaining("aucune différence")]);

  const file = join(program.folder, "bip-relais.sqlite");
  await writeBeside(file, "UPDATE item SET condition = 'broken' WHERE label = (SELECT MIN(label) FROM item)");
  const tampered = runProgram("verify", "--data-dir", program.folder);
  expect(tampered.status).toBe(1);
  expect(tampered.stdout + tampered.stderr).toMatch(/condition is "broken", the ledger says/);
});

it("keeps everything from one start to the next", async () => {
  const first = await startProgram("demo");
  onTestFinished(() => first.stop());
  const agent = await signedIn(first.url, "agent", "demo-bip-relais");
  const { total } = await agent.call<Page<unknown>>("/movements");
  const second = await startProgram("demo", ["--data-dir", first.folder]);
  onTestFinished(() => second.stop());
  const response = await fetch(`${second.url}/api/movements`, { headers: { cookie: agent.cookie } });
  expect(((await response.json()) as Page<unknown>).total).toBe(total);
});

it.each([
  [["--port", "http"], "nombre de 1 à 65535"],
  [["--database-url", "mysql://x"], "postgres://"],
  [["--colour", "red"], "Options possibles"],
])("refuses to start with %j, in a sentence that says what to do", (args, advice) => {
  const { status, stderr } = runProgram("main", ...args);
  expect(status).toBe(1);
  expect(stderr).toContain(advice);
  expect(stderr).not.toMatch(/\bat .+:\d+:\d+/);
});

it("says what to do when its port is taken", async () => {
  const program = await startProgram("demo");
  onTestFinished(() => program.stop());
  const { port } = new URL(program.url);
  const { status, stderr } = runProgram("main", "--port", port, "--data-dir", join(program.folder, "other"));
  expect(status).toBe(1);
  expect(stderr).toContain(port);
  expect(stderr).toContain("--port");
});
