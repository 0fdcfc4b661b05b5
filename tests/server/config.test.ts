import { resolve } from "node:path";
import { describe, expect, it } from "vitest";
import { ConfigError, readConfig } from "../../server/config.ts";

describe("the configuration", () => {
  it("needs nothing", () => {
    expect(readConfig([], {})).toEqual({
      port: 8080,
      host: "127.0.0.1",
      dataDir: resolve("data"),
      database: { engine: "sqlite", file: resolve("data", "bip-relais.sqlite") },
      secretKey: undefined,
      lan: false,
    });
  });

  it("comes from flags first, then from the environment", () => {
    const env = { PORT: "9000", HOST: "0.0.0.0", DATA_DIR: "/srv/bip", LAN: "1" };
    expect(readConfig(["--port", "9001"], env)).toMatchObject({
      port: 9001,
      host: "0.0.0.0",
      dataDir: resolve("/srv/bip"),
      lan: true,
    });
    const url = "postgres://bip:secret@localhost:5432/bip";
    expect(readConfig([], { DATABASE_URL: url }).database).toEqual({ engine: "postgres", url });
  });

  it.each<[args: string[], env: Record<string, string>, advice: RegExp]>([
    [["--port", "http"], {}, /« http ».*PORT=8080/],
    [[], { PORT: "65536" }, /« 65536 »/],
    [[], { PORT: "-1" }, /« -1 »/],
    [[], { HOST: "pas une adresse" }, /HOST=127\.0\.0\.1/],
    [[], { DATABASE_URL: "mysql://x" }, /postgres:\/\//],
    [[], { SECRET_KEY: "court" }, /openssl rand -hex 32/],
    [["--prot", "9000"], {}, /--port, --host/],
    [["9000"], {}, /--port, --host/],
  ])("refuses %j %j with what to do", (args, env, advice) => {
    expect(() => readConfig(args, env)).toThrow(ConfigError);
    expect(() => readConfig(args, env)).toThrow(advice);
  });
});
