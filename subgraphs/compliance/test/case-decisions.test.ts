import { userCaller } from '@blockscore/caller';
import { newId } from '@blockscore/ids';
import type { TestSubgraph } from '@blockscore/testkit';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { caughtUp, officer } from './compliance-subgraph.ts';
import { type Investigation, kindsOf, openInvestigation, timelineOf } from './investigating.ts';
import type { Raiser } from './raising.ts';

let investigation: Investigation;
let compliance: TestSubgraph;
let raiser: Raiser;
let office: Investigation['office'];
let opened: Investigation['opened'];
let statusOf: Investigation['statusOf'];
const colleague = userCaller(newId('user'), ['COMPLIANCE_OFFICER']);
beforeAll(async () => {
  investigation = await openInvestigation();
  ({ compliance, raiser, office, opened, statusOf } = investigation);
});
afterAll(() => investigation?.close());
const reason = 'Looked at all of it.';

describe('a decision', () => {
  test('takes two officers, and closing resolves the alerts by it', async () => {
    const { id, alert, subject } = await opened();
    const input = { caseId: id };
    expect(await office.codes('closeCase', input)).toEqual(['INVALID_STATE']);
    expect(
      await office.codes('reviewCase', { ...input, agree: true, decision: 'NO_SAR', reason }),
    ).toEqual(['INVALID_STATE']);
    const decided = await office.make('decideCase', { ...input, decision: 'NO_SAR', reason });
    expect(decided).toMatchObject({ status: 'IN_REVIEW', decidedBy: { id: officer.id } });
    expect(
      await office.codes('reviewCase', { ...input, agree: true, decision: 'NO_SAR', reason }),
    ).toEqual(['SECOND_OFFICER_REQUIRED']);
    const sent = await office.make('reviewCase', { ...input, agree: false, reason }, colleague);
    expect(sent).toMatchObject({ status: 'OPEN', decision: null });
    await office.make('decideCase', { ...input, decision: 'NO_SAR', reason }, colleague);
    const agreed = await office.make('reviewCase', {
      ...input,
      agree: true,
      decision: 'NO_SAR',
      reason,
    });
    expect(agreed).toMatchObject({
      ...{ status: 'DECIDED', decision: 'NO_SAR', deadline: null },
      ...{ decidedBy: { id: colleague.id }, reviewedBy: { id: officer.id } },
    });
    expect(await office.make('closeCase', input)).toMatchObject({ status: 'CLOSED' });
    expect(await statusOf(alert.id)).toMatchObject({ status: 'RESOLVED', resolution: 'NO_ACTION' });
    expect(kindsOf(await timelineOf(compliance, id))).toEqual([
      ...['OPENED', 'ALERT_ADDED', 'DECIDED', 'DISAGREED', 'DECIDED', 'AGREED', 'CLOSED'],
    ]);
    expect(await office.codes('addCaseNote', { ...input, note: 'x' })).toEqual(['INVALID_STATE']);
    const later = await raiser.raise({ subject });
    expect(later.status).toBe('OPEN');
    expect(await office.make('reopenCase', { ...input, reason })).toMatchObject({
      ...{ status: 'OPEN', decision: null, deadline: { daysLeft: 30 } },
    });
  });

  test('is set aside by what an alert of the case fires by again, and stands to file', async () => {
    for (const decision of ['NO_SAR', 'FILE_SAR'] as const) {
      const { id, alert, subject } = await opened();
      await office.make('decideCase', { caseId: id, decision, reason });
      const agreed = { caseId: id, agree: true, decision, reason };
      await office.make('reviewCase', agreed, colleague);
      const facts = [{ name: 'payments', value: '13 of 520.00 USD' }];
      await raiser.raise({ subject, dedupeKey: alert.dedupeKey, facts });
      const entries = await timelineOf(compliance, id);
      const fired = { kind: 'ALERT_FIRED_AGAIN', by: null, outcome: '2', alert: { id: alert.id } };
      const last = entries.slice(decision === 'NO_SAR' ? -2 : -1);
      expect(last[0]).toMatchObject(fired);
      expect(last.slice(1)).toMatchObject(
        decision === 'NO_SAR' ? [{ kind: 'DECISION_SET_ASIDE', outcome: 'NO_SAR' }] : [],
      );
      expect(await statusOf(alert.id)).toMatchObject({ status: 'IN_CASE', case_id: id });
    }
  });

  test('is not taken anew while another case about the person is open', async () => {
    const { id, subject } = await opened();
    await office.make('decideCase', { caseId: id, decision: 'NO_SAR', reason });
    await office.make(
      'reviewCase',
      { caseId: id, agree: true, decision: 'NO_SAR', reason },
      colleague,
    );
    await office.make('closeCase', { caseId: id });
    const other = await opened(subject);
    expect(await office.codes('reopenCase', { caseId: id, reason })).toEqual(['CASE_OPEN']);
    // What is open is told as it is, and not as in the way of itself.
    expect(await office.codes('reopenCase', { caseId: other.id, reason })).toEqual([
      'INVALID_STATE',
    ]);
  });

  test('is reviewed once, however many review it at once', async () => {
    const { id } = await opened();
    await office.make('decideCase', { caseId: id, decision: 'NO_SAR', reason });
    const third = userCaller(newId('user'), ['COMPLIANCE_OFFICER']);
    const answers = await Promise.all([
      office.codes(
        'reviewCase',
        { caseId: id, agree: true, decision: 'NO_SAR', reason },
        colleague,
      ),
      office.codes('reviewCase', { caseId: id, agree: false, reason }, third),
    ]);
    expect(answers.sort()).toEqual([[], ['INVALID_STATE']].sort());
    const reviews = kindsOf(await timelineOf(compliance, id)).filter((kind) => /AGREED/.test(kind));
    expect(reviews).toHaveLength(1);
  });

  test('about what was not seen is set aside', async () => {
    const { id, subject } = await opened();
    await office.make('decideCase', { caseId: id, decision: 'NO_SAR', reason });
    await raiser.raise({ subject });
    expect(kindsOf(await timelineOf(compliance, id)).slice(-2)).toEqual([
      'ALERT_ADDED',
      'DECISION_SET_ASIDE',
    ]);
    expect(
      await office.codes(
        'reviewCase',
        { caseId: id, agree: true, decision: 'NO_SAR', reason },
        colleague,
      ),
    ).toEqual(['INVALID_STATE']);
  });
});

