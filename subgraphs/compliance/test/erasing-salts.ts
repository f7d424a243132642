import { newId } from '@blockscore/ids';
import { eventually, type TestSubgraph } from '@blockscore/testkit';
import type { UserId } from '../src/app/ports.ts';
import { openProcess } from './publishing-lists.ts';

/**
 * Says that officers have the person erased, as compliance does once the second of them has agreed, and waits until
 * compliance says that it has.
 */
export async function orderErasure(compliance: TestSubgraph, userId: UserId): Promise<void> {
  const { ports, close } = await openProcess(compliance);
  const erasureId = newId('erasure');
  await ports.transact((work) =>
    work.events.record({
      type: 'compliance.erasure.ordered',
      aggregate: { type: 'erasure', id: erasureId, version: 1 },
      audience: { scopes: ['compliance:read'] },
      actor: { kind: 'SERVICE', id: 'compliance' },
      data: { erasureId, userId },
    }),
  );
  await close();
  await eventually(async () => {
    const [done] = await compliance.sql`
      select 1 from compliance.outbox where event->>'type' = 'compliance.erasure.done'
        and event->'data'->>'erasureId' = ${erasureId}`;
    return done;
  });
}

/** Erases what salts may go with the person, as their erasure does. */
export async function eraseSalts(compliance: TestSubgraph, userId: UserId): Promise<void> {
  const { ports, close } = await openProcess(compliance);
  await ports.transact((work) => work.erasures.eraseAuditSalts(userId));
  await close();
}
