import { type Caller, userCaller } from '@blockscore/caller';
import { type Id, newId } from '@blockscore/ids';
import type { TestSubgraph } from '@blockscore/testkit';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Backtest, backtestRule } from '../src/app/backtest-rule.ts';
import { officer, startTestCompliance } from './compliance-subgraph.ts';
import { alertsAbout, mutate, payment, posted, watched } from './monitoring-steps.ts';
import { openRaiser } from './raising.ts';

let compliance: TestSubgraph;
beforeAll(async () => {
  compliance = await startTestCompliance();
});
afterAll(async () => {
  await compliance?.close();
  await compliance?.drop();
});

const DAY = '2026-03-';
const move = async (told: ReturnType<typeof payment>, day: string) => {
  await compliance.hear('lending.payment.recorded', told);
  await compliance.hear('ledger.transaction.posted', posted(told, `${DAY}${day}`));
};
const just = (userId: Id<'user'>, amountMinor = '900000') => payment(userId, { amountMinor });
const rulesOf = async (userId: string, count: number) =>
  (await alertsAbout(compliance, userId, count)).map(({ rule }) => rule);

const ALERT = `query ($id: ID!) { alert(id: $id) {
  source ruleVersion severity status user { id } facts { name value } } }`;

const PAYMENTS = `query ($id: ID!) { alert(id: $id) { payments {
  paymentId loan { id } day direction amount { amount currency } method counterparty posted } } }`;

