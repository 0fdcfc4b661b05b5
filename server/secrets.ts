import { createCipheriv, createDecipheriv, createHmac, hkdfSync, randomBytes } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";

/** Keeps voucher codes unreadable in the database and in its backups, and findable all the same. */
export interface Secrets {
  encrypt(text: string): string;
  decrypt(cipher: string): string;
  /** The same text gives the same fingerprint, from which the text can't be told without the key. */
  fingerprint(text: string): string;
}

const nonceLength = 12;
const tagLength = 16;

/** AES-256-GCM and HMAC-SHA-256, each under its own key derived (HKDF) from one secret of 32 bytes. */
export function secretsFrom(secret: Buffer): Secrets {
  const derived = (purpose: string) => Buffer.from(hkdfSync("sha256", secret, "bip-relais", purpose, 32));
  const cipherKey = derived("encryption");
  const fingerprintKey = derived("fingerprint");
  return {
    encrypt(text) {
      const nonce = randomBytes(nonceLength);
      const cipher = createCipheriv("aes-256-gcm", cipherKey, nonce);
      const body = Buffer.concat([cipher.update(text, "utf8"), cipher.final()]);
      return Buffer.concat([nonce, cipher.getAuthTag(), body]).toString("base64");
    },
    decrypt(encoded) {
      const bytes = Buffer.from(encoded, "base64");
      const decipher = createDecipheriv("aes-256-gcm", cipherKey, bytes.subarray(0, nonceLength));
      decipher.setAuthTag(bytes.subarray(nonceLength, nonceLength + tagLength));
      return Buffer.concat([
        decipher.update(bytes.subarray(nonceLength + tagLength)),
        decipher.final(),
      ]).toString("utf8");
    },
    fingerprint: (text) => createHmac("sha256", fingerprintKey).update(text).digest("hex"),
  };
}

/** The secret from the configuration (64 hexadecimal digits), or from a file made at the first start. */
export function openSecrets(options: { hex?: string; file: string }): Secrets {
  if (options.hex) return secretsFrom(Buffer.from(options.hex, "hex"));
  if (!existsSync(options.file)) {
    mkdirSync(dirname(options.file), { recursive: true });
    writeFileSync(options.file, `${randomBytes(32).toString("hex")}\n`, { mode: 0o600, flag: "wx" });
  }
  return secretsFrom(Buffer.from(readFileSync(options.file, "utf8").trim(), "hex"));
}
