import { userCaller } from '@blockscore/caller';
import { newId } from '@blockscore/ids';
import { eventually, type TestSubgraph } from '@blockscore/testkit';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  type Facts,
  HARMLESS,
  loanOfficer,
  newPerson,
  officer,
  onboard,
  startTestCompliance,
} from './compliance-subgraph.ts';
import { decideHeld, releaseHeld, second } from './held-payment-steps.ts';
import {
  alertsAbout,
  asked,
  decisionsOn,
  mutate,
  payment,
  posted,
  watched,
} from './monitoring-steps.ts';

let compliance: TestSubgraph;
beforeAll(async () => {
  compliance = await startTestCompliance();
});
afterAll(async () => {
  await compliance?.close();
  await compliance?.drop();
});

const third = userCaller(newId('user'), ['COMPLIANCE_OFFICER']);
const IRANIAN: Facts = { ...HARMLESS, country: 'IR' };
const decide = (field: 'releasePayment' | 'refusePayment', paymentId: string, by = officer) =>
  decideHeld(compliance, field, paymentId, by);
const release = (paymentId: string) => releaseHeld(compliance, paymentId);
const held = async (caller: typeof officer, statuses = ['HELD']) => {
  const { data, errors } = await compliance.ask(
    caller,
    `query ($statuses: [HeldPaymentStatus!]) { heldPayments(statuses: $statuses, first: 100) {
      edges { node { paymentId } } } }`,
    { statuses },
  );
  if (errors !== undefined) return errors[0]?.extensions?.code;
  const found = data?.['heldPayments'] as { edges: { node: { paymentId: string } }[] } | undefined;
  return found?.edges.map(({ node }) => node.paymentId) ?? [];
};

