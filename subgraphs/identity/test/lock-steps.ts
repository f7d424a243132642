import { eventually } from '@blockscore/testkit';
import type { TransactionSql } from 'postgres';
import type { TestIdentity } from './test-identity.ts';

/**
 * Has something wait for the lock of a user, and does something else meanwhile: whatever was read
 * before the lock is of yesterday then. Gives what came of the one that waited.
 */
export async function whileItWaits<T>(
  identity: TestIdentity,
  userId: string,
  start: () => Promise<T>,
  meanwhile: (tx: TransactionSql) => Promise<unknown>,
): Promise<T> {
  const { waiting } = await identity.sql.begin(async (tx) => {
    await tx`select 1 from identity.users where id = ${userId} for update`;
    const started = start();
    await eventually(async () => {
      const waits = await identity.sql`
        select 1 from pg_stat_activity
        where datname = current_database() and wait_event_type = 'Lock' and query ilike '%users%'`;
      return waits.length > 0 ? true : undefined;
    });
    await meanwhile(tx);
    // In an object: the transaction is not to wait for what waits for it.
    return { waiting: started };
  });
  return await waiting;
}
