export interface Progress {
  done: number;
  total: number;
}

/** Imports that this process is writing now; what is not committed is nobody else's business. */
const running = new Map<string, Progress>();

export const progressOf = (id: string): Progress | undefined => running.get(id);

/** Runs `work` unless it runs already; undefined then. */
export async function alone<Result>(
  id: string,
  work: (progress: Progress) => Promise<Result>,
): Promise<Result | undefined> {
  if (running.has(id)) return undefined;
  const progress = { done: 0, total: 0 };
  running.set(id, progress);
  try {
    return await work(progress);
  } finally {
    running.delete(id);
  }
}