describe('a payment that is about to move', () => {
  test('is let through where no rule that blocks finds anything, and asked about again answered the same', async () => {
    const told = payment(newId('user'), { amountMinor: '990000' });
    expect(await asked(compliance, told)).toBe('LET_THROUGH');
    await compliance.hear('lending.payment_check.requested', told);
    await watched(compliance);
    expect(await decisionsOn(compliance, told.paymentId)).toEqual(['LET_THROUGH', 'LET_THROUGH']);
    expect(await alertsAbout(compliance, told.userId, 0)).toEqual([]);
  });

  test('is held where one does, with an alert, and told to officers alone', async () => {
    const told = payment(newId('user'), { direction: 'PAYOUT', country: 'KP' });
    expect(await asked(compliance, told)).toBe('BLOCK');
    await compliance.hear('lending.payment_check.requested', told);
    await watched(compliance);
    expect(await decisionsOn(compliance, told.paymentId)).toEqual(['BLOCK', 'BLOCK']);
    expect(await alertsAbout(compliance, told.userId, 1)).toMatchObject([
      { rule: 'CALL_FOR_ACTION_COUNTRY' },
    ]);
    expect(await held(officer)).toContain(told.paymentId);
    expect(await held(loanOfficer)).toBe('FORBIDDEN');
    const events = await compliance.events('compliance.payment.decided');
    expect(events.map(({ audience }) => audience)).toEqual(
      events.map(() => ({ scopes: ['compliance:read'] })),
    );
  });

  test('of somebody who lives in such a country is held whatever its way', async () => {
    const { userId } = await onboard(compliance, IRANIAN);
    expect(await asked(compliance, payment(userId))).toBe('BLOCK');
  });

  test.each(['releasePayment', 'refusePayment'] as const)(
    'after %s is decided for good',
    async (first) => {
      const told = payment(newId('user'), { country: 'KP' });
      await asked(compliance, told);
      if (first === 'releasePayment') await decide('releasePayment', told.paymentId, third);
      else await decide('releasePayment', told.paymentId);
      const [one, other] = await Promise.all([
        decide(first, told.paymentId),
        decide(
          first === 'releasePayment' ? 'refusePayment' : 'releasePayment',
          told.paymentId,
          second,
        ),
      ]);
      const refused = [one, other].filter(({ userErrors }) => userErrors.length > 0);
      expect(refused).toMatchObject([
        { heldPayment: null, userErrors: [{ code: 'INVALID_STATE' }] },
      ]);
      expect(await decisionsOn(compliance, told.paymentId)).toHaveLength(2);
    },
  );

  test('of an officer is neither seen nor decided by them', async () => {
    const { userId, caller } = newPerson(['COMPLIANCE_OFFICER']);
    const told = payment(userId, { country: 'KP' });
    await asked(compliance, told);
    expect(await held(caller)).not.toContain(told.paymentId);
    expect(await held(officer)).toContain(told.paymentId);
    expect(await decide('releasePayment', told.paymentId, caller)).toMatchObject({
      userErrors: [{ code: 'NOT_FOUND' }],
    });
    const { data } = await compliance.ask(
      caller,
      'query ($id: ID!) { customerRisk(userId: $id) { current { score } } }',
      { id: userId },
    );
    expect(data).toEqual({ customerRisk: null });
  });

  test('that went on before it was held is left as it is', async () => {
    const told = payment(newId('user'), { country: 'KP' });
    await asked(compliance, told);
    const { paymentId } = told;
    await compliance.hear('lending.payment_check.lapsed', told);
    await eventually(async () =>
      ((await held(officer, ['OVERTAKEN'])) as string[]).includes(paymentId) ? true : undefined,
    );
    expect(await decide('refusePayment', paymentId)).toMatchObject({
      userErrors: [{ code: 'INVALID_STATE' }],
    });
  });

  test.each(['ledger.transaction.posted', 'lending.payment_check.lapsed'] as const)(
    'that moved although it was refused stays refused, and officers are told, after %s',
    async (news) => {
      const told = payment(newId('user'), { country: 'KP' });
      await asked(compliance, told);
      await decide('refusePayment', told.paymentId);
      const today = new Date().toISOString().slice(0, 10);
      if (news === 'ledger.transaction.posted') await compliance.hear(news, posted(told, today));
      else await compliance.hear(news, told);
      await watched(compliance);
      const alerts = await compliance.sql`select severity from compliance.alerts
        where subject = ${told.userId} and rule = 'REFUSED_PAYMENT_MOVED'`;
      expect(alerts).toEqual([{ severity: 'HIGH' }]);
      expect(await held(officer, ['REFUSED'])).toContain(told.paymentId);
      const [hold] = await compliance.sql`select decided_by, reason from compliance.payment_holds
        where payment_id = ${told.paymentId}`;
      expect(hold).toMatchObject({ decided_by: officer.id, reason: expect.any(String) });
    },
  );

  test('that went on before it was asked about is held by nobody, and not answered', async () => {
    const told = payment(newId('user'), { country: 'KP' });
    const { paymentId } = told;
    await compliance.hear('lending.payment_check.lapsed', told);
    await compliance.hear('lending.payment_check.requested', told);
    await watched(compliance);
    expect(await held(officer)).not.toContain(paymentId);
    expect(await held(officer, ['OVERTAKEN'])).toContain(paymentId);
    expect(await decisionsOn(compliance, paymentId)).toEqual([]);
    for (const field of ['releasePayment', 'refusePayment'] as const) {
      expect(await decide(field, paymentId)).toMatchObject({
        userErrors: [{ code: 'INVALID_STATE' }],
      });
    }
  });

  test('that is in the books before it was asked about is watched, and held by nobody', async () => {
    const told = payment(newId('user'), { country: 'KP' });
    const today = new Date().toISOString().slice(0, 10);
    await compliance.hear('ledger.transaction.posted', posted(told, today));
    await watched(compliance);
    expect(await alertsAbout(compliance, told.userId, 0)).toEqual([]);
    await compliance.hear('lending.payment_check.requested', told);
    await watched(compliance);
    expect(await alertsAbout(compliance, told.userId, 1)).toHaveLength(1);
    expect(await decisionsOn(compliance, told.paymentId)).toEqual([]);
    expect(await decide('refusePayment', told.paymentId)).toMatchObject({
      userErrors: [{ code: 'NOT_FOUND' }],
    });
  });

  test.each([
    ['releasePayment', 'LET_THROUGH'],
    ['refusePayment', 'REFUSE'],
  ] as const)('asked about again after %s is answered as the officer did', async (field, said) => {
    const told = payment(newId('user'), { country: 'KP' });
    await asked(compliance, told);
    await (field === 'releasePayment' ? release(told.paymentId) : decide(field, told.paymentId));
    await compliance.hear('lending.payment_check.requested', told);
    await watched(compliance);
    expect(await decisionsOn(compliance, told.paymentId)).toEqual(['BLOCK', said, said]);
    expect(await alertsAbout(compliance, told.userId, 1)).toHaveLength(1);
  });

  test('that nobody knows of cannot be decided, nor one without a reason', async () => {
    expect(await decide('releasePayment', newId('pay'))).toMatchObject({
      userErrors: [{ code: 'NOT_FOUND', path: ['input', 'paymentId'] }],
    });
    const input = ['DecideHeldPaymentInput', { paymentId: newId('pay'), reason: ' ' }] as const;
    const without = await mutate(
      compliance,
      officer,
      'refusePayment',
      input,
      'heldPayment { status }',
    );
    expect(without.userErrors).toMatchObject([
      { code: 'INPUT_INVALID', path: ['input', 'reason'] },
    ]);
  });
});

