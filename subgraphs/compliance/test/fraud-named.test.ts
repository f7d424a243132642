import { type Caller, userCaller } from '@blockscore/caller';
import { newId } from '@blockscore/ids';
import { eventually, type TestSubgraph } from '@blockscore/testkit';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { erasePerson } from '../src/app/erase-person.ts';
import { type Applied, apply, somebody, startTestFraud } from './applying.ts';
import { newPerson, officer, type Person } from './compliance-subgraph.ts';
import { asked, mutate, payment } from './monitoring-steps.ts';
import { openRaiser, type Raiser } from './raising.ts';

const MARKS = { devices: ['shared-phone'], accounts: ['shared-account'] };
const colleague = userCaller(newId('user'), ['COMPLIANCE_OFFICER']);

let compliance: TestSubgraph;
let raiser: Raiser;
/** An officer, who applied with the same phone and account before. */
let named: Person;
let suspect: Person & Applied;
let alertId: string;
let caseId: string;
const held = newId('pay');
let before: Applied;
beforeAll(async () => {
  compliance = await startTestFraud();
  raiser = await openRaiser(compliance);
  before = await apply(compliance, await somebody(compliance), {});
  named = await somebody(compliance, newPerson(['COMPLIANCE_OFFICER']));
  await apply(compliance, named, MARKS);
  await apply(compliance, await somebody(compliance), MARKS);
  const person = await somebody(compliance);
  suspect = { ...person, ...(await apply(compliance, person, MARKS)) };
  alertId = String(suspect.assessed.alert_id);
  const [row] = await compliance.sql`select case_id from compliance.alerts where id = ${alertId}`;
  caseId = String(row?.['case_id']);
  const payout = payment(suspect.userId, { direction: 'PAYOUT', paymentId: held });
  expect(await asked(compliance, payout)).toBe('BLOCK');
});
afterAll(async () => {
  await raiser?.close();
  await compliance?.close();
  await compliance?.drop();
});

const read = async (caller: Caller, query: string) =>
  (await compliance.ask(caller, query, { user: suspect.userId, alert: alertId, case: caseId }))
    .data;

const EVERYTHING = `query ($user: ID!, $alert: ID!, $case: ID!) {
  alert(id: $alert) { id }
  case(id: $case) { id }
  alerts(filter: { userId: $user }) { edges { node { id } } }
  cases(filter: { userId: $user }) { edges { node { id } } }
  heldPayments { edges { node { paymentId } } }
  fraudAssessments(first: 1) { edges { node { id } } pageInfo { hasNextPage } }
}`;

