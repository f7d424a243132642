import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Caller, userCaller } from '@blockscore/caller';
import { newId } from '@blockscore/ids';
import { eventually, type TestSubgraph } from '@blockscore/testkit';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { erasePerson } from '../src/app/erase-person.ts';
import { type Applied, apply, somebody, startTestFraud } from './applying.ts';
import { entityTypes, questions, selection } from './asking-everything.ts';
import { caughtUp, newPerson, officer, type Person } from './compliance-subgraph.ts';
import { uploaded } from './documents.ts';
import { fresh, settle } from './erasing.ts';
import { asked, mutate, payment } from './monitoring-steps.ts';
import { openRaiser, type Raiser, restrictedBy } from './raising.ts';

const MARKS = { devices: ['shared-phone'], accounts: ['shared-account'] };
const colleague = userCaller(newId('user'), ['COMPLIANCE_OFFICER']);

let compliance: TestSubgraph;
let raiser: Raiser;
let folder: string;
/** An officer, who applied with the same phone and account before. */
let named: Person;
let suspect: Person & Applied;
let alertId: string;
let caseId: string;
const held = newId('pay');
let before: Applied;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'documents-'));
  compliance = await startTestFraud({ KYC_DOCUMENT_DIR: folder });
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
  await uploaded(compliance, suspect.caller);
  await settle(compliance, fresh(suspect.userId), 'requestErasure', {});
  await caughtUp(compliance);
});
afterAll(async () => {
  await raiser?.close();
  await compliance?.close();
  await compliance?.drop();
  await rm(folder, { recursive: true, force: true });
});

const read = async (caller: Caller, query: string) =>
  (await compliance.ask(caller, query, { user: suspect.userId, alert: alertId, case: caseId }))
    .data;

interface Line {
  readonly kind: string;
  readonly subject: string | null;
  readonly open: boolean;
}

/** What there is of the suspect that officers alone look at, and a document. */
async function secrets(): Promise<readonly string[]> {
  const rows = await compliance.sql`
    select id from compliance.alerts where subject = ${suspect.userId}
    union select id from compliance.cases where subject = ${suspect.userId}
    union select id from compliance.fraud_assessments where user_id = ${suspect.userId}
    union select id from compliance.screenings where user_id = ${suspect.userId}
    union select id from compliance.kyc_documents where user_id = ${suspect.userId}
    union select id from compliance.erasures where user_id = ${suspect.userId}
    union select ${held}`;
  return rows.map(({ id }) => String(id));
}

/** By what else officers would see some of it. */
const SHOWN = [
  ...['Alert', 'Case', 'Erasure', 'KycDocument', 'Screening', 'User'],
  ...['auditTrail', 'customerRisk', 'erasure', 'erasures', 'fraudAssessment', 'kycDocument'],
  ...['kycDocumentsToDecide', 'kycVerification', 'screeningReplay', 'screeningsOfDay'],
];

