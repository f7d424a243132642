import type { Caller } from '@blockscore/caller';
import { afterEach, describe, expect, test } from 'vitest';
import { STANDARD_POLICY } from '../src/domain/policy.ts';
import { APPLICATION, type Applied, applied, decided } from './application-steps.ts';
import { borrower, mutate, officer, useLending } from './lending-subgraph.ts';
import { decideAsBefore, decideBy } from './policy-steps.ts';

const lending = useLending();

const approve = (caller: Caller, id: string, changes: Record<string, unknown> = {}) =>
  mutate<Applied>(
    lending,
    caller,
    'approveApplication',
    { id, ...changes },
    `application { ${APPLICATION} }`,
  );

/** An application of 10,000.00 that the policy left to an officer. */
async function referred(caller = borrower()) {
  const id = await applied(lending, caller);
  await decided(lending, id, 'UNDER_REVIEW', { value: 600 });
  return { id, caller };
}

describe('what an officer may approve by the policy', () => {
  afterEach(() => decideAsBefore(lending));

  test('takes a second one above the limit of their role', async () => {
    await decideBy(lending, { authority: { LOAN_OFFICER: { aloneUpTo: '9000', highest: null } } });
    const { id } = await referred();
    const first = await approve(officer(), id);
    expect(first).toMatchObject({ application: { status: 'UNDER_REVIEW' }, userErrors: [] });
    const second = await approve(officer(), id);
    expect(second).toMatchObject({ application: { status: 'APPROVED' }, userErrors: [] });
  });

  test('is nothing above the highest amount, also by two', async () => {
    await decideBy(lending, {
      authority: { LOAN_OFFICER: { aloneUpTo: '5000', highest: '8000' } },
    });
    const { id } = await referred();
    const { userErrors } = await approve(officer(), id);
    expect(userErrors).toMatchObject([{ code: 'ABOVE_AUTHORITY', path: ['input', 'amount'] }]);
    expect(userErrors[0]?.message).toContain('8000.00 USD');
  });

  test('is not against what may not be overridden', async () => {
    await decideBy(lending, { overrides: { allowed: ['NO_PROFILE'], withNote: [] } });
    const { id } = await referred();
    const { userErrors } = await approve(officer(), id);
    expect(userErrors).toMatchObject([{ code: 'OVERRIDE_NOT_ALLOWED' }]);
  });

  test('takes a note against what the policy says, which staff read with what it overrides', async () => {
    const { allowed } = STANDARD_POLICY.overrides;
    await decideBy(lending, { overrides: { allowed, withNote: ['SCORE_NEEDS_REVIEW'] } });
    const { id } = await referred();
    const without = await approve(officer(), id);
    expect(without.userErrors).toMatchObject([{ code: 'NOTE_REQUIRED', path: ['input', 'note'] }]);
    await approve(officer(), id, { note: 'A steady job for ten years' });
    const query = `query ($id: ID!) { loanApplication(id: $id) {
      decision { inputs { note overridden } } } }`;
    const { data } = await lending.ask(officer(), query, { id });
    expect(data?.['loanApplication']).toMatchObject({
      decision: {
        inputs: { note: 'A steady job for ten years', overridden: ['SCORE_NEEDS_REVIEW'] },
      },
    });
  });
});

const NOTICE = `query ($id: ID!) { loanApplication(id: $id) { adverseActionNotice {
  action creditorName creditorAddress issuedAt statement principalReasons { code text }
  score { score lowest highest keyFactors } rights html } } }`;

describe('a notice of adverse action', () => {
  const noticeTo = async (caller: Caller, id: string) => {
    const { data } = await lending.ask(caller, NOTICE, { id });
    const found = data?.['loanApplication'] as { adverseActionNotice: Record<string, unknown> };
    return found.adverseActionNotice;
  };

  test('tells who is rejected by the policy why, by which score, and what the law forbids', async () => {
    const caller = borrower();
    const id = await applied(lending, caller);
    await decided(lending, id, 'REJECTED', { value: 560 });
    const notice = await noticeTo(caller, id);
    expect(notice).toMatchObject({
      action: 'DENIED',
      creditorName: 'BlockScore Demo Lender',
      principalReasons: [{ code: 'SCORE_FACTOR', text: 'You were late with payments.' }],
      score: { score: 560, lowest: 300, highest: 850 },
    });
    expect(notice['rights']).toContain('Federal Trade Commission');
    expect(notice['html']).toContain('<!doctype html>');
    const reader = officer();
    expect(await noticeTo(reader, id)).toEqual(notice);
    const reads = await lending.events('lending.personal_data.read');
    expect(reads.at(-1)).toMatchObject({ actor: { id: reader.id } });
    const [row] = await lending.sql`
      select content from lending.adverse_action_notices where application_id = ${id}`;
    expect(row?.['content']).toMatch(/^v\d/);
    await expect(
      lending.sql`update lending.adverse_action_notices set content = '' where true`,
    ).rejects.toThrow(/append-only|permission denied/);
  });

  test("gives an officer's reasons, and goes with less than was asked for", async () => {
    const one = await referred();
    const reasons = ['INCOME_NOT_VERIFIED', 'OTHER'];
    await mutate(lending, officer(), 'rejectApplication', { id: one.id, reasons }, '');
    const denied = await noticeTo(one.caller, one.id);
    expect(denied).toMatchObject({ principalReasons: reasons.map((code) => ({ code })) });
    const other = await referred();
    const amount = { amount: '6000', currency: 'USD' };
    await approve(officer(), other.id, { amount, reasons: ['EXCESSIVE_OBLIGATIONS'] });
    expect(await noticeTo(other.caller, other.id)).toMatchObject({
      action: 'COUNTER_OFFER',
      principalReasons: [{ code: 'EXCESSIVE_OBLIGATIONS' }],
    });
    const third = await referred();
    await approve(officer(), third.id, { amount });
    expect(await noticeTo(third.caller, third.id)).toMatchObject({
      principalReasons: [{ code: 'SCORE_FACTOR' }],
    });
  });
});
