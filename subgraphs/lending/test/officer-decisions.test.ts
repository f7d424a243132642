import type { Caller } from '@blockscore/caller';
import { newId } from '@blockscore/ids';
import { eventually } from '@blockscore/testkit';
import { describe, expect, test } from 'vitest';
import {
  APPLICATION,
  type Applied,
  answerClearance,
  applicationOf,
  applied,
  decided,
  told,
} from './application-steps.ts';
import { borrower, mutate, officer, useLending } from './lending-subgraph.ts';

const lending = useLending();

const approve = (caller: Caller, id: string, changes: Record<string, unknown> = {}) =>
  mutate<Applied>(
    lending,
    caller,
    'approveApplication',
    { id, ...changes },
    `application { ${APPLICATION} }`,
  );
const reject = (caller: Caller, id: string, reasons: readonly string[], note?: string) =>
  mutate<Applied>(
    lending,
    caller,
    'rejectApplication',
    { id, reasons, note },
    `application { ${APPLICATION} }`,
  );

/** An application that the policy left to an officer. */
async function referred(changes: Record<string, unknown> = {}, caller = borrower()) {
  const id = await applied(lending, caller, changes);
  await decided(lending, id, 'UNDER_REVIEW', { value: 600 });
  return { id, caller };
}

const HIGH = { amount: { amount: '30000.00', currency: 'USD' }, termMonths: 60 };

describe('approving', () => {
  let known: Awaited<ReturnType<typeof referred>> | undefined;

  test('offers what was asked for at the rate of the band, unless told otherwise', async () => {
    const { id, caller } = await referred();
    const { application, userErrors } = await approve(officer(), id, { note: 'Steady income' });
    expect(userErrors).toEqual([]);
    expect(application).toMatchObject({
      status: 'APPROVED',
      decision: { outcome: 'APPROVED', decidedBy: 'OFFICER' },
      offer: { amount: { amount: '10000.00' }, annualRate: '19.9', termMonths: 24 },
    });
    expect((await told(lending, id)).at(-1)).toBe('APPLICATION UNDER_REVIEW→APPROVED');
    const events = await lending.events('lending.decision.made');
    expect(events.at(-1)?.data).toMatchObject({ outcome: 'APPROVED', decidedBy: 'OFFICER' });
    const query = `query ($id: ID!) { loanApplication(id: $id) {
      decisions { outcome decidedBy inputs { score debtToIncome identityVerified screeningClear note } } } }`;
    const answer = await lending.ask(officer(), query, { id });
    expect(answer.data?.['loanApplication']).toMatchObject({
      decisions: [
        { decidedBy: 'OFFICER', inputs: { score: 600, note: 'Steady income' } },
        { outcome: 'REFERRED', inputs: { identityVerified: true, screeningClear: true } },
      ],
    });
    expect((await applicationOf(lending, caller, id))?.decision?.inputs).toBeNull();
  });

  test('may lower the amount and set rate and term within the product', async () => {
    const { id } = await referred();
    const terms = {
      amount: { amount: '8000', currency: 'USD' },
      annualRate: '12.5',
      termMonths: 36,
    };
    const { application } = await approve(officer(), id, terms);
    expect(application?.offer).toMatchObject({
      amount: { amount: '8000.00' },
      annualRate: '12.5',
      termMonths: 36,
    });
  });

  test.each([
    [{ amount: { amount: '10000.01', currency: 'USD' } }, 'AMOUNT_OUT_OF_RANGE'],
    [{ amount: { amount: '-5', currency: 'USD' } }, 'AMOUNT_INVALID'],
    [{ amount: { amount: '5000', currency: 'EUR' } }, 'CURRENCY_NOT_OFFERED'],
    [{ annualRate: '1' }, 'RATE_OUT_OF_RANGE'],
    [{ annualRate: '10.12345678' }, 'RATE_OUT_OF_RANGE'],
    [{ termMonths: 10_000 }, 'TERM_OUT_OF_RANGE'],
    [{ note: 'x'.repeat(1_001) }, 'INPUT_INVALID'],
  ])('refuses %j', async (changes, code) => {
    known ??= await referred();
    const { id } = known;
    expect(await approve(officer(), id, changes)).toMatchObject({
      application: null,
      userErrors: [{ code }],
    });
  });

  test('twice is once: the second is told that it is approved', async () => {
    const { id } = await referred();
    const both = await Promise.all([approve(officer(), id), approve(officer(), id)]);
    const codes = both.flatMap(({ userErrors }) => userErrors.map(({ code }) => code));
    expect(codes).toEqual(['INVALID_STATE']);
    const offers = await lending.sql`select id from lending.offers where application_id = ${id}`;
    expect(offers).toHaveLength(1);
  });

  test('is for officers, never on their own application', async () => {
    const self = officer();
    const { id } = await referred({}, self);
    expect(await approve(self, id)).toMatchObject({ userErrors: [{ code: 'OWN_APPLICATION' }] });
    expect(await reject(self, id, ['OTHER'])).toMatchObject({
      userErrors: [{ code: 'OWN_APPLICATION' }],
    });
    await expect(approve(borrower(), id)).rejects.toThrow('FORBIDDEN');
    expect(await approve(officer(), newId('app'))).toMatchObject({
      userErrors: [{ code: 'NOT_FOUND' }],
    });
  });

  test('needs a verified identity and a clear screening', async () => {
    const id = await applied(lending, borrower());
    await decided(lending, id, 'UNDER_REVIEW', {}, { screening: 'POTENTIAL_MATCH' });
    expect(await approve(officer(), id)).toMatchObject({
      userErrors: [{ code: 'CLEARANCE_REQUIRED' }],
    });
    const waiting = await applied(lending, borrower());
    expect(await approve(officer(), waiting)).toMatchObject({
      userErrors: [{ code: 'INVALID_STATE' }],
    });
  });

  test('asks for a new clearance where the one there is has become void', async () => {
    const { id, caller } = await referred();
    const userId = caller.id as `user_${string}`;
    const change = { userId, kycId: newId('kyc'), from: 'APPROVED', to: 'IN_REVIEW' } as const;
    await lending.hear('compliance.kyc.changed', change);
    const refused = await eventually(async () => {
      const [row] = await lending.sql`
        select 1 from lending.clearances where user_id = ${userId} and voided_at is not null`;
      return row === undefined ? undefined : (await approve(officer(), id)).userErrors;
    });
    expect(refused).toMatchObject([{ code: 'CLEARANCE_STALE' }]);
    await answerClearance(lending, id);
    const approved = await eventually(
      async () => (await approve(officer(), id)).application ?? undefined,
    );
    expect(approved.status).toBe('APPROVED');
  });

  test('gives the last band of a person without a score its rate', async () => {
    const id = await applied(lending, borrower());
    await decided(lending, id, 'UNDER_REVIEW', null);
    const { application } = await approve(officer(), id);
    expect(application?.offer?.annualRate).toBe('19.9');
  });
});

