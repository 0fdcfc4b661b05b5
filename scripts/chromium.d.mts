type Environment = Record<string, string | undefined>;

export function chromiumCandidates(platform: NodeJS.Platform, env: Environment): string[];
export function findChromium(
  platform?: NodeJS.Platform,
  env?: Environment,
  exists?: (path: string) => boolean,
): string | null;
export function ensureChromium(): Promise<string>;