const EVERYTHING = `query ($user: ID!, $alert: ID!, $case: ID!) {
  alert(id: $alert) { id }
  case(id: $case) { id }
  alerts(filter: { userId: $user }) { edges { node { id } } }
  cases(filter: { userId: $user }) { edges { node { id } } }
  heldPayments { edges { node { paymentId } } }
  kycVerification(userId: $user) { status }
  customerRisk(userId: $user) { user { id } }
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
      kycVerification: { status: 'APPROVED' },
      customerRisk: { user: { id: suspect.userId } },
      fraudAssessments: { edges: [{ node: { id: suspect.assessed.id } }] },
    });
    expect(await read(named.caller, EVERYTHING)).toEqual({
      ...{ alert: null, case: null, alerts: { edges: [] }, cases: { edges: [] } },
      ...{ heldPayments: { edges: [] }, kycVerification: null, customerRisk: null },
      fraudAssessments: {
        edges: [{ node: { id: before.assessed.id } }],
        pageInfo: { hasNextPage: false },
      },
    });
  });

  test('reads nothing of it by any query or entity, where the others do', async () => {
    const ids = await secrets();
    const idFor = (name: string) => {
      if (/application/i.test(name)) return suspect.applicationId;
      const prefix = name.replace('screening', 'scr').replace(/Id$/, '_');
      return ids.find((id) => id.startsWith(prefix.replace(/_?$/, '_'))) ?? suspect.userId;
    };
    const kinds = ['alert', 'case', 'doc', 'erasure', 'scr'];
    // What the person does themselves is not kept from anybody's trail of them.
    const inTrail = ids.filter((id) => !/^(doc|erasure)_/.test(id));
    const shows = async (caller: Caller) => {
      const seen = new Set<string>();
      const note = (
        what: string,
        answer: Awaited<ReturnType<typeof compliance.ask>>,
        echo = '',
      ) => {
        const codes = answer.errors?.map(({ extensions }) => extensions?.code);
        expect(codes ?? []).not.toContain('GRAPHQL_VALIDATION_FAILED');
        const told = JSON.stringify(answer).replaceAll(echo || '\n', '');
        if ((what === 'auditTrail' ? inTrail : ids).some((id) => told.includes(id))) seen.add(what);
      };
      for (const question of questions(kinds, idFor, 3)) {
        const field = /^\{ (\w+)/.exec(question)?.[1] ?? '';
        note(field, await compliance.ask(caller, question));
      }
      for (const type of entityTypes()) {
        for (const id of [...ids, suspect.userId]) {
          const asking = `... on ${type.name} ${selection(type, 2)}`;
          const answer = await compliance.entities(caller, [{ __typename: type.name, id }], asking);
          // There is a person to every id.
          note(type.name, answer, type.name === 'User' ? id : '');
        }
      }
      return [...seen].sort();
    };
    const shown = await shows(officer);
    for (const each of SHOWN) expect(shown).toContain(each);
    expect(await shows(named.caller)).toEqual([]);
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

  test('is told who of the staff dealt with the person no more than they are', async () => {
    await restrictedBy(raiser, officer, suspect.userId);
    await caughtUp(compliance);
    const trail =
      'query ($user: ID!) { auditTrail(userId: $user, first: 1) { edges { node { actor { id } } } } }';
    const by = (id: string | null) => ({ auditTrail: { edges: [{ node: { actor: { id } } }] } });
    expect(await read(officer, trail)).toEqual(by(officer.id));
    for (const { caller } of [suspect, named]) expect(await read(caller, trail)).toEqual(by(null));
  });

  test('takes of the trail only links of it', async () => {
    const { caller, userId } = named;
    const today = new Date().toISOString().slice(0, 10);
    const lines = async (by: Caller) => {
      const path = `/exports/audit-trail.jsonl?from=${today}&to=${today}`;
      const text = await (await compliance.get(by, path)).text();
      const read = text
        .trim()
        .split('\n')
        .map((line) => JSON.parse(line) as Line);
      return read.filter(({ kind }) => kind === 'entry');
    };
    const about = (entries: readonly Line[]) =>
      entries.filter(({ subject }) => subject === suspect.userId);
    const all = about(await lines(officer));
    const shown = await lines(caller);
    expect(new Set(all.map(({ open }) => open))).toEqual(new Set([true, false]));
    expect(about(shown)).toEqual([]);
    expect(shown.filter(({ subject }) => subject === userId)).toEqual([]);
  });

  test('does not decide who the person is', async () => {
    const decide = async (userId: string) => {
      const input = { userId, decision: 'REJECT', note: 'I know them.' };
      const given = ['DecideKycInput', input] as const;
      return (await mutate(compliance, named.caller, 'decideKyc', given, '')).userErrors;
    };
    expect(await decide(suspect.userId)).toMatchObject([{ code: 'NOT_FOUND' }]);
    // That they may not would tell them that they are named.
    expect(await decide(suspect.userId)).toEqual(await decide(newId('user')));
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
      'alert { status resolution resolveProposal { id } } proposal { act proposedBy { id } }',
    );

  test('takes two officers to say', async () => {
    expect(await resolve(officer, 'NO_ACTION')).toMatchObject({
      alert: { status: 'IN_CASE', resolution: null, resolveProposal: { id: expect.any(String) } },
      proposal: { proposedBy: { id: officer.id } },
      userErrors: [],
    });
    expect(await resolve(officer, 'NO_ACTION')).toMatchObject({
      ...{ alert: null, proposal: null, userErrors: [{ code: 'SECOND_OFFICER_REQUIRED' }] },
    });
    // Another officer who says something else agrees with nothing.
    expect(await resolve(colleague, 'FALSE_POSITIVE')).toMatchObject({
      alert: { status: 'IN_CASE', resolution: null },
      proposal: { act: 'RESOLVE_AS_FALSE_POSITIVE', proposedBy: { id: colleague.id } },
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
    expect(proposed.slice(-2).map(({ data }) => [data['act'], data['about']])).toEqual([
      ['RESOLVE_AS_NO_ACTION', alertId],
      ['RESOLVE_AS_FALSE_POSITIVE', alertId],
    ]);
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
