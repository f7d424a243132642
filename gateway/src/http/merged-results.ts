import type { ResultStream } from '../subscriptions/event-stream.ts';

interface Waiting {
  readonly text: string;
  readonly taken: () => void;
}

const DONE: IteratorReturnResult<undefined> = { done: true, value: undefined };

/**
 * What several operations tell, as one stream. Whoever tells waits until it is taken, so that no more than one
 * text of each is held here.
 */
export class MergedResults implements ResultStream {
  readonly #waiting: Waiting[] = [];
  readonly #onClose: () => void;
  #wake: () => void = () => undefined;
  #isClosed = false;
  #failure: { readonly error: unknown } | undefined;

  /** @param onClose called once, when nobody takes anything any more */
  constructor(onClose: () => void) {
    this.#onClose = onClose;
  }

  /** Settles when the text was taken, or never will be. */
  async tell(text: string): Promise<void> {
    if (this.#isClosed) return;
    await new Promise<void>((taken) => {
      this.#waiting.push({ text, taken });
      this.#wake();
    });
  }

  /** Has whoever takes the texts fail by what nobody expected of an operation. */
  fail(error: unknown): void {
    this.#failure ??= { error };
    this.#wake();
  }

  async next(): Promise<IteratorResult<string>> {
    while (!this.#isClosed) {
      if (this.#failure !== undefined) throw this.#failure.error;
      const first = this.#waiting.shift();
      if (first !== undefined) {
        first.taken();
        return { done: false, value: first.text };
      }
      await new Promise<void>((resolve) => {
        this.#wake = resolve;
      });
    }
    return DONE;
  }

  async return(): Promise<IteratorReturnResult<undefined>> {
    if (this.#isClosed) return DONE;
    this.#isClosed = true;
    for (const { taken } of this.#waiting.splice(0)) taken();
    this.#wake();
    this.#onClose();
    return DONE;
  }

  [Symbol.asyncIterator](): this {
    return this;
  }
}
