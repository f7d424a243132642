import { eventually, type TestSubgraph } from '@blockscore/testkit';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { LISTED, newPerson, officer, onboard, startTestCompliance } from './compliance-subgraph.ts';
import { decide, screeningOf } from './deciding.ts';

const second = newPerson(['COMPLIANCE_OFFICER']).caller;

let compliance: TestSubgraph;
beforeAll(async () => {
  compliance = await startTestCompliance();
});
afterAll(async () => {
  await compliance?.close();
  await compliance?.drop();
});

/** Sends a mutation of one input; gives the field's answer. */
async function send(mutation: string, type: string, input: object, fields: string, by = officer) {
  const text = `mutation ($input: ${type}!) { ${mutation}(input: $input) {
    ${fields} userErrors { code message path } } }`;
  const { data, errors } = await compliance.ask(by, text, { input });
  if (errors) throw new Error(JSON.stringify(errors));
  return data?.[mutation] as {
    readonly case?: { readonly id: string; readonly status: string };
    readonly userErrors: readonly { readonly code: string }[];
  };
}

test('a match in a case that officers have decided is for neither of them to dismiss alone', async () => {
  const { userId } = await onboard(compliance, LISTED);
  const alert = await eventually(async () => {
    const [row] = await compliance.sql`
      select id from compliance.alerts where subject = ${userId} and rule = 'SANCTIONS_MATCH'`;
    return row?.['id'] as string | undefined;
  });
  const opened = await send(
    'openCase',
    'OpenCaseInput',
    { alertIds: [alert] },
    'case { id status }',
  );
  const caseId = opened.case?.id;
  const screeningId = await screeningOf(compliance, userId);
  const [screening] = await compliance.sql`
    select entities from compliance.screenings where id = ${screeningId ?? ''}`;
  const [entity] = (screening?.['entities'] ?? []) as string[];
  const dismiss = (by = officer) =>
    send(
      'dismissMatch',
      'DecideMatchInput',
      { userId, screeningId, entity, note: 'Not him.' },
      '',
      by,
    );

  const decision = { caseId, decision: 'FILE_SAR', reason: 'It is him.' };
  await send('decideCase', 'DecideCaseInput', decision, 'case { id status }');
  expect((await dismiss(second)).userErrors).toMatchObject([{ code: 'INVALID_STATE' }]);
  const agreed = await send(
    'reviewCase',
    'ReviewCaseInput',
    { caseId, agree: true, decision: 'FILE_SAR', reason: 'So it is.' },
    'case { id status }',
    second,
  );
  expect(agreed.case).toMatchObject({ status: 'DECIDED' });
  for (const by of [officer, second]) {
    expect((await dismiss(by)).userErrors).toMatchObject([{ code: 'INVALID_STATE' }]);
    const { userErrors } = await decide(compliance, userId, 'APPROVE', by);
    expect(userErrors).toMatchObject([{ code: 'INVALID_STATE' }]);
  }
  const [left] = await compliance.sql`select status from compliance.alerts where id = ${alert}`;
  expect(left?.['status']).toBe('IN_CASE');
});
