import type { Dispatcher } from 'undici';
import { SubgraphFailure } from './failure.ts';

export interface Reply {
  readonly status: number;
  readonly body: string;
}

export interface ExchangeOptions {
  /** Milliseconds for all of it, waiting for a connection included. */
  readonly timeoutMs: number;
  readonly maxResponseBytes: number;
  /** Ends it early. */
  readonly signal: AbortSignal | undefined;
}

/**
 * Sends one request and takes its whole answer. Every request of a client becomes several of these,
 * so nothing is made for one that can be done without: no streams, no signals of its own.
 * @throws {SubgraphFailure}
 */
export function exchange(
  dispatcher: Dispatcher,
  request: Dispatcher.DispatchOptions,
  options: ExchangeOptions,
): Promise<Reply> {
  return new Promise((resolve, reject) => {
    const handler = new Exchange(options, resolve, reject);
    if (!handler.isOver) dispatcher.dispatch(request, handler);
  });
}

class Exchange implements Dispatcher.DispatchHandler {
  isOver = false;
  readonly #maxBytes: number;
  readonly #resolve: (reply: Reply) => void;
  readonly #reject: (failure: SubgraphFailure) => void;
  readonly #timer: NodeJS.Timeout;
  readonly #signal: AbortSignal | undefined;
  readonly #leave = () => this.#fail(new SubgraphFailure('CANCELLED', 'the client has gone'));
  readonly #chunks: Buffer[] = [];
  #controller: Dispatcher.DispatchController | undefined;
  #status = 0;
  #size = 0;

  constructor(
    { timeoutMs, maxResponseBytes, signal }: ExchangeOptions,
    resolve: (reply: Reply) => void,
    reject: (failure: SubgraphFailure) => void,
  ) {
    this.#maxBytes = maxResponseBytes;
    this.#resolve = resolve;
    this.#reject = reject;
    this.#signal = signal;
    const late = () => this.#fail(new SubgraphFailure('TIMEOUT', 'did not answer in time'));
    this.#timer = setTimeout(late, timeoutMs);
    if (signal?.aborted) this.#leave();
    else signal?.addEventListener('abort', this.#leave);
  }

  onRequestStart(controller: Dispatcher.DispatchController): void {
    this.#controller = controller;
    // It may have ended while it waited for a connection.
    if (this.isOver) controller.abort(new Error('not wanted any more'));
  }

  onResponseStart(_: Dispatcher.DispatchController, status: number): void {
    this.#status = status;
  }

  onResponseData(_: Dispatcher.DispatchController, chunk: Buffer): void {
    if (this.isOver) return;
    this.#size += chunk.length;
    this.#chunks.push(chunk);
    if (this.#size > this.#maxBytes) {
      this.#fail(new SubgraphFailure('TOO_LARGE', `answered more than ${this.#maxBytes} bytes`));
    }
  }

  onResponseEnd(): void {
    if (this.isOver) return;
    this.#end();
    const [first = Buffer.alloc(0), ...others] = this.#chunks;
    const whole = others.length === 0 ? first : Buffer.concat(this.#chunks, this.#size);
    this.#resolve({ status: this.#status, body: whole.toString('utf8') });
  }

  onResponseError(_: Dispatcher.DispatchController, cause: Error): void {
    if (this.isOver) return;
    const isLate = 'code' in cause && /TIMEOUT/.test(String(cause.code));
    this.#fail(
      isLate
        ? new SubgraphFailure('TIMEOUT', 'did not answer in time', { cause })
        : new SubgraphFailure('UNREACHABLE', 'cannot be reached', { cause }),
    );
  }

  #fail(failure: SubgraphFailure): void {
    if (this.isOver) return;
    this.#end();
    this.#reject(failure);
    this.#controller?.abort(failure);
  }

  #end(): void {
    this.isOver = true;
    clearTimeout(this.#timer);
    this.#signal?.removeEventListener('abort', this.#leave);
  }
}