describe('payments in the books', () => {
  test('that stay below what has to be reported raise one alert, with what fired', async () => {
    const userId = newId('user');
    const payments = [just(userId, '850000'), just(userId, '880000'), just(userId, '890000')];
    for (const [index, told] of payments.entries()) await move(told, `0${1 + 4 * index}`);
    await watched(compliance);
    expect(await rulesOf(userId, 1)).toEqual(['STRUCTURING']);
    const [alert] = await alertsAbout(compliance, userId, 1);
    const { data } = await compliance.ask(officer, ALERT, { id: alert?.id });
    expect(data?.['alert']).toMatchObject({
      ...{ source: 'MONITORING', ruleVersion: '1', severity: 'HIGH', user: { id: userId } },
      facts: expect.arrayContaining([
        { name: 'threshold', value: '10000.00 USD' },
        { name: 'payments', value: '2' },
        { name: 'sum', value: '17300.00 USD' },
        { name: 'from', value: '2026-03-01' },
      ]),
    });
    const hits = await compliance.sql`
      select payment_id from compliance.monitoring_hits where user_id = ${userId} order by payment_id`;
    expect(hits.map((row) => row['payment_id'])).toEqual(
      payments.map((each) => each.paymentId).sort(),
    );
  });

  test('are shown with their alert one by one, by what they were paid, but to whom they are of', async () => {
    const userId = newId('user');
    const cash = { method: 'CASH', counterparty: 'UNKNOWN' } as const;
    const [first, second] = ['880000', '890000'].map((amountMinor) =>
      payment(userId, { amountMinor, ...cash }),
    );
    if (first === undefined || second === undefined) throw new Error('Two are two.');
    await move(second, '05');
    await move(first, '01');
    const [alert] = await alertsAbout(compliance, userId, 1);
    const shownTo = async (caller: Caller) =>
      (await compliance.ask(caller, PAYMENTS, { id: alert?.id })).data?.['alert'];
    const of = ({ paymentId, loanId }: typeof first, day: string, amount: string) => ({
      ...{ paymentId, loan: { id: loanId }, day, amount: { amount, currency: 'USD' } },
      ...{ direction: 'COLLECTION', ...cash, posted: true },
    });
    expect(await shownTo(officer)).toEqual({
      payments: [of(first, `${DAY}01`, '8800.00'), of(second, `${DAY}05`, '8900.00')],
    });
    const read = await compliance.events('compliance.personal_data.read');
    expect(read.filter(({ data }) => data['userId'] === userId)).toMatchObject([
      { data: { fields: ['alert.payments'] } },
    ]);
    expect(await shownTo(userCaller(userId, ['COMPLIANCE_OFFICER']))).toBeNull();
  });

  test('near to it alone raise one, too, which is a low one', async () => {
    const userId = newId('user');
    await move(just(userId, '990000'), '01');
    expect(await rulesOf(userId, 1)).toEqual(['NEAR_REPORTING_THRESHOLD']);
  });

  test('make the same pattern in whatever order they come, and the books before lending', async () => {
    const userId = newId('user');
    const payments = ['09', '01', '05'].map((day) => ({ day, told: just(userId, '850000') }));
    for (const { day, told } of payments) {
      await compliance.hear('ledger.transaction.posted', posted(told, `${DAY}${day}`));
    }
    for (const { told } of payments.toReversed()) {
      await compliance.hear('lending.payment.recorded', told);
    }
    await watched(compliance);
    expect(await rulesOf(userId, 1)).toEqual(['STRUCTURING']);
    const [row] = await compliance.sql`
      select count(*)::int as hits from compliance.monitoring_hits where user_id = ${userId}`;
    expect(row?.['hits']).toBe(3);
  });

  test('of somebody else are found once lending tells whose they are', async () => {
    const userId = newId('user');
    const told = payment(userId, { amountMinor: '60000', counterparty: 'OTHER' });
    await compliance.hear('ledger.transaction.posted', posted(told, `${DAY}01`));
    await compliance.hear('lending.payment.recorded', told);
    expect(await rulesOf(userId, 1)).toEqual(['THIRD_PARTY_REPAYMENT']);
  });

  test('that were told of twice count once', async () => {
    const userId = newId('user');
    const told = just(userId, '850000');
    await move(told, '01');
    await compliance.hear('lending.payment.recorded', told);
    await compliance.hear('ledger.transaction.posted', posted(told, `${DAY}01`));
    await watched(compliance);
    expect(await rulesOf(userId, 0)).toEqual([]);
  });

  test.each(['failed', 'returned', 'reversed'] as const)(
    'that %s count no more',
    async (ending) => {
      const userId = newId('user');
      const [first, second] = [just(userId, '850000'), just(userId, '850000')];
      const { paymentId, loanId } = first;
      await move(first, '01');
      const about = { paymentId, loanId };
      if (ending === 'failed') await compliance.hear('lending.payment.failed', about);
      if (ending === 'reversed')
        await compliance.hear('lending.payment.reversed', { ...about, userId });
      if (ending === 'returned') {
        const returned = {
          direction: 'COLLECTION',
          returnedOn: '2026-03-02',
          code: 'OTHER',
        } as const;
        await compliance.hear('lending.payment.returned', { ...about, ...returned });
      }
      await watched(compliance);
      await move(second, '03');
      await watched(compliance);
      expect(await rulesOf(userId, 0)).toEqual([]);
    },
  );

  test('of which an alert was resolved raise another one only where the pattern goes on', async () => {
    const userId = newId('user');
    const payments = [just(userId, '850000'), just(userId, '850000'), just(userId, '850000')];
    for (const told of payments.slice(0, 2)) await move(told, '01');
    const [alert] = await alertsAbout(compliance, userId, 1);
    const resolve = `mutation ($input: ResolveAlertInput!) {
      resolveAlert(input: $input) { userErrors { code } } }`;
    const reason = 'Sold a car, and the contract is there.';
    const input = { alertId: alert?.id, resolution: 'FALSE_POSITIVE', reason };
    const { data } = await compliance.ask(officer, resolve, { input });
    expect(data).toEqual({ resolveAlert: { userErrors: [] } });
    await compliance.hear('lending.payment.recorded', payments[0] ?? payment(userId));
    await watched(compliance);
    expect(await rulesOf(userId, 0)).toHaveLength(1);
    for (const told of payments.slice(2)) await move(told, '09');
    expect(await rulesOf(userId, 2)).toEqual(['STRUCTURING', 'STRUCTURING']);
  });

  test('keep the country of the other account encrypted, and what is told of alerts to staff', async () => {
    const userId = newId('user');
    const told = payment(userId, { country: 'KE' });
    await move(told, '01');
    await alertsAbout(compliance, userId, 1);
    const [row] = await compliance.sql`
      select country from compliance.movements where payment_id = ${told.paymentId}`;
    expect(String(row?.['country']).length).toBeGreaterThan(20);
    const raised = await compliance.events('compliance.alert.raised');
    const own = raised.find(({ data }) => data['userId'] === userId);
    expect(own?.audience).toEqual({ scopes: ['compliance:read'] });
    expect(JSON.stringify(own?.data)).not.toContain('KE"');
  });

  test('after half a year without any of that currency are told of, whatever moved in another', async () => {
    const userId = newId('user');
    const moved = async (day: string, currency: string) => {
      const told = payment(userId, { currency, amountMinor: '700000' });
      await compliance.hear('ledger.transaction.posted', posted(told, day));
    };
    await moved('2025-01-10', 'USD');
    await moved('2025-02-10', 'EUR');
    await moved('2026-02-10', 'USD');
    await watched(compliance);
    expect(await rulesOf(userId, 1)).toEqual(['DORMANT_WAKE_UP']);
  });

  test('heard of by many at once raise one alert', async () => {
    const userId = newId('user');
    const payments = [just(userId, '850000'), just(userId, '850000')];
    await Promise.all(payments.map((told) => move(told, '01')));
    await watched(compliance);
    expect(await rulesOf(userId, 1)).toEqual(['STRUCTURING']);
  });
});

