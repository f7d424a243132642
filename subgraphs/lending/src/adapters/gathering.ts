interface Asked {
  /** How many wait for the answer. */
  readonly waiting: () => number;
  readonly answer: () => Promise<void>;
}

/**
 * Lets what many do at the same time ask the same thing together: each waits until all of them wait for
 * something, then the first of the questions that is asked by any is asked once, for all who ask it. Who
 * lags behind catches up that way, and they go on side by side.
 */
export class Gathering {
  readonly #questions: Asked[] = [];
  #playing = 0;
  #waiting = 0;

  /** One of those who are waited for, from now until it has ended. */
  async play<T>(part: () => Promise<T>): Promise<T> {
    this.#playing += 1;
    try {
      return await part();
    } finally {
      this.#playing -= 1;
      this.#goOn();
    }
  }

  /**
   * A question, asked before those that are made later.
   * @param ask answers many, in their order
   */
  question<Key, Answer>(
    ask: (keys: readonly Key[]) => Promise<readonly Answer[]>,
  ): (key: Key) => Promise<Answer> {
    type Waiting = PromiseWithResolvers<Answer> & { readonly key: Key };
    let asked: Waiting[] = [];
    this.#questions.push({
      waiting: () => asked.length,
      async answer() {
        const all = asked;
        asked = [];
        try {
          const answers = await ask(all.map(({ key }) => key));
          for (const [index, { resolve }] of all.entries()) resolve(answers[index] as Answer);
        } catch (error) {
          for (const { reject } of all) reject(error);
        }
      },
    });
    return (key) => {
      const waiting = { ...Promise.withResolvers<Answer>(), key };
      asked.push(waiting);
      this.#waiting += 1;
      // Not before all who begin at this moment have begun.
      queueMicrotask(() => this.#goOn());
      return waiting.promise;
    };
  }

  #goOn(): void {
    if (this.#waiting < this.#playing) return;
    const next = this.#questions.find((question) => question.waiting() > 0);
    if (next === undefined) return;
    this.#waiting -= next.waiting();
    void next.answer();
  }
}