describe('rules', () => {
  const content = (version: number, days = 14) =>
    JSON.stringify({
      ...{ code: 'MANY_SMALL', version, kind: 'VELOCITY', description: 'Many small payments.' },
      ...{ severity: 'LOW', action: 'ALERT', currency: 'USD' },
      parameters: { direction: 'IN', days, payments: 20 },
    });
  const declare = (text: string, by = officer) =>
    mutate(
      compliance,
      by,
      'declareMonitoringRule',
      ['DeclareMonitoringRuleInput', { content: text, reason: 'Asked for.' }],
      'rule { id }',
    );
  const change = (field: string, id: string, by = officer) =>
    mutate(
      compliance,
      by,
      field,
      ['ChangeMonitoringRuleInput', { id, reason: 'Asked for.' }],
      'rule { version }',
    );

  test('take two officers, and a version is declared once', async () => {
    const { rule } = await declare(content(1));
    const { id } = rule as { id: string };
    expect(await declare(content(1, 7))).toMatchObject({
      userErrors: [{ code: 'RULE_VERSION_TAKEN' }],
    });
    expect(await declare('{}')).toMatchObject({ userErrors: [{ code: 'RULE_INVALID' }] });
    expect(await declare(content(3))).toMatchObject({
      userErrors: [{ code: 'RULE_INVALID', message: expect.stringContaining('MANY_SMALL is 2') }],
    });
    expect(await change('retireMonitoringRule', id)).toMatchObject({
      userErrors: [{ code: 'INVALID_STATE' }],
    });
    expect(await change('activateMonitoringRule', id)).toMatchObject({
      userErrors: [{ code: 'SECOND_OFFICER_REQUIRED' }],
    });
    expect(await change('activateMonitoringRule', id, second)).toMatchObject({ userErrors: [] });
    expect(await change('activateMonitoringRule', id, second)).toMatchObject({
      userErrors: [{ code: 'INVALID_STATE' }],
    });
    expect(await change('retireMonitoringRule', newId('rule'))).toMatchObject({
      userErrors: [{ code: 'NOT_FOUND' }],
    });
  });

  test('are tried on days that there are', async () => {
    const input = { ruleId: newId('rule'), from: '2026-03-02', to: '2026-03-01' };
    const wrong = await mutate(
      compliance,
      officer,
      'backtestMonitoringRule',
      ['BacktestMonitoringRuleInput', input],
      'backtest { alerts }',
    );
    expect(wrong.userErrors).toMatchObject([{ code: 'INPUT_INVALID' }]);
    const report =
      '{ transactionMonitoringReport(from: "2026-03-02", to: "2026-03-01") { alerts } }';
    const { errors } = await compliance.ask(officer, report);
    expect(errors?.[0]?.extensions?.code).toBe('BAD_USER_INPUT');
  });
});

test('a customer of whom something is found is riskier, and staff is told where the band changes', async () => {
  const { userId } = await onboard(compliance, HARMLESS);
  const scores = async () =>
    (
      await compliance.sql`
        select score from compliance.customer_risks where user_id = ${userId} order by number`
    ).map((row) => Number(row['score']));
  await eventually(async () => ((await scores()).at(-1) === 15 ? true : undefined));
  await asked(compliance, payment(userId, { country: 'KP' }));
  await eventually(async () => ((await scores()).at(-1) === 35 ? true : undefined));
  const told = await compliance.events('compliance.customer_risk.changed');
  const own = told.filter(({ data }) => data['userId'] === userId);
  expect(own.at(-1)?.data).toMatchObject({ from: 'LOW', to: 'MEDIUM' });
  expect(own.at(-1)?.audience).toEqual({ scopes: ['compliance:read'] });
});
