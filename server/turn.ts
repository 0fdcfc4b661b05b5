/** Whatever else waits gets its turn: called now and then by work that builds much in one go. */
export const turn = (): Promise<void> => new Promise((next) => setImmediate(next));

const atOnce = 250;

/** `build` of each value, in their order; other work gets its turn every few hundred. */
export async function mapByTurns<Value, Built>(
  values: readonly Value[],
  build: (value: Value, position: number) => Built,
): Promise<Built[]> {
  const built: Built[] = [];
  for (const [position, value] of values.entries()) {
    if (position > 0 && position % atOnce === 0) await turn();
    built.push(build(value, position));
  }
  return built;
}
