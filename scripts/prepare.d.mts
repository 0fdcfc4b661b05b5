export const ROOT: string;
export function isSupportedNode(version: string): boolean;
export function ensureNode(version?: string): void;

interface LockedPackage {
  version?: string;
  optional?: boolean;
}
interface LockFile {
  packages: Record<string, LockedPackage>;
}
export function isInstallCurrent(lock: LockFile, installed: Partial<LockFile>): boolean;
export function ensureInstalled(root?: string): Promise<void>;

export function buildToolsAdvice(platform?: NodeJS.Platform): string;
export function sqliteFailure(root?: string): string | null;
export function ensureSqlite(root?: string, rebuild?: (root: string) => Promise<unknown>): Promise<void>;

export function buildDigest(root?: string): string;
export function buildStampPath(root?: string): string;
export function isBuildCurrent(root?: string): boolean;
export function ensureBuilt(root?: string): Promise<void>;

export { ensureChromium } from "./chromium.mjs";
