import { hash, verify } from "@node-rs/argon2";

/** OWASP's first choice for argon2id: 19 MiB, 2 passes, 1 lane. */
const strength = { memoryCost: 19_456, timeCost: 2, parallelism: 1, algorithm: 2 };

export const hashPassword = (password: string): Promise<string> => hash(password, strength);
export const isPassword = (password: string, hashed: string): Promise<boolean> => verify(hashed, password);

let decoy: Promise<string> | undefined;

/** As slow as a real check, so that an unknown login is not told by a quick answer. */
export async function pretendToCheck(password: string): Promise<false> {
  decoy ??= hashPassword("nobody has this password");
  await isPassword(password, await decoy);
  return false;
}
