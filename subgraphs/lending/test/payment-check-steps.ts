import type { Id } from '@blockscore/ids';
import { eventually, type TestSubgraph } from '@blockscore/testkit';

export type Decision = 'LET_THROUGH' | 'BLOCK' | 'REFUSE';

/** Answers as compliance does, and waits until lending has taken it down. */
export async function answerAs(
  lending: TestSubgraph,
  paymentId: string,
  decision: Decision,
): Promise<void> {
  const asked = await eventually(async () => {
    const told = await lending.events('lending.payment_check.requested');
    return told.find(({ data }) => data['paymentId'] === paymentId);
  });
  const userId = asked.data['userId'] as Id<'user'>;
  const decidedAt = new Date().toISOString();
  const about = { paymentId: paymentId as Id<'pay'>, userId, decision, decidedAt };
  const seq = await lending.hear('compliance.payment.decided', about);
  await eventually(async () => {
    const [row] = await lending.sql`
      select 1 from lending.inbox where stream = 'compliance' and seq >= ${seq}`;
    return row;
  });
}

/** Waits until lending has dealt with everything that it told itself. */
export async function hasSettledDown(lending: TestSubgraph): Promise<void> {
  await eventually(async () => {
    const rows = await lending.sql`
      select 1 from lending.outbox where seq is null or seq > coalesce((select seq from lending.inbox
        where stream = 'lending' and consumer = 'lending'), 0) limit 1`;
    return rows.length === 0 ? true : undefined;
  });
}
