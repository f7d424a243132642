import { newId } from '@blockscore/ids';
import { examplesIn, follow, pageOf, type TestSubgraph } from '@blockscore/testkit';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createStage } from '../src/adapters/demo-stage.ts';
import { createPorts, openResources, type Resources } from '../src/adapters/resources.ts';
import { type DemoCustomer, onboardCustomers } from '../src/app/demo/onboard-customers.ts';
import { complianceConfig } from '../src/config.ts';
import { caughtUp, HARMLESS, officer, startTestCompliance } from './compliance-subgraph.ts';
import { payment, posted, watched } from './monitoring-steps.ts';

const PAGE = 'docs/compliance/demo.md';
const examples = examplesIn(pageOf(PAGE));
const DAY_MS = 86_400_000;

let compliance: TestSubgraph;
let resources: Resources;
beforeAll(async () => {
  compliance = await startTestCompliance();
  resources = await openResources(complianceConfig(compliance.environment));
});
afterAll(async () => {
  await resources?.connection.close();
  await compliance?.close();
  await compliance?.drop();
});

const dayAt = (back: number) => new Date(Date.now() - back * DAY_MS);
const dayText = (back: number) => dayAt(back).toISOString().slice(0, 10);
const listed = (lastName: string, firstName: string, dateOfBirth: string, country: string) => ({
  ...{ firstName, lastName, dateOfBirth, country },
});

/** Twelve people over sixty days, as identity's demo has them: one alike, and the last three listed. */
const customers: readonly DemoCustomer[] = [
  HARMLESS,
  listed('Okonjabari', 'Themba Lux', '1986-02-03', 'GB'),
  ...Array.from({ length: 7 }, (_, n) => ({
    ...{ ...HARMLESS, firstName: `Ambrose ${'I'.repeat(n)}`, dateOfBirth: `198${n}-03-09` },
  })),
  listed('Quellhorst', 'Brunhilde', '1975-06-17', 'DE'),
  listed('Tazeeri', 'Hamdun', '1961-11-30', 'YE'),
  listed('Varkonski', 'Zoltimir', '1968-03-09', 'HU'),
].map((facts, n) => ({
  ...{ ...facts, userId: newId('user'), email: `demo-${n}@example.com` },
  registeredAt: dayAt(70 - 5 * n),
}));
const idOf = (name: string) => customers.find(({ lastName }) => lastName === name)?.userId ?? '';

const onboarded = async (): Promise<Record<string, number>> => {
  const ports = createPorts(resources, complianceConfig(compliance.environment));
  const stage = createStage(resources, ports);
  const officerId = newId('user');
  const { lists } = ports;
  return Object.fromEntries(await onboardCustomers({ stage, lists, officerId, customers }));
};
const run = (name: string, variables: Readonly<Record<string, unknown>>) =>
  follow(compliance, officer, examples.get(name), variables);

describe('customers of the demo', () => {
  test('are verified by rule and by an officer, and a second time nothing changes', async () => {
    expect(await onboarded()).toEqual({ APPROVED: 8, IN_REVIEW: 2, REJECTED: 2 });
    const told = await compliance.events('compliance.kyc.changed');
    const [latest] = await compliance.sql`
      select max(event->>'occurredAt') < ${dayAt(14).toISOString()} as past from compliance.outbox
      where event->>'type' in ('compliance.kyc.changed', 'compliance.match.decided')`;
    expect(latest).toEqual({ past: true });
    expect(await onboarded()).toEqual({});
    expect(await compliance.events('compliance.kyc.changed')).toHaveLength(told.length);
    expect(await compliance.events('compliance.disclosure.requested')).toEqual([]);
  });

  test('that are heard of afterwards stay as they are', async () => {
    for (const { userId } of customers) {
      await compliance.hear('identity.user.registered', { userId });
      await compliance.hear('identity.email.verified', { userId });
    }
    await caughtUp(compliance);
    expect(await compliance.events('compliance.disclosure.requested')).toEqual([]);
    expect(await onboarded()).toEqual({});
  });

  test(`make the report on verifications of ${PAGE}, on the days on which they came`, async () => {
    const { kycReport } = await run('DemoVerifications', { from: dayText(75), to: dayText(0) });
    const report = kycReport as { days: readonly { day: string; begun: number }[] };
    expect(kycReport).toMatchObject({
      ...{ total: 12, approved: 8, rejected: 2, pending: 2, inReview: 2, decidedByOfficers: 3 },
      ...{ screenings: 12, hits: 4, rejectedForMatch: 1, matchesDismissed: 1, matchesConfirmed: 1 },
      reviewReasons: [{ reason: 'MATCH', people: 2 }],
    });
    const begun = report.days.filter((day) => day.begun > 0).map(({ day }) => day);
    expect(begun).toEqual(customers.map((_, n) => dayText(70 - 5 * n)));
  });

  test('leave matches to decide on, and others that were', async () => {
    const { alerts } = await run('DemoAlerts', { source: 'SCREENING' });
    const { edges } = alerts as { edges: readonly { node: Record<string, unknown> }[] };
    const shown = edges.map(({ node }) => {
      const { id } = node['user'] as { id: string };
      return [id, node['status'], node['resolution']];
    });
    expect(shown).toHaveLength(4);
    expect(shown).toEqual(
      expect.arrayContaining([
        [idOf('Okonjabari'), 'RESOLVED', 'FALSE_POSITIVE'],
        [idOf('Quellhorst'), 'RESOLVED', 'CONFIRMED'],
        [idOf('Varkonski'), 'OPEN', null],
      ]),
    );
  });

  test('differ in their risk', async () => {
    await watched(compliance);
    const bands = async (name: string) => {
      const { customerRisk } = await run('DemoRisk', { person: idOf(name) });
      return (customerRisk as { current: { band: string } }).current.band;
    };
    expect(await bands('Tazeeri')).toBe('HIGH');
    expect(await bands('Marchbanks')).toBe('LOW');
  });
});

test('what the demo’s borrowers pay raises alerts and opens a case by the rules', async () => {
  const { userId = newId('user') } = customers[2] ?? {};
  const loanId = newId('loan');
  const pay = async (minor: string, back: number, how: object) => {
    const told = payment(userId, { loanId, amountMinor: minor, counterparty: 'UNKNOWN', ...how });
    await compliance.hear('lending.payment.recorded', told);
    await compliance.hear('ledger.transaction.posted', posted(told, dayText(back)));
  };
  await pay('940000', 30, { method: 'CASH' });
  await pay('920000', 27, { method: 'CASH' });
  await pay('110000', 20, { method: 'BANK_TRANSFER', counterparty: 'OTHER' });
  await watched(compliance);
  const { cases } = await run('DemoCases', {});
  const { edges } = cases as { edges: readonly { node: { id: string; user: { id: string } } }[] };
  expect(edges.map(({ node }) => node.user.id)).toEqual([userId]);
  const { case: one } = await run('DemoCase', { case: edges[0]?.node.id });
  const { alerts } = one as { alerts: { edges: readonly { node: { rule: string } }[] } };
  const rules = alerts.edges.map(({ node }) => node.rule);
  expect(rules).toEqual(expect.arrayContaining(['STRUCTURING', 'THIRD_PARTY_REPAYMENT']));
  const { transactionMonitoringReport } = await run('DemoPayments', {
    from: dayText(40),
    to: dayText(0),
  });
  expect(transactionMonitoringReport).toMatchObject({ transactions: 3, suspiciousTransactions: 3 });
});
