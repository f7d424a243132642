import { newId } from '@blockscore/ids';
import type { TestSubgraph } from '@blockscore/testkit';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  type Facts,
  HARMLESS,
  officer,
  onboard,
  startTestCompliance,
} from './compliance-subgraph.ts';
import { decideHeld, REASON, releaseHeld, second } from './held-payment-steps.ts';
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

const IRANIAN: Facts = { ...HARMLESS, country: 'IR' };
const decide = (field: 'releasePayment', paymentId: string, by = officer) =>
  decideHeld(compliance, field, paymentId, by);
const release = (paymentId: string) => releaseHeld(compliance, paymentId);

describe('a payment that was held', () => {
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

  test.each([
    ['releasePayment', 'RELEASED'],
    ['refusePayment', 'REFUSED'],
  ] as const)('of which the alert was resolved stays in the list, until %s', async (field, to) => {
    const told = payment(newId('user'), { country: 'MM' });
    await asked(compliance, told);
    const [alert] = await alertsAbout(compliance, told.userId, 1);
    const input = { alertId: alert?.id, resolution: 'FALSE_POSITIVE', reason: REASON };
    const resolving = ['ResolveAlertInput', input] as const;
    const resolved = await mutate(compliance, officer, 'resolveAlert', resolving, 'alert { id }');
    expect(resolved.userErrors).toEqual([]);
    const { data } = await compliance.ask(
      officer,
      `{ heldPayments(first: 100) { edges { node {
        paymentId status alerts { id status resolution } } } } }`,
    );
    const list = data?.['heldPayments'] as {
      readonly edges: readonly { readonly node: { readonly paymentId: string } }[];
    };
    expect(list.edges.map(({ node }) => node)).toContainEqual({
      paymentId: told.paymentId,
      status: 'HELD',
      alerts: [{ id: alert?.id, status: 'RESOLVED', resolution: 'FALSE_POSITIVE' }],
    });
    expect(await decisionsOn(compliance, told.paymentId)).toEqual(['BLOCK']);
    if (field === 'releasePayment') await decideHeld(compliance, field, told.paymentId, second);
    const decided = await decideHeld(compliance, field, told.paymentId);
    expect(decided).toMatchObject({ heldPayment: { status: to }, userErrors: [] });
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
    const out = (amountMinor: string) => payment(userId, { direction: 'PAYOUT', amountMinor });
    const next = out('30000');
    expect(await asked(compliance, next)).toBe('LET_THROUGH');
    const today = new Date().toISOString().slice(0, 10);
    await compliance.hear('ledger.transaction.posted', posted(next, today));
    await watched(compliance);
    expect(await alerts()).toHaveLength(1);
    // More money, another country, what comes in, what goes back, and somebody else are not what was looked at.
    const elsewhere = { ...out('100'), country: 'KP' };
    const ofAnother = { ...out('100'), counterparty: 'OTHER' } as const;
    const back = payment(userId, { direction: 'REFUND', amountMinor: '100' });
    const paidIn = payment(userId, { amountMinor: '100' });
    for (const other of [out('980001'), elsewhere, ofAnother, back, paidIn]) {
      expect(await asked(compliance, other)).toBe('BLOCK');
    }
    expect(await asked(compliance, out('100'))).toBe('LET_THROUGH');
    // Nor is more than that in several.
    expect(await asked(compliance, out('949901'))).toBe('BLOCK');
    expect(await asked(compliance, out('949900'))).toBe('LET_THROUGH');
    expect(await asked(compliance, out('1'))).toBe('BLOCK');
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
});
