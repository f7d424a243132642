import { type Caller, userCaller } from '@blockscore/caller';
import { newId } from '@blockscore/ids';
import type { TestSubgraph } from '@blockscore/testkit';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { apply, somebody, startTestFraud } from './applying.ts';
import { caughtUp, newPerson, officer, type Person } from './compliance-subgraph.ts';
import { investigator } from './investigating.ts';
import { mutate } from './monitoring-steps.ts';
import { openRaiser } from './raising.ts';
import { FILER, reporter } from './reporting.ts';

const colleague = userCaller(newId('user'), ['COMPLIANCE_OFFICER']);

let compliance: TestSubgraph;
beforeAll(async () => {
  compliance = await startTestFraud(FILER);
});
afterAll(async () => {
  await compliance?.close();
  await compliance?.drop();
});

describe('an officer whom a later alert names', () => {
  const marks = { devices: ['late-phone'], accounts: ['late-account'] };
  let late: Person;
  let person: Person;
  let first: { readonly alert: string; readonly case: string };
  beforeAll(async () => {
    late = await somebody(compliance, newPerson(['COMPLIANCE_OFFICER']));
    // None of them shares anything with the officer so far.
    const [one, two] = [await somebody(compliance), await somebody(compliance)];
    await apply(compliance, one, marks);
    await apply(compliance, two, marks);
    person = await somebody(compliance);
    const { assessed } = await apply(compliance, person, marks);
    const [row] = await compliance.sql`
      select case_id from compliance.alerts where id = ${String(assessed.alert_id)}`;
    first = { alert: String(assessed.alert_id), case: String(row?.['case_id']) };
  });

  test('has its case no more, and what they proposed counts as nothing', async () => {
    const resolve = async (by: Caller) => {
      const input = { alertId: first.alert, resolution: 'NO_ACTION', reason: 'A family.' };
      const given = ['ResolveAlertInput', input] as const;
      return await mutate(
        compliance,
        by,
        'resolveAlert',
        given,
        'alert { status } proposal { id }',
      );
    };
    const assign = { caseId: first.case, assigneeId: late.userId };
    const input = ['AssignCaseInput', assign] as const;
    expect(await mutate(compliance, late.caller, 'assignCase', input, '')).toMatchObject({
      userErrors: [],
    });
    expect((await resolve(late.caller))['proposal']).not.toBeNull();
    await apply(compliance, late, marks);
    await apply(compliance, person, marks);
    const theirs = `query ($case: ID!) { case(id: $case) {
      assignee { id } timeline(first: 50) { edges { node { kind } } } } }`;
    const { data } = await compliance.ask(officer, theirs, { case: first.case });
    expect(data).toMatchObject({ case: { assignee: null } });
    expect(JSON.stringify(data).match(/"ASSIGNED"/g)).toHaveLength(2);
    expect(await resolve(officer)).toMatchObject({ proposal: { id: expect.any(String) } });
    expect(await resolve(colleague)).toMatchObject({ alert: { status: 'RESOLVED' } });
  });
});

test('who is named has drawn up and agreed with a report for nothing, unless it is filed', async () => {
  const [office, reports] = [investigator(compliance), reporter(compliance)];
  const marks = { devices: ['report-phone'], accounts: ['report-account'] };
  const newOfficer = () => somebody(compliance, newPerson(['COMPLIANCE_OFFICER']));
  const [drew, agreed] = [await newOfficer(), await newOfficer()];
  for (const _ of ['one', 'another']) await apply(compliance, await somebody(compliance), marks);
  const person = await somebody(compliance);
  const { assessed } = await apply(compliance, person, marks);
  /** Both apply with what the person has, and from then on an alert names the officer. */
  const name = async (named: Person) => {
    for (const each of [named, person]) await apply(compliance, each, marks);
  };
  const [row] = await compliance.sql`
    select case_id from compliance.alerts where id = ${assessed.alert_id}`;
  const about = { caseId: String(row?.['case_id']), reason: 'Looked at all of it.' };
  await office.make('decideCase', { ...about, decision: 'FILE_SAR' });
  await office.make('reviewCase', { ...about, agree: true, decision: 'FILE_SAR' }, colleague);
  const today = new Date().toISOString().slice(0, 10);
  const activity = { from: today, to: today, categories: ['FRAUD_CONSUMER_LOAN'] };
  const content = { caseId: about.caseId, narrative: 'One payslip, three names.', activity };
  const shown = async (id: string, by = officer) =>
    (await compliance.ask(by, 'query ($id: ID!) { sar(id: $id) { status } }', { id })).data?.[
      'sar'
    ];
  const review = { agree: true, reason: about.reason };

  const { id: first } = await reports.make('fileSar', content, drew.caller);
  await name(drew);
  expect(await reports.codes('reviewSar', { ...review, sarId: first })).toEqual(['INVALID_STATE']);
  expect(await shown(first, drew.caller)).toBeNull();
  const { id: sarId } = await reports.make('fileSar', content);
  expect(await shown(first)).toEqual({ status: 'REPLACED' });
  await reports.make('reviewSar', { ...review, sarId }, agreed.caller);
  await name(agreed);
  const filing = { sarId, bsaId: '31000000000042', filedOn: today };
  expect(await reports.codes('recordSarFiling', filing)).toEqual(['INVALID_STATE']);
  await reports.make('reviewSar', { ...review, sarId }, colleague);
  expect(await reports.make('recordSarFiling', filing)).toMatchObject({ status: 'FILED' });
  expect(await shown(sarId, agreed.caller)).toBeNull();
  expect(await office.make('closeCase', { caseId: about.caseId })).toMatchObject({
    status: 'CLOSED',
  });
});

test('an alert that every officer is named by is counted as one for nobody', async () => {
  const marks = { devices: ['only-phone'], accounts: ['only-account'] };
  const alone = await somebody(compliance, newPerson(['COMPLIANCE_OFFICER']));
  const another = newId('user');
  const person = await somebody(compliance);
  for (const each of [alone, await somebody(compliance), person]) {
    await apply(compliance, each, marks);
  }
  const raiser = await openRaiser(compliance);
  const forNobody = async () => {
    await caughtUp(compliance);
    return await raiser.ports.transact((work) => work.named.countForNobody());
  };
  const become = { role: 'COMPLIANCE_OFFICER', change: 'GRANTED' } as const;
  const roles = ['COMPLIANCE_OFFICER'] as const;
  try {
    await compliance.hear('identity.role.changed', { userId: alone.userId, ...become, roles });
    expect(await forNobody()).toBeGreaterThan(0);
    await compliance.hear('identity.role.changed', { userId: another, ...become, roles });
    expect(await forNobody()).toBe(0);
    await compliance.hear('identity.user.suspended', { userId: another });
    expect(await forNobody()).toBeGreaterThan(0);
  } finally {
    await raiser.close();
  }
});
