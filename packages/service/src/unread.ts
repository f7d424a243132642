import type { Duplex } from 'node:stream';

export interface UnreadOptions {
  /** Milliseconds for which nothing of what was written may be read. */
  readonly graceMs: number;
  /** What waits may take longer by its length: an answer of many megabytes counts as read once all of it is. */
  readonly bytesPerSecond: number;
  readonly lookEveryMs: number;
  /** What may wait on all of them together. */
  readonly mostBytes: number;
}

/** Half a minute, as for streams of events; beyond it, one megabit a second. */
const DEFAULTS: UnreadOptions = {
  graceMs: 30_000,
  bytesPerSecond: 128 * 1024,
  lookEveryMs: 5_000,
  mostBytes: 256 * 2 ** 20,
};

export interface UnreadWatch {
  /** Looks after a socket, or a stream of HTTP/2, until it is closed. */
  readonly watch: (written: Watched) => void;
  /** @param now milliseconds of a clock that only goes forward */
  readonly look: (now: number) => void;
  readonly stop: () => void;
}

type Watched = Pick<Duplex, 'writableLength'> & {
  readonly bytesWritten?: number;
  readonly on: (event: 'drain' | 'close', hear: () => void) => unknown;
  readonly destroy: () => unknown;
};

interface Progress {
  drains: number;
  /** How much of what was written has left; grows only. */
  left: number;
  /** When it grew last, or when there was last nothing to read. */
  at: number;
}

/**
 * Cuts off whoever asks and does not read the answer: the process would keep it for them for ever, and
 * nothing else has an end here, for the request is over. All connections are looked at now and then;
 * nothing is added to what a request costs.
 */
export function createUnreadWatch(
  onCut: () => void,
  options: Partial<UnreadOptions> = {},
): UnreadWatch {
  const { graceMs, bytesPerSecond, lookEveryMs, mostBytes } = { ...DEFAULTS, ...options };
  const watched = new Map<Watched, Progress>();
  const cut = (written: Watched) => {
    watched.delete(written);
    onCut();
    written.destroy();
  };
  /** Those of which nothing has left for longest, until no more waits than may. */
  const cutStuck = (now: number) => {
    let waiting = 0;
    for (const { writableLength } of watched.keys()) waiting += writableLength;
    if (waiting <= mostBytes) return;
    const stuck = [...watched].filter(([, { at }]) => at < now);
    for (const [written] of stuck.sort(([, one], [, other]) => one.at - other.at)) {
      if (waiting <= mostBytes) return;
      waiting -= written.writableLength;
      cut(written);
    }
  };
  const look = (now: number) => {
    for (const [written, progress] of watched) {
      const { writableLength: waiting, bytesWritten } = written;
      const left = bytesWritten === undefined ? progress.drains : bytesWritten - waiting;
      if (waiting === 0 || left !== progress.left) {
        progress.left = left;
        progress.at = now;
      } else if (now - progress.at > graceMs + (waiting / bytesPerSecond) * 1_000) {
        cut(written);
      }
    }
    cutStuck(now);
  };
  const timer = setInterval(() => look(performance.now()), lookEveryMs).unref();
  return {
    watch(written) {
      const progress = { drains: 0, left: 0, at: performance.now() };
      watched.set(written, progress);
      // A stream of HTTP/2 does not say how much of it has left.
      if (written.bytesWritten === undefined) written.on('drain', () => (progress.drains += 1));
      written.on('close', () => watched.delete(written));
    },
    look,
    stop: () => clearInterval(timer),
  };
}
