import { eventually, type TestSubgraph } from '@blockscore/testkit';
import { afterAll, beforeAll, expect, test } from 'vitest';
import {
  disclose,
  type Facts,
  HARMLESS,
  LISTED,
  officer,
  onboard,
  settled,
  startTestCompliance,
} from './compliance-subgraph.ts';
import { decide, sayOtherwise } from './deciding.ts';
import { asked, decisionsOn, mutate, payment, watched } from './monitoring-steps.ts';

let compliance: TestSubgraph;
beforeAll(async () => {
  compliance = await startTestCompliance();
});
afterAll(async () => {
  await compliance?.close();
  await compliance?.drop();
});

/** By no rule of monitoring: the name alone is looked at. */
const MATCHED: Facts = { ...LISTED, country: 'US' };
const decideHeld = (field: 'releasePayment' | 'refusePayment', paymentId: string) =>
  mutate(
    compliance,
    officer,
    field,
    ['DecideHeldPaymentInput', { paymentId, reason: 'Another person, by the passport.' }],
    'heldPayment { status }',
  );

test.each(['PAYOUT', 'REFUND'] as const)(
  'a %s to somebody whose match nobody has decided is held by that alert, and released once it is dismissed',
  async (direction) => {
    const { userId } = await onboard(compliance, MATCHED);
    const alerts = await compliance.sql`select id from compliance.alerts
      where subject = ${userId} and source = 'SCREENING' order by id`;
    expect(alerts.length).toBeGreaterThan(0);
    const told = payment(userId, { direction });
    expect(await asked(compliance, told)).toBe('BLOCK');
    const [hold] = await compliance.sql`
      select alert_ids from compliance.payment_holds where payment_id = ${told.paymentId}`;
    expect(hold?.['alert_ids']).toEqual(expect.arrayContaining(alerts.map(({ id }) => id)));
    expect(
      await compliance.sql`select 1 from compliance.alerts
        where subject = ${userId} and source = 'SCREENING'`,
    ).toHaveLength(alerts.length);

    expect(await decideHeld('releasePayment', told.paymentId)).toMatchObject({
      heldPayment: null,
      userErrors: [{ code: 'INVALID_STATE', path: ['input', 'paymentId'] }],
    });
    await decide(compliance, userId, 'APPROVE');
    expect(await decideHeld('releasePayment', told.paymentId)).toMatchObject({
      heldPayment: { status: 'RELEASED' },
      userErrors: [],
    });
    expect(await decisionsOn(compliance, told.paymentId)).toEqual(['BLOCK', 'LET_THROUGH']);
    expect(await asked(compliance, payment(userId, { direction }))).toBe('LET_THROUGH');
  },
);

test('what they owe goes on coming in meanwhile, and a payout may be refused', async () => {
  const { userId } = await onboard(compliance, MATCHED);
  expect(await asked(compliance, payment(userId))).toBe('LET_THROUGH');
  const told = payment(userId, { direction: 'PAYOUT' });
  expect(await asked(compliance, told)).toBe('BLOCK');
  expect(await decideHeld('refusePayment', told.paymentId)).toMatchObject({ userErrors: [] });
  await eventually(async () =>
    (await decisionsOn(compliance, told.paymentId)).at(-1) === 'REFUSE' ? true : undefined,
  );
});

test('whoever matches nothing is paid at once', async () => {
  const { userId } = await onboard(compliance, HARMLESS);
  expect(await asked(compliance, payment(userId, { direction: 'PAYOUT' }))).toBe('LET_THROUGH');
});

/** Asks about a payment once more, and gives all answers. */
async function askedAgain(told: ReturnType<typeof payment>) {
  await compliance.hear('lending.payment_check.requested', told);
  await watched(compliance);
  return await decisionsOn(compliance, told.paymentId);
}

