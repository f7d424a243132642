import { appRole, provision } from '@blockscore/database';
import {
  type AnyEvent,
  type EventLog,
  openEventLog,
  provisionEventLog,
  streamOf,
} from '@blockscore/events';
import { createLogger } from '@blockscore/service';
import { createTestDatabase, testServices } from '@blockscore/testkit';

export interface TestEvents {
  /** URL of a role that may read the log and nothing else, as the gateway's. */
  readonly readerUrl: string;
  readonly lending: EventLog;
  /** Appends an event as its subgraph's relay would. */
  readonly append: (event: AnyEvent) => Promise<number>;
  readonly close: () => Promise<void>;
}

const READER = 'gateway_events';

/** An event log in Postgres to which lending, ledger and identity append. */
export async function createTestEvents(history: readonly AnyEvent[] = []): Promise<TestEvents> {
  const database = await createTestDatabase('lending', { migrations: null });
  const password = testServices().rolePassword;
  for (const name of ['ledger', 'identity']) {
    await provision(database.adminUrl, name, { owner: password, app: password });
  }
  await provisionEventLog(database.adminUrl, [{ role: READER, password }]);
  const urlOf = (role: string) => {
    const url = new URL(database.adminUrl);
    url.username = role;
    url.password = password;
    return url.href;
  };
  const logger = createLogger('test', 'silent');
  const open = (role: string) => openEventLog({ databaseUrl: urlOf(role), logger });
  const logs = {
    lending: open(appRole('lending')),
    ledger: open(appRole('ledger')),
    identity: open(appRole('identity')),
  };
  if (history.length > 0) await logs.identity.append('identity', 0, 1, history);
  return {
    readerUrl: urlOf(READER),
    lending: logs.lending,
    async append(event) {
      const stream = streamOf(event.type) as keyof typeof logs;
      const last = (await logs[stream].last(stream)) ?? 0;
      return await logs[stream].append(stream, last, last + 1, [event]);
    },
    async close() {
      await Promise.all(Object.values(logs).map((log) => log.close()));
      await database.drop();
    },
  };
}