test('a back-test in parts finds what the whole one finds, and leaves nobody out', async () => {
  const period = { from: '2025-07-01', to: '2025-07-31' };
  const users = [newId('user'), newId('user'), newId('user')];
  for (const [index, userId] of users.entries()) {
    for (const day of ['2025-07-02', '2025-07-04', '2025-07-06'].slice(index)) {
      await compliance.hear('ledger.transaction.posted', posted(just(userId), day));
    }
  }
  await watched(compliance);
  const [row] = await compliance.sql`
    select id from compliance.monitoring_rules where code = 'STRUCTURING' and version = 1`;
  const input = { ruleId: String(row?.['id']), ...period };
  const raiser = await openRaiser(compliance);
  try {
    const inParts = backtestRule(raiser.ports, { customers: 1, milliseconds: 60_000 });
    const parts: Backtest[] = [];
    for (let after: string | null | undefined; after !== null; ) {
      const part = await inParts(officer, { ...input, after });
      if (!part.ok) throw new Error(JSON.stringify(part.error));
      parts.push(part.value);
      after = part.value.endCursor;
    }
    const whole = await backtestRule(raiser.ports)(officer, input);
    expect(whole).toMatchObject({ ok: true, value: { isComplete: true, endCursor: null } });
    const sum = (
      field: 'customersSeen' | 'paymentsSeen' | 'alerts' | 'customers' | 'knownAlerts',
    ) => parts.reduce((all, part) => all + part[field], 0);
    expect(whole).toMatchObject({
      value: {
        ...{ customersSeen: sum('customersSeen'), paymentsSeen: sum('paymentsSeen') },
        ...{ alerts: sum('alerts'), customers: sum('customers'), knownAlerts: sum('knownAlerts') },
        samples: parts.flatMap(({ samples }) => samples),
      },
    });
    expect([sum('customersSeen'), sum('paymentsSeen'), sum('customers')]).toEqual([3, 6, 2]);
    expect(parts.map(({ isComplete }) => isComplete)).toEqual([false, false, true]);
    expect(whole).toMatchObject({ value: { customersCut: 0, usesPresentResidence: false } });
    const [listed] = await compliance.sql`
      select id from compliance.monitoring_rules where code = 'CALL_FOR_ACTION_COUNTRY'`;
    expect(
      await backtestRule(raiser.ports)(officer, { ...input, ruleId: String(listed?.['id']) }),
    ).toMatchObject({ value: { usesPresentResidence: true } });
    await compliance.sql`
      insert into compliance.movements
      select (jsonb_populate_record(m, jsonb_build_object(
        'payment_id', 'pay_' || lpad(n::text, 26, '0'), 'country', null))).*
      from compliance.movements m, generate_series(1, 1000) n where m.payment_id = (
        select min(payment_id) from compliance.movements where user_id = ${users[0] ?? ''})`;
    const many = await backtestRule(raiser.ports)(officer, input);
    expect(many).toMatchObject({ value: { isComplete: true, customersCut: 1 } });
    await compliance.sql`delete from compliance.movements where payment_id like 'pay_0000%'`;
    const after = parts[0]?.endCursor;
    for (const other of [
      { ...input, to: '2025-07-30', after },
      { ...input, after: 'rubbish' },
    ]) {
      const { backtest, userErrors } = await mutate(
        compliance,
        officer,
        'backtestMonitoringRule',
        ['BacktestMonitoringRuleInput', other],
        'backtest { isComplete }',
      );
      expect(backtest).toBeNull();
      expect(userErrors).toMatchObject([{ code: 'INPUT_INVALID', path: ['input', 'after'] }]);
    }
  } finally {
    await raiser.close();
  }
});

test('what is kept of rules, hits and risks is never changed, not by the owner either', async () => {
  for (const table of ['monitoring_rules', 'monitoring_rule_changes', 'monitoring_hits']) {
    const name = compliance.sql(`compliance.${table}`);
    await expect(compliance.sql`delete from ${name}`).rejects.toThrow('append-only');
  }
});
