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

const second = userCaller(newId('user'), ['COMPLIANCE_OFFICER']);
const third = userCaller(newId('user'), ['COMPLIANCE_OFFICER']);
const REASON = 'The account is of a branch there.';
const IRANIAN: Facts = { ...HARMLESS, country: 'IR' };

function decide(field: 'releasePayment' | 'refusePayment', paymentId: string, by = officer) {
  const input = ['DecideHeldPaymentInput', { paymentId, reason: REASON }] as const;
  return mutate(
    compliance,
    by,
    field,
    input,
    'heldPayment { status reason } proposal { proposedBy { id } }',
  );
}
/** Both officers say that it may move. */
async function release(paymentId: string) {
  await decide('releasePayment', paymentId, second);
  return await decide('releasePayment', paymentId);
}
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

  test('released moves once two officers say so, and raises no second alert in the books', async () => {
    const told = payment(newId('user'), { country: 'MM' });
    await asked(compliance, told);
    expect(await decide('releasePayment', told.paymentId, second)).toEqual({
      heldPayment: { status: 'HELD', reason: null },
      proposal: { proposedBy: { id: second.id } },
      userErrors: [],
    });
    expect(await decide('releasePayment', told.paymentId, second)).toMatchObject({
      userErrors: [{ code: 'SECOND_OFFICER_REQUIRED', path: ['input', 'paymentId'] }],
    });
    expect(await decisionsOn(compliance, told.paymentId)).toEqual(['BLOCK']);
    expect(await decide('releasePayment', told.paymentId)).toEqual({
      heldPayment: { status: 'RELEASED', reason: REASON },
      proposal: null,
      userErrors: [],
    });
    expect(await decisionsOn(compliance, told.paymentId)).toEqual(['BLOCK', 'LET_THROUGH']);
    const today = new Date().toISOString().slice(0, 10);
    await compliance.hear('ledger.transaction.posted', posted(told, today));
    await watched(compliance);
    expect(await alertsAbout(compliance, told.userId, 1)).toHaveLength(1);
    const rows = await compliance.sql`
      select reason from compliance.payment_holds where payment_id = ${told.paymentId}`;
    expect(JSON.stringify(rows)).not.toContain(REASON);
    const said = await compliance.sql`
      select reason from compliance.officer_proposals where about = ${told.paymentId}`;
    expect(said).toHaveLength(1);
    expect(JSON.stringify(said)).not.toContain(REASON);
    const [proposed] = (await compliance.events('compliance.proposal.made')).filter(
      ({ data }) => data['about'] === told.paymentId,
    );
    expect(proposed).toMatchObject({
      data: { act: 'RELEASE_PAYMENT', userId: told.userId },
      audience: { scopes: ['compliance:read'] },
    });
  });

  test('says in the list who would release it, and why', async () => {
    const told = payment(newId('user'), { country: 'KP' });
    await asked(compliance, told);
    await decide('releasePayment', told.paymentId, second);
    const { data } = await compliance.ask(
      officer,
      `{ heldPayments(first: 1) { edges { node { paymentId releaseProposal {
        proposedBy { id } reason carriedOutBy { id } } } } } }`,
    );
    expect(data?.['heldPayments']).toEqual({
      edges: [
        {
          node: {
            paymentId: told.paymentId,
            releaseProposal: {
              ...{ proposedBy: { id: second.id }, reason: REASON, carriedOutBy: null },
            },
          },
        },
      ],
    });
  });

  test('of a rule that is not of severity HIGH moves by the word of one officer', async () => {
    const told = payment(newId('user'), { country: 'KP' });
    await asked(compliance, told);
    await compliance.sql`
      update compliance.alerts set severity = 'MEDIUM' where subject = ${told.userId}`;
    expect(await decide('releasePayment', told.paymentId)).toMatchObject({
      ...{ heldPayment: { status: 'RELEASED' }, proposal: null },
    });
  });

  test('once released has its alert resolved, and the next one alike is neither held nor told of', async () => {
    const { userId } = await onboard(compliance, IRANIAN);
    const told = payment(userId, { direction: 'PAYOUT', amountMinor: '980000' });
    await asked(compliance, told);
    await release(told.paymentId);
    const alerts = () => compliance.sql`
      select status, resolution from compliance.alerts
      where subject = ${userId} and source = 'MONITORING'`;
    expect(await alerts()).toEqual([{ status: 'RESOLVED', resolution: 'NO_ACTION' }]);
    const next = payment(userId, { amountMinor: '30000' });
    expect(await asked(compliance, next)).toBe('LET_THROUGH');
    const today = new Date().toISOString().slice(0, 10);
    await compliance.hear('ledger.transaction.posted', posted(next, today));
    await watched(compliance);
    expect(await alerts()).toHaveLength(1);
    // More money, another country, and what was refused or confirmed are not what was looked at.
    for (const other of [{ amountMinor: '980001' }, { amountMinor: '100', country: 'KP' }]) {
      expect(await asked(compliance, payment(userId, other))).toBe('BLOCK');
    }
    expect(await asked(compliance, payment(userId, { amountMinor: '100' }))).toBe('LET_THROUGH');
  });

  test('whose alert is in a case leaves it there, and the case is told', async () => {
    const { userId } = await onboard(compliance, IRANIAN);
    const told = payment(userId);
    await asked(compliance, told);
    const [alert] = await alertsAbout(compliance, userId, 1);
    const opened = await mutate(
      compliance,
      officer,
      'openCase',
      ['OpenCaseInput', { alertIds: [alert?.id], title: 'Money from there' }],
      'case { id }',
    );
    await release(told.paymentId);
    const { data } = await compliance.ask(
      officer,
      `query ($id: ID!) { case(id: $id) { status alerts(first: 1) { edges { node { status } } }
        timeline(first: 1) { edges { node { kind refersTo text } } } } }`,
      { id: (opened['case'] as { id: string }).id },
    );
    expect(data?.['case']).toEqual({
      status: 'OPEN',
      alerts: { edges: [{ node: { status: 'IN_CASE' } }] },
      timeline: {
        edges: [
          {
            node: {
              ...{ kind: 'EVIDENCE', refersTo: told.paymentId },
              text: `Released: ${REASON}`,
            },
          },
        ],
      },
    });
    // The inquiry goes on: the next one waits, too.
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
