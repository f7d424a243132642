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

/** A case of the match that a screening of somebody on a list found. */
async function matched() {
  const { userId } = await onboard(compliance, LISTED);
  const alertId = await eventually(async () => {
    const [row] = await compliance.sql`
      select id from compliance.alerts where subject = ${userId} and rule = 'SANCTIONS_MATCH'`;
    return row?.['id'] as string | undefined;
  });
  const opening = { alertIds: [alertId] };
  const opened = await send('openCase', 'OpenCaseInput', opening, 'case { id status }');
  const screeningId = await screeningOf(compliance, userId);
  const dismissing = { userId, screeningId, entity: 'demo:1', note: 'Not him.' };
  const dismiss = (by = officer) => send('dismissMatch', 'DecideMatchInput', dismissing, '', by);
  return { userId, alertId, caseId: opened.case?.id, dismiss };
}

async function agreeOn(caseId: string | undefined, decision: 'NO_SAR' | 'FILE_SAR') {
  const review = { caseId, agree: true, decision, reason: 'So it is.' };
  return await send('reviewCase', 'ReviewCaseInput', review, 'case { id status }', second);
}

const alertOf = async (alertId: string) => {
  const [row] = await compliance.sql`
    select status, case_id, resolution from compliance.alerts where id = ${alertId}`;
  return row;
};

test('a match in a case that officers have decided to report is for neither of them to dismiss alone', async () => {
  const { userId, alertId, caseId, dismiss } = await matched();
  const decision = { caseId, decision: 'FILE_SAR', reason: 'It is him.' };
  await send('decideCase', 'DecideCaseInput', decision, 'case { id status }');
  expect((await dismiss(second)).userErrors).toMatchObject([
    { code: 'INVALID_STATE', message: expect.stringContaining('send that back by reviewCase') },
  ]);
  const agreed = await agreeOn(caseId, 'FILE_SAR');
  expect(agreed.case).toMatchObject({ status: 'DECIDED' });
  for (const by of [officer, second]) {
    expect((await dismiss(by)).userErrors).toMatchObject([
      {
        code: 'INVALID_STATE',
        message: expect.stringContaining('report is filed and the case closed'),
      },
    ]);
    const { userErrors } = await decide(compliance, userId, 'APPROVE', by);
    expect(userErrors).toMatchObject([{ code: 'INVALID_STATE' }]);
  }
  expect(await alertOf(alertId)).toMatchObject({ status: 'IN_CASE' });
});

test('a match on which no report stands is dismissed while its case is decided', async () => {
  const { alertId, caseId, dismiss } = await matched();
  const decision = { caseId, decision: 'NO_SAR', reason: 'Nothing to report.' };
  await send('decideCase', 'DecideCaseInput', decision, 'case { id status }');
  await agreeOn(caseId, 'NO_SAR');
  expect((await dismiss()).userErrors).toEqual([]);
  expect(await alertOf(alertId)).toMatchObject({ resolution: 'FALSE_POSITIVE', case_id: caseId });
  const [found] = await compliance.sql`
    select status, decision from compliance.cases where id = ${caseId ?? ''}`;
  expect(found).toEqual({ status: 'DECIDED', decision: 'NO_SAR' });
});

test('a match is resolved by a verdict alone: not with its case, nor as an alert while it is open', async () => {
  const { alertId, caseId, dismiss } = await matched();
  const resolution = { alertId, resolution: 'NO_ACTION', reason: 'Known.' };
  const resolve = () => send('resolveAlert', 'ResolveAlertInput', resolution, 'alert { id }');
  expect((await resolve()).userErrors).toMatchObject([{ code: 'INVALID_STATE' }]);
  const decision = { caseId, decision: 'NO_SAR', reason: 'Nothing to report.' };
  await send('decideCase', 'DecideCaseInput', decision, 'case { id status }');
  await agreeOn(caseId, 'NO_SAR');
  const closed = await send('closeCase', 'CloseCaseInput', { caseId }, 'case { id status }');
  expect(closed.case).toMatchObject({ status: 'CLOSED' });
  const open = { status: 'OPEN', case_id: null, resolution: null };
  expect(await alertOf(alertId)).toEqual(open);
  expect((await resolve()).userErrors).toMatchObject([{ code: 'INVALID_STATE' }]);
  expect(await alertOf(alertId)).toEqual(open);
  expect((await dismiss()).userErrors).toEqual([]);
  expect(await alertOf(alertId)).toMatchObject({
    status: 'RESOLVED',
    resolution: 'FALSE_POSITIVE',
  });
});