test('a payout that was let through, or released, and not heard of is held once its customer matched', async () => {
  const { userId } = await onboard(compliance, HARMLESS);
  const told = payment(userId, { direction: 'PAYOUT' });
  expect(await asked(compliance, told)).toBe('LET_THROUGH');
  await compliance.hear('identity.profile.changed', { userId, fields: ['lastName'] });
  await settled(compliance, userId, (status) => status === 'PENDING');
  await disclose(compliance, userId, MATCHED);
  await settled(compliance, userId, (status) => status === 'IN_REVIEW');
  const said = ['LET_THROUGH', 'BLOCK'];
  expect(await askedAgain(told)).toEqual(said);
  const hold = async () => {
    const rows = await compliance.sql`
      select h.status, array_agg(distinct a.rule) as rules from compliance.payment_holds h
      join compliance.alerts a on a.id = any(h.alert_ids)
      where payment_id = ${told.paymentId} group by 1`;
    return rows;
  };
  expect(await hold()).toEqual([{ status: 'HELD', rules: ['SANCTIONS_MATCH'] }]);
  expect(await askedAgain(told)).toEqual([...said, 'BLOCK']);
  await decide(compliance, userId, 'APPROVE');
  expect(await decideHeld('releasePayment', told.paymentId)).toMatchObject({ userErrors: [] });
  const released = [...said, 'BLOCK', 'LET_THROUGH'];
  expect(await askedAgain(told)).toEqual([...released, 'LET_THROUGH']);
  // What was dismissed of them as they were is open again of who they are.
  await sayOtherwise(compliance, userId, { ...MATCHED, country: 'HU' });
  expect(await askedAgain(told)).toEqual([...released, 'LET_THROUGH', 'BLOCK']);
  expect(await hold()).toMatchObject([{ status: 'HELD' }]);
});

test('a payout that was let through is for officers once its customer is doubted, be they rejected then', async () => {
  const { userId } = await onboard(compliance, HARMLESS);
  const told = payment(userId, { direction: 'PAYOUT' });
  expect(await asked(compliance, told)).toBe('LET_THROUGH');
  await sayOtherwise(compliance, userId, { ...HARMLESS, country: 'IR' });
  await sayOtherwise(compliance, userId, HARMLESS);
  await decide(compliance, userId, 'REJECT');
  expect(await askedAgain(told)).toEqual(['LET_THROUGH', 'BLOCK']);
  expect(await decideHeld('refusePayment', told.paymentId)).toMatchObject({ userErrors: [] });
  expect(await askedAgain(told)).toEqual(['LET_THROUGH', 'BLOCK', 'REFUSE', 'REFUSE']);
});

test.each([
  ['PAYOUT', 'before an officer has decided'],
  ['REFUND', 'before an officer has decided'],
  ['REFUND', 'approved where payments are held'],
] as const)(
  'a %s to somebody who says to live elsewhere, %s, is held until an officer has looked',
  async (direction, how) => {
    const { userId } = await onboard(compliance, { ...HARMLESS, country: 'IR' });
    if (how === 'approved where payments are held') await decide(compliance, userId, 'APPROVE');
    await sayOtherwise(compliance, userId, HARMLESS);
    const told = payment(userId, { direction });
    expect(await asked(compliance, told)).toBe('BLOCK');
    expect(await asked(compliance, payment(userId))).toBe('LET_THROUGH');
    const alerts = await compliance.sql`select source, rule, severity from compliance.alerts
      where subject = ${userId} and rule <> 'CUSTOMER_TO_REVIEW'`;
    expect(alerts).toEqual([{ source: 'KYC', rule: 'DOUBTED_CUSTOMER', severity: 'HIGH' }]);
    expect((await decide(compliance, userId, 'APPROVE')).userErrors).toEqual([]);
    expect(await asked(compliance, payment(userId, { direction }))).toBe('LET_THROUGH');
    expect(await decisionsOn(compliance, told.paymentId)).toEqual(['BLOCK']);
  },
);
