import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { networkInterfaces } from "node:os";
import { join } from "node:path";
import { generate } from "selfsigned";

/** IPv4 addresses of this computer on its local networks. */
export function localAddresses(): string[] {
  return Object.values(networkInterfaces())
    .flatMap((addresses) => addresses ?? [])
    .filter(({ family, internal }) => family === "IPv4" && !internal)
    .map(({ address }) => address);
}

/**
 * Browsers lend their camera to HTTPS pages alone, so the local network gets a certificate that this installation signs
 * itself, kept in the data folder: a phone is warned about it once. It is made anew when the computer's addresses change.
 */
export async function certificateFor(
  dataDir: string,
  addresses: string[],
): Promise<{ key: string; cert: string }> {
  const file = join(dataDir, "certificate.json");
  const wanted = ["localhost", ...addresses].join(" ");
  if (existsSync(file)) {
    const kept = JSON.parse(readFileSync(file, "utf8")) as { names: string; key: string; cert: string };
    if (kept.names === wanted) return kept;
  }
  const made = await generate([{ name: "commonName", value: "Bip Relais" }], {
    keySize: 2048,
    algorithm: "sha256",
    notAfterDate: new Date(Date.now() + 800 * 86_400_000),
    extensions: [
      {
        name: "subjectAltName",
        altNames: [
          { type: 2 as const, value: "localhost" },
          ...addresses.map((ip) => ({ type: 7 as const, ip })),
        ],
      },
    ],
  });
  mkdirSync(dataDir, { recursive: true });
  writeFileSync(file, JSON.stringify({ names: wanted, key: made.private, cert: made.cert }), { mode: 0o600 });
  return { key: made.private, cert: made.cert };
}
