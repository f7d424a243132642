import type { Logger } from 'pino';
import postgres from 'postgres';
import { backOff, describeError, pause } from './bell.ts';

/**
 * Leases: of all processes on one database, one at a time does a piece of work and the others stand
 * by. A lease is a Postgres advisory lock on a session of its own, so that a process that is killed
 * gives it up at once, and one whose host vanishes gives it up within half a minute.
 *
 * A lease saves double work. It does not guard data: whoever lost it may go on for a moment, so what
 * the work writes must hold against a second worker.
 */
export interface Leases {
  /**
   * Runs `work` whenever this process holds the lease, until `signal` is aborted. The signal that
   * `work` gets is aborted when the lease is lost or the end has come; it must then return soon.
   */
  run(
    name: string,
    work: (signal: AbortSignal) => Promise<void>,
    signal: AbortSignal,
  ): Promise<void>;
  /** Gives up all leases and closes the session. */
  close(): Promise<void>;
}

export interface LeaseOptions {
  /** Must reach Postgres itself, or a pooler in session mode. */
  readonly url: string;
  readonly logger: Logger;
  /** How often a process that stands by tries again; default 1 s. */
  readonly retryMs?: number;
}

export function createLeases({ url, logger, retryMs = 1_000 }: LeaseOptions): Leases {
  const held = new Set<AbortController>();
  // A session may take its own lock twice: within the process the names keep two workers apart.
  const taken = new Set<string>();
  const loseAll = () => {
    for (const controller of held) controller.abort(new Error('The lease was lost'));
    held.clear();
  };
  const sql = postgres(url, {
    max: 1,
    // The session must live as long as the process: by default it would be replaced now and then.
    idle_timeout: 0,
    max_lifetime: null,
    connect_timeout: 10,
    onnotice: () => undefined,
    onclose: loseAll,
    connection: {
      application_name: 'blockscore leases',
      tcp_keepalives_idle: 10,
      tcp_keepalives_interval: 5,
      tcp_keepalives_count: 3,
    },
  });

  const tryLock = async (name: string) => {
    if (taken.has(name)) return false;
    const [row] = await sql<{ locked: boolean }[]>`
      select pg_try_advisory_lock(hashtextextended(${name}, 0)) as locked`;
    return row?.locked === true;
  };

  async function runOnce(
    name: string,
    work: (signal: AbortSignal) => Promise<void>,
    signal: AbortSignal,
  ): Promise<void> {
    const lease = new AbortController();
    held.add(lease);
    taken.add(name);
    try {
      await work(AbortSignal.any([signal, lease.signal]));
    } finally {
      taken.delete(name);
      // A lost lease went with its session: there is nothing to unlock.
      if (held.delete(lease)) await sql`select pg_advisory_unlock(hashtextextended(${name}, 0))`;
    }
  }

  return {
    async run(name, work, signal) {
      let failures = 0;
      while (!signal.aborted) {
        try {
          if (await tryLock(name)) {
            logger.info({ lease: name }, 'Lease taken');
            await runOnce(name, work, signal);
          }
          failures = 0;
        } catch (error) {
          failures += 1;
          logger.warn(
            { lease: name, error: describeError(error) },
            'Leased work stopped; again soon',
          );
        }
        await pause(failures === 0 ? retryMs : backOff(failures, retryMs, 15_000), signal);
      }
    },
    async close() {
      await sql.end({ timeout: 2 });
      loseAll();
    },
  };
}
