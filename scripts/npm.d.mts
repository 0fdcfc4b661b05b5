export function npmCommand(
  args: string[],
  env?: Record<string, string | undefined>,
  nodePath?: string,
): { file: string; args: string[]; shell?: boolean };
