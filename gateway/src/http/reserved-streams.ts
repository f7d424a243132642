import { randomBytes } from 'node:crypto';
import { Fault } from '@blockscore/result';
import type { Connections } from './connections.ts';
import type { SharedStream } from './shared-stream.ts';

/** A stream for many operations, which a client reserves before it connects to it. */
export interface ReservedStream {
  readonly token: string;
  /** Who may use it, as a hash: a token alone, which may stand in a URL, is worth nothing. */
  readonly owner: string;
  readonly operations: Map<string, AbortController>;
  /** Undefined until it is connected to. */
  shared: SharedStream | undefined;
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
}

const TOKEN_BYTES = 32;
const RESERVED_MS = 30_000;
/** Of one caller, and of all: each is some hundred bytes until it is connected to. */
const MOST_RESERVED = 10;
const MOST_RESERVED_BY_ALL = 10_000;

export function createReservedStreams(options: ReservedStreamsOptions) {
  const { connections, idleMs, reservedMs = RESERVED_MS } = options;
  const streams = new Map<string, ReservedStream>();
  const assertRoom = (owner: string) => {
    connections.assertRoom();
    const waiting = [...streams.values()].filter(({ shared }) => shared === undefined);
    if (waiting.length >= MOST_RESERVED_BY_ALL) throw connections.full;
    if (waiting.filter((stream) => stream.owner === owner).length < MOST_RESERVED) return;
    const message = `You have reserved ${MOST_RESERVED} streams: connect to them first.`;
    throw new Fault('RATE_LIMITED', message);
  };
  const endUnused = ({ operations, shared }: ReservedStream) => {
    if (operations.size === 0) shared?.end();
  };
  return {
    /** @throws {Fault} where there is no room for another */
    reserve(owner: string): ReservedStream {
      assertRoom(owner);
      const token = randomBytes(TOKEN_BYTES).toString('base64url');
      const stream: ReservedStream = {
        ...{ token, owner, operations: new Map() },
        ...{ shared: undefined, isLeaving: false, idle: undefined },
      };
      streams.set(token, stream);
      const unused = () => {
        if (stream.shared === undefined) streams.delete(token);
      };
      setTimeout(unused, reservedMs).unref();
      return stream;
    },
    /** @throws {Fault} where there is none, or it is somebody else's */
    find(token: string | undefined, owner: string): ReservedStream {
      const found = streams.get(token ?? '');
      if (found !== undefined && found.owner === owner) return found;
      throw new Fault(
        'BAD_USER_INPUT',
        'There is no such stream: reserve one by PUT and connect to it.',
      );
    },
    open(stream: ReservedStream, shared: SharedStream): void {
      stream.shared = shared;
      stream.idle = setTimeout(() => endUnused(stream), idleMs).unref();
    },
    /** Nobody reads it any more: what runs on it is ended. */
    close(stream: ReservedStream): void {
      streams.delete(stream.token);
      clearTimeout(stream.idle);
      stream.idle = undefined;
      for (const operation of stream.operations.values()) operation.abort();
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