describe('an officer whom an alert of fraud names among the others', () => {
  test('finds nothing of it, where the others do, and no page is short', async () => {
    expect(await read(officer, EVERYTHING)).toMatchObject({
      alert: { id: alertId },
      case: { id: caseId },
      alerts: { edges: [{ node: { id: alertId } }] },
      cases: { edges: [{ node: { id: caseId } }] },
      heldPayments: { edges: [{ node: { paymentId: held } }] },
      fraudAssessments: { edges: [{ node: { id: suspect.assessed.id } }] },
    });
    expect(await read(named.caller, EVERYTHING)).toEqual({
      ...{ alert: null, case: null, alerts: { edges: [] }, cases: { edges: [] } },
      heldPayments: { edges: [] },
      fraudAssessments: {
        edges: [{ node: { id: before.assessed.id } }],
        pageInfo: { hasNextPage: false },
      },
    });
  });

  test.each([
    ['resolveAlert', 'ResolveAlertInput', () => ({ alertId, resolution: 'CONFIRMED' })],
    ['openCase', 'OpenCaseInput', () => ({ alertIds: [alertId], title: 'Mine.' })],
    ['assignCase', 'AssignCaseInput', () => ({ caseId, assigneeId: named.userId })],
    ['decideCase', 'DecideCaseInput', () => ({ caseId, decision: 'NO_SAR' })],
    ['releasePayment', 'DecideHeldPaymentInput', () => ({ paymentId: held })],
    ['refusePayment', 'DecideHeldPaymentInput', () => ({ paymentId: held })],
  ])('may not %s', async (field, type, given) => {
    const needsReason = !['openCase', 'assignCase'].includes(field);
    const input = { ...given(), ...(needsReason && { reason: 'A friend.' }) };
    const { userErrors } = await mutate(compliance, named.caller, field, [type, input], '');
    expect(userErrors).toMatchObject([{ code: 'NOT_FOUND' }]);
  });

  test('reads of the trail what the person does', async () => {
    const trail = `query ($user: ID!) { auditTrail(userId: $user, first: 100) {
      edges { node { id type } } } }`;
    const entries = async (caller: Caller) => {
      const data = await read(caller, trail);
      const { edges } = (data?.['auditTrail'] ?? { edges: [] }) as {
        edges: { node: { id: string; type: string } }[];
      };
      return edges.map(({ node }) => node);
    };
    const raised = await eventually(async () =>
      (await entries(officer)).find(({ type }) => type === 'compliance.alert.raised'),
    );
    const types = (await entries(named.caller)).map(({ type }) => type);
    expect(types).toEqual((await entries(suspect.caller)).map(({ type }) => type));
    expect(types).not.toContain(raised.type);
    const entry = `{ auditEntry(id: "${raised.id}") { id } }`;
    expect(await read(officer, entry)).toEqual({ auditEntry: { id: raised.id } });
    expect(await read(named.caller, entry)).toEqual({ auditEntry: null });
  });

  test('does not decide who the person is', async () => {
    const input = { userId: suspect.userId, decision: 'REJECT', note: 'I know them.' };
    const given = ['DecideKycInput', input] as const;
    const { userErrors } = await mutate(compliance, named.caller, 'decideKyc', given, '');
    expect(userErrors).toMatchObject([{ code: 'OWN_CASE' }]);
  });

  test('is given no case about it by a colleague', async () => {
    const input = { caseId, assigneeId: named.userId };
    const given = ['AssignCaseInput', input] as const;
    const { userErrors } = await mutate(compliance, officer, 'assignCase', given, '');
    expect(userErrors).toMatchObject([{ code: 'INPUT_INVALID' }]);
  });
});

describe('that a likely fraud is none', () => {
  const resolve = (by: Caller, resolution: string) =>
    mutate(
      compliance,
      by,
      'resolveAlert',
      ['ResolveAlertInput', { alertId, resolution, reason: 'A family.' }],
      'alert { status resolution resolveProposal { id } } proposal { proposedBy { id } }',
    );

  test('takes two officers to say', async () => {
    expect(await resolve(officer, 'NO_ACTION')).toMatchObject({
      alert: { status: 'IN_CASE', resolution: null, resolveProposal: { id: expect.any(String) } },
      proposal: { proposedBy: { id: officer.id } },
      userErrors: [],
    });
    expect(await resolve(officer, 'FALSE_POSITIVE')).toMatchObject({
      ...{ alert: null, proposal: null, userErrors: [{ code: 'SECOND_OFFICER_REQUIRED' }] },
    });
    const payout = payment(suspect.userId, { direction: 'PAYOUT' });
    expect(await asked(compliance, payout)).toBe('BLOCK');
    expect(await resolve(named.caller, 'NO_ACTION')).toMatchObject({
      userErrors: [{ code: 'NOT_FOUND' }],
    });
    expect(await resolve(colleague, 'NO_ACTION')).toMatchObject({
      ...{ alert: { status: 'RESOLVED', resolution: 'NO_ACTION' }, proposal: null },
    });
    const proposed = await compliance.events('compliance.proposal.made');
    expect(proposed.at(-1)?.data).toMatchObject({ act: 'RESOLVE_ALERT', about: alertId });
  });

  test('and one that they are one', async () => {
    const { assessed } = await apply(compliance, suspect, MARKS);
    alertId = String(assessed.alert_id);
    expect(await resolve(colleague, 'CONFIRMED')).toMatchObject({
      ...{ alert: { status: 'RESOLVED', resolution: 'CONFIRMED' }, proposal: null },
    });
  });
});

test('whoever is erased is named no more', async () => {
  const rows = () => compliance.sql`
    select 1 from compliance.fraud_named where user_id = ${named.userId}`;
  expect(await rows()).not.toHaveLength(0);
  const order = { erasureId: newId('erasure'), userId: named.userId };
  await raiser.ports.transact((work) => erasePerson(work, raiser.ports, order));
  expect(await rows()).toHaveLength(0);
});
