import { err, Fault, ok, type Result } from '@blockscore/result';
import type { Outcome } from './socket-operations.ts';

interface Running {
  /** What ends it; undefined while it is being opened, and where it is no subscription. */
  end: (() => Promise<unknown>) | undefined;
  /** Tells who works for it that nobody waits for it; undefined until somebody asks. */
  gone: AbortController | undefined;
  /** Whether nobody waits for it any more. */
  isOver: boolean;
}

/**
 * The operations that run on one socket, by the ids that its client gave them. The protocol forgets an
 * operation as soon as the client says that it is complete, also while it is being opened: were the id given
 * to another by then, one of the two would never be ended.
 */
export interface SocketRoom {
  /** Takes an id for an operation that is to be opened, or says why it may not be. */
  readonly take: (id: string) => Result<void, Fault>;
  /** What was opened; ended at once where nobody waits for it any more. */
  readonly opened: (id: string, outcome: Outcome) => Promise<void>;
  /** Aborted when nobody waits for the operation any more. */
  readonly signalOf: (id: string) => AbortSignal;
  /** Ends an operation: its client says that it is complete. */
  readonly end: (id: string) => Promise<void>;
  /** The operation has ended, or was refused. */
  readonly leave: (id: string) => void;
  /** Ends all: the socket is closed. */
  readonly close: () => Promise<void>;
}

/**
 * @param most operations at a time
 * @param onUse told whether anything runs from now on
 */
export function createSocketRoom(
  most: number,
  onUse: (isUsed: boolean) => void = () => undefined,
): SocketRoom {
  const byId = new Map<string, Running>();
  const giveUp = (running: Running) => {
    running.isOver = true;
    running.gone?.abort();
  };
  const end = async (running: Running) => {
    giveUp(running);
    await running.end?.();
  };
  return {
    take(id) {
      const before = byId.get(id);
      if (before !== undefined) {
        // Its client has said that it is complete, or the protocol had closed the socket.
        giveUp(before);
        const message = 'The operation with this id has not ended: give each one an id of its own.';
        return err(new Fault('BAD_USER_INPUT', message));
      }
      if (byId.size >= most) {
        const message = `At most ${most} operations run on one connection.`;
        return err(new Fault('LIMIT_EXCEEDED', message));
      }
      byId.set(id, { end: undefined, gone: undefined, isOver: false });
      if (byId.size === 1) onUse(true);
      return ok(undefined);
    },
    async opened(id, outcome) {
      const running = byId.get(id);
      if (running === undefined) throw new Error(`Operation ${id} was opened without its place.`);
      if (!(Symbol.asyncIterator in outcome)) return;
      running.end = async () => await outcome.return?.();
      if (running.isOver) await end(running);
    },
    signalOf(id) {
      const running = byId.get(id);
      if (running === undefined) throw new Error(`Operation ${id} is run without its place.`);
      running.gone ??= new AbortController();
      if (running.isOver) running.gone.abort();
      return running.gone.signal;
    },
    async end(id) {
      const running = byId.get(id);
      if (running !== undefined) await end(running);
    },
    leave(id) {
      if (byId.delete(id) && byId.size === 0) onUse(false);
    },
    async close() {
      await Promise.all(Array.from(byId.values(), end));
    },
  };
}
