import { signCallback } from './callback-signature.ts';
import type { Logger } from './logger.ts';

const TIMEOUT_MS = 10_000;
const MOST_ATTEMPTS = 20;
const LONGEST_BREAK_MS = 3_600_000;

/** Whom callbacks are sent to. */
export interface CallbackReceiver {
  readonly url: () => string;
  /** The header that carries the signature. */
  readonly signatureHeader: string;
  readonly secret: Uint8Array;
  readonly logger: Pick<Logger, 'warn'>;
}

export interface Callback {
  /** JSON, the same whenever this callback is sent. */
  readonly body: string;
  /** Sent once more where it was taken, as real senders do now and then. */
  readonly twice: boolean;
  /** What the log names it by; never personal data. */
  readonly about: Readonly<Record<string, string>>;
}

/** What is due, and where it is taken down what became of it. */
export interface CallbackQueue<Row> {
  /** Takes what is due for this process alone, for a minute or so. */
  claim(): Promise<readonly Row[]>;
  /** Undefined where nothing is left to send. */
  callbackOf(row: Row): Callback | undefined;
  takeDown(row: Row, isTaken: boolean): Promise<void>;
}

/**
 * Sends callbacks that are due, one after the other, over HTTP and signed. One that is not taken stays in
 * the queue; a process that is killed in between has it sent twice.
 *
 * @returns how many were taken
 */
export function sendCallbacks<Row>(receiver: CallbackReceiver, queue: CallbackQueue<Row>) {
  return async (signal?: AbortSignal): Promise<number> => {
    let sent = 0;
    for (const row of await queue.claim()) {
      if (signal?.aborted === true) return sent;
      const callback = queue.callbackOf(row);
      const isTaken = callback !== undefined && (await deliver(receiver, callback));
      await queue.takeDown(row, isTaken);
      if (isTaken) sent += 1;
    }
    return sent;
  };
}

export interface CallbackProgress {
  /** How many callbacks of this row were taken. */
  readonly delivered: number;
  /** How often the next one was refused. */
  readonly attempts: number;
}

/** Where a row stands after one more attempt, and how long it rests: longer each time, at most an hour. */
export function progressAfter(
  { delivered, attempts }: CallbackProgress,
  isTaken: boolean,
): CallbackProgress & { readonly breakMs: number; readonly isGivenUp: boolean } {
  const next = isTaken ? 0 : attempts + 1;
  return {
    delivered: delivered + (isTaken ? 1 : 0),
    attempts: next,
    breakMs: Math.min(2 ** next * 1_000, LONGEST_BREAK_MS),
    isGivenUp: next >= MOST_ATTEMPTS,
  };
}

async function deliver(receiver: CallbackReceiver, callback: Callback): Promise<boolean> {
  try {
    const isTaken = await post(receiver, callback);
    return isTaken && callback.twice ? await post(receiver, callback) : isTaken;
  } catch (error) {
    receiver.logger.warn({ err: error, ...callback.about }, 'a callback could not be delivered');
    return false;
  }
}

async function post(
  { url, signatureHeader, secret, logger }: CallbackReceiver,
  { body, about }: Callback,
): Promise<boolean> {
  const response = await fetch(url(), {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      [signatureHeader]: signCallback(secret, Math.floor(Date.now() / 1_000), body),
    },
    body,
    redirect: 'error',
    signal: AbortSignal.timeout(TIMEOUT_MS),
  });
  await response.body?.cancel();
  if (!response.ok) logger.warn({ ...about, status: response.status }, 'a callback was not taken');
  return response.ok;
}
