import { userCaller } from '@blockscore/caller';
import { newId } from '@blockscore/ids';
import { examplesIn, follow, pageOf, type TestSubgraph } from '@blockscore/testkit';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { HARMLESS, officer, onboard, startTestCompliance } from './compliance-subgraph.ts';
import { alertsAbout, asked, payment, posted, watched } from './monitoring-steps.ts';

const PAGE = 'docs/compliance/monitoring.md';
const page = pageOf(PAGE);
const examples = examplesIn(page);

let compliance: TestSubgraph;
beforeAll(async () => {
  compliance = await startTestCompliance();
});
afterAll(async () => {
  await compliance?.close();
  await compliance?.drop();
});

const began = Date.now();
const dayNow = () => new Date().toISOString().slice(0, 10);
const second = userCaller(newId('user'), ['COMPLIANCE_OFFICER']);
const run = (name: string, variables: Readonly<Record<string, unknown>> = {}, caller = officer) =>
  follow(compliance, caller, examples.get(name), variables);

/** The rule that the page declares. */
function declared(): string {
  const [, content = ''] = /as `content`:\n\n```json\n(.*?)```/s.exec(page) ?? [];
  return content;
}

interface Rule {
  readonly code: string;
  readonly activeVersion: { readonly id: string; readonly version: number } | null;
}
const ruleOf = async (code: string): Promise<Rule | undefined> => {
  const { monitoringRules } = await run('Rules');
  return (monitoringRules as readonly Rule[]).find((rule) => rule.code === code);
};

