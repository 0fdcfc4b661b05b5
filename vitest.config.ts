import { defineConfig, type TestProjectInlineConfiguration } from "vitest/config";
import { CountingReporter } from "./tests/support/counting-reporter.ts";

/** Server tests that touch no database: once is enough. */
const withoutDatabase = [
  "tests/server/documents/**/*.test.ts",
  "tests/server/exchange/writers.test.ts",
  "tests/server/territory/**/*.test.ts",
  "tests/server/*.test.ts",
];

/** The same server tests run on each engine; the set-up file prepares the one that the environment names. */
function serverProject(engine: "sqlite" | "postgres"): TestProjectInlineConfiguration {
  return {
    extends: true,
    test: {
      name: `server-${engine}`,
      include: ["tests/server/**/*.test.ts"],
      exclude: [...withoutDatabase, ...(engine === "sqlite" ? ["tests/server/**/*.postgres.test.ts"] : [])],
      env: { BIP_TEST_ENGINE: engine },
      globalSetup: ["tests/support/global-setup.ts"],
      testTimeout: 20_000,
      hookTimeout: 60_000,
    },
  };
}

export default defineConfig({
  test: {
    reporters: ["default", new CountingReporter()],
    maxWorkers: "100%",
    projects: [
      {
        extends: true,
        test: {
          name: "unit",
          include: [
            "tests/shared/**/*.test.ts",
            "tests/web/**/*.test.ts",
            "tests/scripts/**/*.test.ts",
            ...withoutDatabase,
          ],
        },
      },
      serverProject("sqlite"),
      serverProject("postgres"),
      {
        extends: true,
        test: {
          name: "e2e",
          include: ["tests/e2e/**/*.test.ts"],
          // A camera that is read in real time wants the processor for itself: one file at a time, after all the rest.
          fileParallelism: false,
          sequence: { groupOrder: 1 },
          testTimeout: 120_000,
          hookTimeout: 120_000,
          retry: 0,
        },
      },
    ],
  },
});