describe('a high amount', () => {
  test('is approved by two officers who approve the same', async () => {
    const { id, caller } = await referred(HIGH);
    const [first, second] = [officer(), officer()];
    expect((await approve(first, id)).application).toMatchObject({
      status: 'UNDER_REVIEW',
      offer: null,
    });
    const query = `query ($id: ID!) { loanApplication(id: $id) {
      firstApproval { amount { amount } annualRate termMonths officer { id } } } }`;
    const answer = await lending.ask(second, query, { id });
    expect(answer.data?.['loanApplication']).toEqual({
      firstApproval: {
        amount: { amount: '30000.00' },
        annualRate: '21.9',
        termMonths: 60,
        officer: { id: first.id },
      },
    });
    expect(await approve(first, id)).toMatchObject({
      userErrors: [{ code: 'SECOND_OFFICER_REQUIRED' }],
    });
    expect(await approve(second, id, { annualRate: '15' })).toMatchObject({
      userErrors: [{ code: 'TERMS_DIFFER' }],
    });
    expect((await approve(second, id)).application?.status).toBe('APPROVED');
    const [row] = await lending.sql`
      select officers from lending.decisions where application_id = ${id} order by id desc limit 1`;
    expect(row?.['officers']).toEqual([first.id, second.id]);
    const approvals = (await lending.events('lending.approval.recorded')).filter(
      ({ data }) => data['applicationId'] === id,
    );
    expect(
      approvals.map(({ actor, data }) => [actor.id, data['officerId'], data['userId']]),
    ).toEqual([
      [first.id, first.id, caller.id],
      [second.id, second.id, caller.id],
    ]);
    expect(approvals.map(({ audience }) => audience)).toEqual([
      { scopes: ['loans:read'] },
      { scopes: ['loans:read'] },
    ]);
  });

  test('of two first approvals at the same moment one is first and one is second', async () => {
    const { id } = await referred(HIGH);
    const both = await Promise.all([approve(officer(), id), approve(officer(), id)]);
    const statuses = both.map(({ application }) => application?.status).sort();
    expect(statuses).toEqual(['APPROVED', 'UNDER_REVIEW']);
  });

  test('approved lower needs one officer only', async () => {
    const { id } = await referred(HIGH);
    const amount = { amount: '25000.00', currency: 'USD' };
    expect((await approve(officer(), id, { amount })).application?.status).toBe('APPROVED');
  });
});

describe('rejecting', () => {
  test('tells the borrower the reasons', async () => {
    const { id, caller } = await referred();
    const reasons = ['INCOME_NOT_VERIFIED', 'EXCESSIVE_OBLIGATIONS', 'INCOME_NOT_VERIFIED'];
    const { application } = await reject(officer(), id, reasons, 'Called the employer');
    expect(application?.status).toBe('REJECTED');
    const view = await applicationOf(lending, caller, id);
    expect(view?.decision).toMatchObject({
      outcome: 'REJECTED',
      reasons: [{ code: 'INCOME_NOT_VERIFIED' }, { code: 'EXCESSIVE_OBLIGATIONS' }],
    });
    expect(JSON.stringify(view)).not.toContain('employer');
    expect(await reject(officer(), id, ['OTHER'])).toMatchObject({
      userErrors: [{ code: 'INVALID_STATE' }],
    });
  });

  test('needs one to four reasons of an application that there is', async () => {
    const { id } = await referred();
    expect(await reject(officer(), id, [])).toMatchObject({
      userErrors: [{ code: 'INPUT_INVALID', path: ['input', 'reasons'] }],
    });
    expect(await reject(officer(), id, ['OTHER'], 'x'.repeat(2_000))).toMatchObject({
      userErrors: [{ code: 'INPUT_INVALID', path: ['input', 'note'] }],
    });
    expect(await reject(officer(), 'x', ['OTHER'])).toMatchObject({
      userErrors: [{ code: 'NOT_FOUND' }],
    });
  });
});