describe(`the examples of ${PAGE}`, () => {
  test('about rules answer as it says', async () => {
    const userId = newId('user');
    for (const day of ['01', '05', '09']) {
      const told = payment(userId, { amountMinor: '880000' });
      await compliance.hear('lending.payment.recorded', told);
      await compliance.hear('ledger.transaction.posted', posted(told, `2026-03-${day}`));
    }
    await alertsAbout(compliance, userId, 1);
    await watched(compliance);
    expect(await ruleOf('STRUCTURING')).toMatchObject({ activeVersion: { version: 1 } });
    const { declareMonitoringRule } = await run('DeclareRule', { content: declared() });
    const { rule } = declareMonitoringRule as { rule: { id: string } };
    expect(await ruleOf('STRUCTURING')).toMatchObject({ activeVersion: { version: 1 } });
    const alerts = await compliance.sql`select count(*)::int as n from compliance.alerts`;
    const period = { ruleId: rule.id, from: '2026-03-01', to: '2026-03-31' };
    const { backtestMonitoringRule } = await run('Backtest', period);
    expect(backtestMonitoringRule).toMatchObject({
      backtest: {
        ...{ customersSeen: 1, paymentsSeen: 3, alerts: 1, customers: 1, knownAlerts: 1 },
        ...{ customersCut: 0, usesPresentResidence: false },
        isComplete: true,
        samples: [{ user: { id: userId }, day: '2026-03-09' }],
      },
    });
    expect(await compliance.sql`select count(*)::int as n from compliance.alerts`).toEqual(alerts);
    await run('ActivateRule', { ruleId: rule.id }, second);
    expect(await ruleOf('STRUCTURING')).toMatchObject({ activeVersion: { version: 2 } });
    const { retireMonitoringRule } = await run('RetireRule', { ruleId: rule.id });
    expect(retireMonitoringRule).toMatchObject({ proposal: { proposedBy: { id: officer.id } } });
    expect(await ruleOf('STRUCTURING')).toMatchObject({ activeVersion: { version: 2 } });
    await run('RetireRule', { ruleId: rule.id }, second);
    expect(await ruleOf('STRUCTURING')).toMatchObject({ activeVersion: null });
    const told = await compliance.events('compliance.monitoring_rule.changed');
    expect(told.map(({ data }) => data['change'])).toEqual(['DECLARED', 'ACTIVATED', 'RETIRED']);
  });

  test('about what is held answer as it says', async () => {
    const userId = newId('user');
    const [first, other] = [payment(userId, { country: 'KP' }), payment(userId, { country: 'IR' })];
    expect([await asked(compliance, first), await asked(compliance, other)]).toEqual([
      ...['BLOCK', 'BLOCK'],
    ]);
    const { heldPayments } = await run('Held');
    expect(heldPayments).toMatchObject({
      edges: expect.arrayContaining([
        {
          node: expect.objectContaining({
            ...{ paymentId: first.paymentId, status: 'HELD', country: 'KP' },
            ...{ amount: { amount: '100.00', currency: 'USD' }, user: { id: userId } },
            loan: { id: first.loanId },
            alerts: [
              {
                ...{ id: expect.stringMatching(/^alert_/), rule: 'CALL_FOR_ACTION_COUNTRY' },
                ...{ severity: 'HIGH', firings: 2 },
                facts: expect.arrayContaining([{ name: 'countries', value: 'KP' }]),
                furtherFirings: {
                  edges: [
                    {
                      node: {
                        facts: expect.arrayContaining([{ name: 'countries', value: 'KP, IR' }]),
                        paymentIds: [other.paymentId],
                      },
                    },
                  ],
                },
              },
            ],
          }),
        },
      ]),
    });
    const { releasePayment: proposed } = await run(
      'Release',
      { paymentId: first.paymentId },
      second,
    );
    expect(proposed).toMatchObject({
      heldPayment: { status: 'HELD' },
      proposal: { proposedBy: { id: second.id } },
    });
    const { releasePayment } = await run('Release', { paymentId: first.paymentId });
    expect(releasePayment).toMatchObject({
      heldPayment: { status: 'RELEASED', decidedBy: { id: officer.id } },
    });
    await run('Refuse', { paymentId: other.paymentId });
  });

  test('about a customer’s risk answer as it says', async () => {
    const { userId } = await onboard(compliance, HARMLESS);
    await watched(compliance);
    const { customerRisk } = await run('Risk', { person: userId });
    expect(customerRisk).toMatchObject({
      current: {
        ...{ score: 15, band: 'LOW', version: '2', enhancedKycAdvised: false },
        facts: expect.arrayContaining([
          { factor: 'COUNTRY', value: 'US', points: 0 },
          { factor: 'OCCUPATION', value: 'NOT_KNOWN', points: 5 },
        ]),
      },
    });
  });

  test('about the report answer as it says', async () => {
    const userId = newId('user');
    for (const amountMinor of ['990000', '10000']) {
      const told = payment(userId, { amountMinor });
      await compliance.hear('ledger.transaction.posted', posted(told, '2025-06-10'));
    }
    await alertsAbout(compliance, userId, 1);
    await watched(compliance);
    const { transactionMonitoringReport } = await run('Report', {
      ...{ from: '2025-06-01', to: '2025-06-30' },
    });
    expect(transactionMonitoringReport).toMatchObject({
      ...{ transactions: 2, suspiciousTransactions: 1, alertRate: '50.00' },
      volumes: [
        {
          volume: { amount: '10000.00', currency: 'USD' },
          suspiciousVolume: { amount: '9900.00', currency: 'USD' },
        },
      ],
      // Payments are of the day from which they count, alerts of that on which they were raised.
      ...{ alerts: 0, outcomes: { inCase: 0, oldestUnresolvedAt: null } },
      months: [
        { month: '2025-06', transactions: 2, suspiciousTransactions: 1, alerts: 0, volumes: [{}] },
      ],
    });
    // The days on which the examples were played.
    const played = { from: new Date(began).toISOString().slice(0, 10), to: dayNow() };
    const { transactionMonitoringReport: lately } = await run('Report', played);
    const [stand] = await compliance.sql`
      select count(*) filter (where status = 'IN_CASE')::int as in_case, count(*)::int as alerts
      from compliance.alerts where source = 'MONITORING' and subject is not null`;
    expect(lately).toMatchObject({
      alerts: stand?.['alerts'],
      outcomes: {
        ...{ inCase: stand?.['in_case'], reported: 0 },
        oldestUnresolvedAt: expect.stringMatching(/^\d{4}-/),
      },
      held: { held: 0, released: 1, refused: 1, overtaken: 0 },
    });
  });
});

test('the page names each kind of rule and nothing else of the kind', () => {
  const kinds = [...page.matchAll(/^\| `([A-Z_]+)` \| .+ \| .*\|$/gm)].map(([, kind]) => kind);
  expect(kinds).toEqual([
    ...['STRUCTURING', 'VELOCITY', 'RAPID_IN_AND_OUT', 'DORMANT_WAKE_UP', 'ROUND_SUMS'],
    ...['HIGH_RISK_GEOGRAPHY', 'THIRD_PARTY_REPAYMENT'],
  ]);
});
