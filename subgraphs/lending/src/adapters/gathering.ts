import { setImmediate } from 'node:timers/promises';

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
  readonly #sent: Promise<void>[] = [];
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
   * A statement that nothing is to be heard of: whoever makes it goes on once it is on its way. What is
   * sent after it on the same connection finds it done, and {@link settled} tells whether it was.
   * @param send sends what many have to say, in their order, without waiting for anything but the database
   */
  statement<Said>(send: (said: readonly Said[]) => Promise<void>): (said: Said) => Promise<void> {
    const say = this.question(async (said: readonly Said[]) => {
      const sent = send(said);
      // Who waits for all of them is told of a failure.
      sent.catch(() => undefined);
      this.#sent.push(sent);
      // By then it has been handed to the connection.
      await setImmediate();
      return said;
    });
    return async (said) => void (await say(said));
  }

  /** Waits until all that was sent is done. @throws what the first of it threw that failed */
  async settled(): Promise<void> {
    for (const sent of this.#sent.splice(0)) await sent;
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