test('a decision of one who was suspended since is only sent back', async () => {
  const { id } = await opened();
  const suspended = newId('user');
  const deciding = { caseId: id, decision: 'NO_SAR', reason };
  await office.make('decideCase', deciding, userCaller(suspended, ['COMPLIANCE_OFFICER']));
  await compliance.hear('identity.user.suspended', { userId: suspended });
  await caughtUp(compliance);
  const agree = { ...deciding, agree: true };
  expect(await office.codes('reviewCase', agree)).toEqual(['INVALID_STATE']);
  await office.make('reviewCase', { caseId: id, agree: false, reason });
  await office.make('decideCase', deciding);
  expect(await office.make('reviewCase', agree, colleague)).toMatchObject({ status: 'DECIDED' });
});

describe('an alert within a case', () => {
  test('is resolved by itself, which the timeline says, until the case is decided', async () => {
    const { id, subject, alert } = await opened();
    const other = await raiser.raise({ subject });
    const resolve = async (alertId: string) => {
      const { data } = await compliance.ask(
        officer,
        `mutation ($input: ResolveAlertInput!) { resolveAlert(input: $input) {
          alert { status case { id } } userErrors { code } } }`,
        { input: { alertId, resolution: 'FALSE_POSITIVE', reason } },
      );
      return data?.['resolveAlert'];
    };
    expect(await resolve(alert.id)).toEqual({
      alert: { status: 'RESOLVED', case: { id } },
      userErrors: [],
    });
    expect((await timelineOf(compliance, id)).at(-1)).toMatchObject({
      ...{ kind: 'ALERT_RESOLVED', outcome: 'FALSE_POSITIVE', text: reason },
      alert: { id: alert.id },
    });
    await office.make('decideCase', { caseId: id, decision: 'NO_SAR', reason });
    expect(await resolve(other.id)).toEqual({
      alert: null,
      userErrors: [{ code: 'INVALID_STATE' }],
    });
  });
});
