import { type Caller, userCaller } from '@blockscore/caller';
import { newId } from '@blockscore/ids';
import type { TestSubgraph } from '@blockscore/testkit';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { apply, somebody, startTestFraud } from './applying.ts';
import { newPerson, officer, type Person } from './compliance-subgraph.ts';
import { mutate } from './monitoring-steps.ts';

const colleague = userCaller(newId('user'), ['COMPLIANCE_OFFICER']);

let compliance: TestSubgraph;
beforeAll(async () => {
  compliance = await startTestFraud();
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
