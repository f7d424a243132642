import { eventually } from '@blockscore/testkit';
import { describe, expect, test } from 'vitest';
import {
  type Applied,
  answerAssessment,
  answerClearance,
  applicationOf,
  applied,
  apply,
  decided,
} from './application-steps.ts';
import { borrower, mutate, officer, useLending } from './lending-subgraph.ts';
import { accept, activeLoan, cleared, disburse } from './loan-steps.ts';
import { created } from './product-steps.ts';

const lending = useLending();
const TWENTY = { amount: { amount: '20000.00', currency: 'USD' }, termMonths: 60 };

const approve = (id: string) =>
  mutate<Applied>(lending, officer(), 'approveApplication', { id }, 'application { status }');

/** The codes of the latest decision, as staff read them. */
async function reasonsOf(id: string): Promise<readonly string[]> {
  const view = await applicationOf(lending, officer(), id);
  return view?.decision?.reasons.map(({ code }) => code) ?? [];
}

async function debtToIncomeOf(id: string): Promise<number> {
  const query = `query ($id: ID!) { loanApplication(id: $id) {
    decision { inputs { debtToIncome } } } }`;
  const { data } = await lending.ask(officer(), query, { id });
  const found = data?.['loanApplication'] as {
    readonly decision: { readonly inputs: { readonly debtToIncome: string } };
  };
  return Number(found.decision.inputs.debtToIncome);
}

describe('what the lender offers and lends already', () => {
  test('counts, so that of several applications at a time one is approved', async () => {
    const caller = borrower();
    const ids: string[] = [];
    for (let n = 0; n < 4; n += 1) ids.push(await applied(lending, caller, TWENTY));
    for (const id of ids) await answerAssessment(lending, id);
    for (const id of ids) await answerClearance(lending, id);
    const outcomes = await eventually(async () => {
      const views = await Promise.all(ids.map((id) => applicationOf(lending, caller, id)));
      const statuses = views.map((view) => view?.status ?? '');
      return statuses.includes('SUBMITTED') ? undefined : statuses.sort();
    });
    expect(outcomes).toEqual(['APPROVED', 'UNDER_REVIEW', 'UNDER_REVIEW', 'UNDER_REVIEW']);
    const [row] = await lending.sql`
      select count(*)::int as n from lending.offers o
      join lending.applications a on a.id = o.application_id where a.user_id = ${caller.id}`;
    expect(row?.['n']).toBe(1);
  });

  test('counts once accepted, and once it is paid out by what is still owed', async () => {
    const caller = borrower();
    await activeLoan(lending, caller, undefined, TWENTY);
    const second = await applied(lending, caller, { termMonths: 60 });
    await decided(lending, second, 'UNDER_REVIEW');
    expect(await reasonsOf(second)).toEqual(['AMOUNT_NEEDS_REVIEW']);
    await lending.sql`
      update lending.loans set principal_outstanding = 0 where user_id = ${caller.id}`;
    const third = await applied(lending, caller, { termMonths: 60 });
    await decided(lending, third, 'APPROVED');
  });

  test('raises the share of income that goes to debts', async () => {
    const caller = borrower();
    const first = await applied(lending, caller);
    await decided(lending, first, 'APPROVED', { income: '250000' });
    const second = await applied(lending, caller);
    // 500.00 stated + 465.61 offered + 465.60 asked for, of 2,500.00
    await decided(lending, second, 'REJECTED', { income: '250000' });
    expect(await reasonsOf(second)).toEqual(['DEBT_TO_INCOME_TOO_HIGH']);
  });

  test('counts instalments that come more often than monthly by what they make a month', async () => {
    const { id: productId } = await created(lending, { every: { count: 2, unit: 'WEEK' } });
    const caller = borrower();
    const amount = { amount: '5000', currency: 'USD' };
    const first = await applied(lending, caller, { productId, amount, termMonths: 12 });
    await decided(lending, first, 'APPROVED');
    const second = await applied(lending, caller);
    await decided(lending, second, 'APPROVED');
    const [before = 0, after = 0] = await Promise.all([first, second].map(debtToIncomeOf));
    // 465.61 of 5,000.00: all else has been counted with the first one already.
    expect(after - before).toBeCloseTo(0.0931, 3);
  });

  test('brings in a second officer where the sum is high', async () => {
    const caller = borrower();
    const first = await applied(lending, caller, TWENTY);
    await decided(lending, first, 'APPROVED');
    await accept(lending, caller, first);
    const second = await applied(lending, caller, { termMonths: 60 });
    await decided(lending, second, 'UNDER_REVIEW');
    expect((await approve(second)).application?.status).toBe('UNDER_REVIEW');
    expect((await approve(second)).application?.status).toBe('APPROVED');
  });
});

describe('open applications', () => {
  test('are counted one after the other', async () => {
    const caller = borrower();
    const all = await Promise.all([1, 2, 3, 4, 5, 6, 7].map(() => apply(lending, caller)));
    expect(all.filter(({ application }) => application !== null)).toHaveLength(5);
  });

  test('stay open until their money is paid out', async () => {
    const caller = borrower();
    const id = await applied(lending, caller, { amount: { amount: '1000', currency: 'USD' } });
    await decided(lending, id, 'APPROVED');
    const { loan } = await accept(lending, caller, id);
    for (let n = 0; n < 4; n += 1) await applied(lending, caller);
    const { userErrors } = await apply(lending, caller);
    expect(userErrors).toMatchObject([{ code: 'TOO_MANY_APPLICATIONS' }]);
    await cleared(lending, loan?.id ?? '');
    const { payment } = await disburse(lending, officer(), loan?.id ?? '');
    expect(payment).not.toBeNull();
  });
});
