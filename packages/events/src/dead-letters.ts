import { err, ok, type Result } from '@blockscore/result';
import { describeError } from './bell.ts';
import { deliver, type Handlers, type Transact } from './delivery.ts';
import { AlreadyHandled, createInbox, type DeadLetter } from './inbox.ts';
import type { DeadLetterTable, InboxTable } from './tables.ts';

export interface DeadLetterError {
  readonly code: 'NOT_FOUND' | 'FAILED_AGAIN';
  readonly message: string;
}

/** What one consumer gave up on. It may be looked at and retried while the consumer goes on. */
export interface DeadLetters {
  /** Oldest first, at most 100, those after the given one. */
  list(after?: bigint): Promise<readonly DeadLetter[]>;
  /** Handles a dead letter now. It is gone if that succeeds and stays if it does not. */
  retry(id: bigint): Promise<Result<void, DeadLetterError>>;
}

export interface DeadLetterOptions<W> {
  /** The name under which the consumer runs. */
  readonly consumer: string;
  readonly handlers: Handlers<W>;
  readonly transact: Transact<W>;
  readonly inbox: InboxTable;
  readonly deadLetters: DeadLetterTable;
  /** An attempt that takes longer has failed; default 60 s. */
  readonly timeoutMs?: number;
}

export const HANDLER_TIMEOUT_MS = 60_000;
const LIST_LIMIT = 100;

export function createDeadLetters<W>(options: DeadLetterOptions<W>): DeadLetters {
  const { consumer, handlers, transact, timeoutMs = HANDLER_TIMEOUT_MS } = options;
  const inbox = createInbox(consumer, options.inbox, options.deadLetters);
  const notFound = (id: bigint) =>
    err({ code: 'NOT_FOUND', message: `${consumer} has no dead letter ${id}` } as const);
  return {
    list: (after = 0n) => transact((_work, tx) => inbox.deadLetters(tx, after, LIST_LIMIT)),
    async retry(id) {
      const letter = await transact((_work, tx) => inbox.deadLetter(tx, id));
      if (letter === undefined) return notFound(id);
      const attempt = letter.attempts + 1;
      const settle: Parameters<typeof deliver<W>>[4] = (tx) => inbox.exhume(tx, id);
      try {
        await deliver(handlers, letter, attempt, transact, settle, timeoutMs);
        return ok(undefined);
      } catch (error) {
        if (error instanceof AlreadyHandled) return notFound(id);
        const text = describeError(error);
        await transact((_work, tx) => inbox.failedAgain(tx, id, text));
        return err({ code: 'FAILED_AGAIN', message: `Dead letter ${id} failed again: ${text}` });
      }
    },
  };
}
