import {
  type AnyEvent,
  backOff,
  CursorExpired,
  createBell,
  type EventLog,
} from '@blockscore/events';
import type { Logger } from '@blockscore/service';
import { OLDEST_TOKEN_SECONDS } from './session.ts';

export interface RevocationFeedOptions {
  readonly log: EventLog;
  readonly apply: (event: AnyEvent) => void;
  readonly logger: Logger;
  /** How often the stream is read without a bell, in milliseconds. */
  readonly pollMs?: number;
}

export interface RevocationFeed {
  /** Resolves when everything that still matters has been read; never rejects. */
  readonly caughtUp: Promise<void>;
  /** Whether identity's events can be read now. */
  readonly following: () => boolean;
  readonly stop: () => Promise<void>;
}

const STREAM = 'identity';
const PAGE = 500;
const POLL_MS = 2_000;
const LONGEST_DELAY_MS = 5_000;
/** Events are numbered in the order of their commits, which is not quite that of their times. */
const READ_BACK_MS = (OLDEST_TOKEN_SECONDS + 60) * 1000;

/**
 * Hands identity's events to `apply`: those of the last quarter of an hour, then each as it comes.
 * What it cannot read it tries again for ever. Meanwhile access tokens are good until they end.
 */
export function followRevocations(options: RevocationFeedOptions): RevocationFeed {
  const { log, apply, logger, pollMs = POLL_MS } = options;
  const caughtUp = Promise.withResolvers<void>();
  const stopped = new AbortController();
  const bell = createBell();
  let following = false;
  let unlisten: (() => Promise<void>) | undefined;

  const readOn = async (from: number): Promise<number> => {
    for (let position = from; ; ) {
      const entries = await log.read(STREAM, position, PAGE);
      for (const { event, seq } of entries) {
        apply(event);
        position = seq;
      }
      if (entries.length < PAGE || stopped.signal.aborted) return position;
    }
  };

  const run = async () => {
    let position: number | undefined;
    for (let failures = 0; !stopped.signal.aborted; ) {
      try {
        unlisten ??= await log.listen([STREAM], bell.ring);
        position = await readOn(position ?? (await positionAt(log, Date.now() - READ_BACK_MS)));
        if (failures > 0) logger.info({ failures }, 'revocations can be read again');
        failures = 0;
        following = true;
        caughtUp.resolve();
        await bell.wait(pollMs, stopped.signal);
      } catch (error) {
        following = false;
        failures += 1;
        // The log dropped what we had not read, or is new: what it holds is read anew.
        if (error instanceof CursorExpired) position = undefined;
        if (stopped.signal.aborted) return;
        logger.error(
          { err: error, failures },
          'revocations cannot be read: access tokens live on until they end, ten minutes at the most',
        );
        await bell.wait(backOff(failures, 200, LONGEST_DELAY_MS), stopped.signal);
      }
    }
  };
  const running = run();

  return {
    caughtUp: caughtUp.promise,
    following: () => following,
    async stop() {
      stopped.abort();
      // A log that is away would let its listener wait for ever; closing the log ends that.
      if (unlisten === undefined) return;
      await running;
      await unlisten();
    },
  };
}

/** The number of an event from before `time`, or the one before the first that is held. */
async function positionAt(log: EventLog, time: number): Promise<number> {
  const [first, last] = [await log.first(STREAM), await log.last(STREAM)];
  if (first === undefined || last === undefined) return 0;
  for (let back = PAGE; last - back > first; back *= 2) {
    const position = last - back;
    const [entry] = await log.read(STREAM, position - 1, 1);
    if (entry !== undefined && Date.parse(entry.event.occurredAt) < time) return position;
  }
  return first - 1;
}
