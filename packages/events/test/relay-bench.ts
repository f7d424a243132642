import {
  createLeases,
  type EventLog,
  type Leases,
  type LogEntry,
  type Relay,
  type RelayOptions,
  recordEvent,
  startRelay,
} from '../src/index.ts';
import {
  createEventsDatabase,
  createTestLog,
  type EventsDatabase,
  eventually,
  type LogKind,
  newEvent,
  outbox,
  silent,
  type TestLog,
} from './support.ts';

/** A database and a log with relays between them. */
export interface RelayBench {
  readonly database: EventsDatabase;
  readonly store: TestLog;
  readonly log: EventLog;
  start(options?: Partial<RelayOptions>): Relay;
  /** Records events of these versions in one transaction. */
  record(...versions: number[]): Promise<void>;
  /** Waits until the log holds so many, at most 1,000. */
  logged(count: number): Promise<readonly LogEntry[]>;
  /** Leases of one more process. */
  newLeases(): Leases;
  stop(): Promise<void>;
  close(): Promise<void>;
}

export async function openRelayBench(kind: LogKind): Promise<RelayBench> {
  const database = await createEventsDatabase();
  const { connection } = database;
  const store = await createTestLog(kind, database);
  const log = store.open();
  const relays: Relay[] = [];
  const opened: Leases[] = [];
  const newLeases = () => {
    const leases = createLeases({ url: database.appUrl, logger: silent, retryMs: 50 });
    opened.push(leases);
    return leases;
  };
  const leases = newLeases();
  const stop = async () => {
    await Promise.all(relays.splice(0).map((relay) => relay.stop()));
  };

  return {
    database,
    store,
    log,
    newLeases,
    stop,
    start(options = {}) {
      const relay = startRelay({ connection, outbox, log, leases, logger: silent, ...options });
      relays.push(relay);
      return relay;
    },
    record: (...versions) =>
      connection.db.transaction(async (tx) => {
        for (const version of versions) {
          await recordEvent(tx, outbox, newEvent(version), { now: new Date() });
        }
      }),
    logged: (count) =>
      eventually(`${count} events in the log`, async () => {
        const entries = await log.read('lending', 0, 1_000).catch(() => []);
        return entries.length >= count ? entries : undefined;
      }),
    async close() {
      await stop();
      await Promise.all(opened.map((each) => each.close()));
      await log.close();
      await database.drop();
    },
  };
}
