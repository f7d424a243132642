import { randomBytes } from 'node:crypto';
import { Fault } from '@blockscore/result';
import type { Logger } from '@blockscore/service';
import type { Connections } from './connections.ts';
import { HttpFault } from './exchange.ts';
import type { SharedStream } from './shared-stream.ts';

/** A stream for many operations, which a client reserves before it connects to it. */
export interface ReservedStream {
  readonly token: string;
  /** Who may use it, as a hash: a token alone, which may stand in a URL, is worth nothing. */
  readonly owner: string;
  readonly operations: Map<string, AbortController>;
  /** Undefined until it is connected to. */
  shared: SharedStream | undefined;
  /** Settles when it is connected to, with undefined where nobody will be. */
  readonly connected: PromiseWithResolvers<SharedStream | undefined>;
  /** Characters of the results that wait for that. */
  waiting: number;
  /** Whether it ends as soon as nothing runs on it. */
  isLeaving: boolean;
  /** Ends it where nothing has run on it for long. */
  idle: NodeJS.Timeout | undefined;
}

export interface ReservedStreamsOptions {
  readonly connections: Connections;
  /** Milliseconds for which a stream may be open on which nothing runs. */
  readonly idleMs: number;
  /** Milliseconds for which a stream may be reserved and not connected to. */
  readonly reservedMs?: number | undefined;
  /** Characters that may wait on one stream, whether to be connected to or to be read. */
  readonly mostUnread: number;
  readonly logger: Logger;
}

const TOKEN_BYTES = 32;
const RESERVED_MS = 30_000;
/** Of one caller, and of all: each is some hundred bytes until it is connected to, but for what waits on it. */
const MOST_RESERVED = 10;
const MOST_RESERVED_BY_ALL = 10_000;
/** Characters of results that wait for streams to be connected to, of all streams together. */
const MOST_WAITING = 64 * 2 ** 20;

export function createReservedStreams(options: ReservedStreamsOptions) {
  const { connections, idleMs, reservedMs = RESERVED_MS, mostUnread, logger } = options;
  const streams = new Map<string, ReservedStream>();
  let waiting = 0;
  const assertRoom = (owner: string) => {
    connections.assertRoom();
    const reserved = [...streams.values()].filter(({ shared }) => shared === undefined);
    if (reserved.length >= MOST_RESERVED_BY_ALL) throw connections.full;
    if (reserved.filter((stream) => stream.owner === owner).length < MOST_RESERVED) return;
    const message = `You have reserved ${MOST_RESERVED} streams: connect to them first.`;
    throw new Fault('RATE_LIMITED', message);
  };
  const endUnused = ({ operations, shared }: ReservedStream) => {
    if (operations.size === 0) shared?.end();
  };
  /** Nobody reads it any more, or ever will: what runs on it is ended. */
  const close = (stream: ReservedStream) => {
    streams.delete(stream.token);
    stream.connected.resolve(undefined);
    clearTimeout(stream.idle);
    stream.idle = undefined;
    for (const operation of stream.operations.values()) operation.abort();
  };
  /** Where more waits than may, the reservation is given up: whoever connects is told to make another. */
  const whenConnected = async (stream: ReservedStream, frame: string) => {
    stream.waiting += frame.length;
    waiting += frame.length;
    if (stream.waiting > mostUnread || waiting > MOST_WAITING) close(stream);
    const shared = await stream.connected.promise;
    waiting -= frame.length;
    return shared;
  };
  return {
    close,
    /** @throws {Fault} where there is no room for another */
    reserve(owner: string): ReservedStream {
      assertRoom(owner);
      const token = randomBytes(TOKEN_BYTES).toString('base64url');
      const stream: ReservedStream = {
        ...{ token, owner, operations: new Map() },
        ...{ shared: undefined, isLeaving: false, idle: undefined },
        ...{ connected: Promise.withResolvers(), waiting: 0 },
      };
      streams.set(token, stream);
      const unused = () => {
        if (stream.shared === undefined) close(stream);
      };
      setTimeout(unused, reservedMs).unref();
      return stream;
    },
    /** @throws {HttpFault} where there is none, or it is somebody else's */
    find(token: string | undefined, owner: string): ReservedStream {
      const found = streams.get(token ?? '');
      if (found !== undefined && found.owner === owner) return found;
      const message = 'There is no such stream: reserve one by PUT and connect to it.';
      throw new HttpFault(404, 'BAD_USER_INPUT', message);
    },
    open(stream: ReservedStream, shared: SharedStream): void {
      stream.shared = shared;
      stream.idle = setTimeout(() => endUnused(stream), idleMs).unref();
      stream.connected.resolve(shared);
    },
    /** Tells a result on it, which waits until somebody is connected to it. */
    async tell(stream: ReservedStream, frame: string): Promise<void> {
      const shared = stream.shared ?? (await whenConnected(stream, frame));
      await shared?.tell(frame);
    },
    /** Breaks it off by what nobody expected of an operation. */
    fail(stream: ReservedStream, error: unknown): void {
      stream.shared?.fail(error);
      if (stream.shared !== undefined) return;
      logger.error({ err: error }, 'an operation failed on a stream that nobody is connected to');
      close(stream);
    },
    /** Ends it once nothing runs on it any more. */
    leave(stream: ReservedStream): void {
      stream.isLeaving = true;
      endUnused(stream);
    },
    /** An operation on it has ended. */
    ended(stream: ReservedStream, id: string): void {
      stream.operations.delete(id);
      stream.idle?.refresh();
      if (stream.isLeaving) endUnused(stream);
    },
  };
}
