/**
 * Sends what was wanted last, one after the other: a second choice made while the first is on its way is made on top of it, and what
 * a newer one replaced before its turn is not sent.
 */
export class ChoiceQueue<Choices> {
  /** Not settled yet; null: what the server says is what is wanted. */
  wanted: Choices | null = null;
  #last: Promise<void> = Promise.resolve();
  readonly #send: (choices: Choices) => Promise<unknown>;
  readonly #changed: () => void;

  /**
   * @param send must not reject
   * @param changed `wanted` is another one
   */
  constructor(send: (choices: Choices) => Promise<unknown>, changed: () => void) {
    this.#send = send;
    this.#changed = changed;
  }

  /** Resolves once these choices were sent, or newer ones stand in their place. */
  want(choices: Choices): Promise<void> {
    this.wanted = choices;
    this.#changed();
    this.#last = this.#last.then(async () => {
      if (this.wanted !== choices) return;
      await this.#send(choices);
      if (this.wanted !== choices) return;
      this.wanted = null;
      this.#changed();
    });
    return this.#last;
  }
}
