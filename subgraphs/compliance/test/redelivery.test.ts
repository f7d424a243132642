import { eventually } from '@blockscore/testkit';
import { expect, test } from 'vitest';
import {
  answered,
  caughtUp,
  HARMLESS,
  LISTED,
  onboard,
  requestClearance,
  startTestCompliance,
} from './compliance-subgraph.ts';
import { alertsAbout, asked, payment, posted, watched } from './monitoring-steps.ts';

test('events that are delivered again change nothing', async () => {
  const compliance = await startTestCompliance();
  const { userId } = await onboard(compliance, HARMLESS);
  await onboard(compliance, LISTED);
  await answered(await requestClearance(compliance, userId), true);
  const [held, near] = [
    payment(userId, { country: 'KP' }),
    payment(userId, { amountMinor: '990000' }),
  ];
  await asked(compliance, held);
  await compliance.hear('lending.payment.recorded', near);
  await compliance.hear('ledger.transaction.posted', posted(near, '2026-03-01'));
  await alertsAbout(compliance, userId, 2);
  await watched(compliance);
  await caughtUp(compliance);
  // What was decided of a payment is said again where it is asked again, and is the same.
  const counts = async () => ({
    ...(
      await compliance.sql`select
        (select count(*) from compliance.audit_entries where stream <> 'compliance') as entries,
        (select count(*) from compliance.screenings) as screenings,
        (select count(*) from compliance.kyc_verifications) as verifications,
        (select sum(version) from compliance.kyc_verifications) as versions,
        (select count(*) from compliance.clearance_requests) as clearances,
        (select count(*) from compliance.alerts) as alerts,
        (select count(*) from compliance.movements) as movements,
        (select count(*) from compliance.monitoring_hits) as hits,
        (select sum(version) from compliance.payment_holds) as holds,
        (select count(*) from compliance.customer_risks) as risks,
        (select count(*) from compliance.outbox
          where event ->> 'type' <> 'compliance.payment.decided') as events,
        (select count(distinct event ->> 'data') from compliance.outbox
          where event ->> 'type' = 'compliance.payment.decided') as decisions`
    )[0],
  });
  const before = await counts();
  await compliance.close();
  await compliance.sql`update compliance.inbox set seq = 0`;
  const database = compliance.database;
  const again = await startTestCompliance({ ...compliance.environment }, database);
  try {
    await eventually(async () => {
      const [row] = await compliance.sql`
        select 1 from compliance.inbox where consumer = 'compliance' and stream = 'identity'
        and seq = (select max(seq) from events.entry where stream = 'identity')`;
      return row;
    });
    await watched(compliance);
    await caughtUp(compliance);
    expect(await counts()).toEqual(before);
  } finally {
    await again.close();
    await compliance.drop();
  }
});
