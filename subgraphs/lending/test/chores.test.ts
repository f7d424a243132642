import { eventually } from '@blockscore/testkit';
import { expect, test } from 'vitest';
import { startChores } from '../src/adapters/chores.ts';
import { applied, decided, reached } from './application-steps.ts';
import { borrower, useLending } from './lending-subgraph.ts';
import { portsOn } from './ports.ts';

const DAY = 86_400_000;
const lending = useLending();

test('offers expire and old keys go by themselves, also after a fault', async () => {
  const id = await applied(lending, borrower());
  await decided(lending, id, 'APPROVED');
  const later = () => new Date(Date.now() + 20 * DAY);
  const { ports, connection, logger, close } = await portsOn(lending, later);
  let faults = 1;
  const flaky: typeof ports = {
    ...ports,
    transact: (run) => {
      faults -= 1;
      return faults >= 0 ? Promise.reject(new Error('Away')) : ports.transact(run);
    },
  };
  const chores = startChores(flaky, connection.db, logger, 10);
  try {
    await reached(lending, id, 'EXPIRED');
    await eventually(async () => {
      const [row] = await lending.sql`select count(*)::int as n from lending.idempotency_keys`;
      return row?.['n'] === 0 ? true : undefined;
    });
    expect(faults).toBeLessThan(0);
  } finally {
    await chores.stop();
    await close();
  }
});
