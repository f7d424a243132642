import { appRole, provision } from '@blockscore/database';
import { type AnyEvent, type EventLog, openEventLog, provisionEventLog } from '@blockscore/events';
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

/** An event log in Postgres to which lending and ledger append. */
export async function createTestEvents(): Promise<TestEvents> {
  const database = await createTestDatabase('lending', { migrations: null });
  const password = testServices().rolePassword;
  await provision(database.adminUrl, 'ledger', { owner: password, app: password });
  await provisionEventLog(database.adminUrl, [{ role: READER, password }]);
  const urlOf = (role: string) => {
    const url = new URL(database.adminUrl);
    url.username = role;
    url.password = password;
    return url.href;
  };
  const logger = createLogger('test', 'silent');
  const open = (role: string) => openEventLog({ databaseUrl: urlOf(role), logger });
  const logs = { lending: open(appRole('lending')), ledger: open(appRole('ledger')) };
  return {
    readerUrl: urlOf(READER),
    lending: logs.lending,
    async append(event) {
      const stream = event.type.startsWith('ledger.') ? 'ledger' : 'lending';
      const last = (await logs[stream].last(stream)) ?? 0;
      return await logs[stream].append(stream, last, last + 1, [event]);
    },
    async close() {
      await Promise.all([logs.lending.close(), logs.ledger.close()]);
      await database.drop();
    },
  };
}
