import { ANONYMOUS, userCaller } from '@blockscore/caller';
import { newId } from '@blockscore/ids';
import { describe, expect, test } from 'vitest';
import {
  type Applied,
  answerAssessment,
  answerClearance,
  applied,
  apply,
  decided,
  PERSONAL,
  told,
} from './application-steps.ts';
import { borrower, mutate, newKey, officer, useLending } from './lending-subgraph.ts';

const lending = useLending();

async function rows(): Promise<number> {
  const [row] = await lending.sql`select count(*)::int as n from lending.applications`;
  return row?.['n'] as number;
}

describe('applying', () => {
  test('takes an application and asks credit and compliance about the applicant', async () => {
    const caller = borrower();
    const { application, userErrors } = await apply(lending, caller);
    expect(userErrors).toEqual([]);
    expect(application).toMatchObject({
      status: 'SUBMITTED',
      amount: { amount: '10000.00', currency: 'USD' },
      termMonths: 24,
      purpose: 'A new roof',
      decision: null,
      offer: null,
    });
    const id = application?.id ?? '';
    expect(await told(lending, id)).toEqual(['APPLICATION null→SUBMITTED']);
    const [status] = (await lending.events('lending.status.changed')).slice(-1);
    expect(status?.audience).toEqual({ subject: caller.id, scopes: ['loans:read'] });
    for (const type of ['lending.assessment.requested', 'lending.clearance.requested']) {
      const event = (await lending.events(type)).at(-1);
      expect(event?.data).toMatchObject({ applicationId: id, userId: caller.id });
      expect(event?.audience).toEqual({ scopes: ['loans:read'] });
    }
  });

  test('keeps the purpose and the key that seals the answer out of sight', async () => {
    const id = await applied(lending, borrower(), { purpose: 'Gallbladder surgery' });
    const stored = await lending.sql`
      select a.purpose, s.private_key from lending.applications a
      join lending.assessments s on s.application_id = a.id where a.id = ${id}`;
    expect(stored[0]?.['purpose']).toMatch(/^v1\./);
    expect(stored[0]?.['private_key']).toMatch(/^v1\./);
    expect(JSON.stringify(await lending.events())).not.toContain('Gallbladder');
  });

  test.each([
    [{ productId: newId('prod') }, 'PRODUCT_NOT_FOUND', ['productId']],
    [{ productId: "x'; drop table" }, 'PRODUCT_NOT_FOUND', ['productId']],
    [{ amount: { amount: '-1', currency: 'USD' } }, 'AMOUNT_INVALID', ['amount']],
    [{ amount: { amount: '0', currency: 'USD' } }, 'AMOUNT_INVALID', ['amount']],
    [{ amount: { amount: '10.005', currency: 'USD' } }, 'AMOUNT_INVALID', ['amount']],
    [{ amount: { amount: '50000.01', currency: 'USD' } }, 'AMOUNT_OUT_OF_RANGE', ['amount']],
    [{ amount: { amount: '9999999999999', currency: 'USD' } }, 'AMOUNT_OUT_OF_RANGE', ['amount']],
    [
      { amount: { amount: '100', currency: 'EUR' } },
      'CURRENCY_NOT_OFFERED',
      ['amount', 'currency'],
    ],
    [{ amount: { amount: '100', currency: 'ABC' } }, 'AMOUNT_INVALID', ['amount']],
    [{ termMonths: 10_000 }, 'TERM_OUT_OF_RANGE', ['termMonths']],
    [{ termMonths: -3 }, 'TERM_OUT_OF_RANGE', ['termMonths']],
    [{ purpose: 'x'.repeat(201) }, 'INPUT_INVALID', ['purpose']],
    [{ purpose: 'a\u0000b' }, 'INPUT_INVALID', ['purpose']],
    [{ idempotencyKey: 'a\u0000' }, 'IDEMPOTENCY_KEY_INVALID', ['idempotencyKey']],
    [{ idempotencyKey: '' }, 'IDEMPOTENCY_KEY_INVALID', ['idempotencyKey']],
    [{ idempotencyKey: 'k'.repeat(256) }, 'IDEMPOTENCY_KEY_INVALID', ['idempotencyKey']],
  ])('refuses %j and leaves nothing behind', async (changes, code, path) => {
    const before = await rows();
    const { application, userErrors } = await apply(lending, borrower(), changes);
    expect(application).toBeNull();
    expect(userErrors).toMatchObject([{ code, path: ['input', ...path] }]);
    expect(await rows()).toBe(before);
  });

  test('the same key and input is the same application, another input is refused', async () => {
    const caller = borrower();
    const idempotencyKey = newKey();
    const first = await apply(lending, caller, { idempotencyKey });
    const again = await apply(lending, caller, { idempotencyKey });
    expect(again).toEqual(first);
    const other = await apply(lending, caller, { idempotencyKey, termMonths: 12 });
    expect(other).toMatchObject({
      application: null,
      userErrors: [{ code: 'IDEMPOTENCY_KEY_REUSED' }],
    });
    const stranger = await apply(lending, borrower(), { idempotencyKey });
    expect(stranger.application?.id).not.toBe(first.application?.id);
  });

  test('duplicates that arrive at the same moment make one application', async () => {
    const caller = borrower();
    const idempotencyKey = newKey();
    const all = await Promise.all([1, 2, 3].map(() => apply(lending, caller, { idempotencyKey })));
    expect(new Set(all.map(({ application }) => application?.id)).size).toBe(1);
  });

  test('a refused answer is given again for its key', async () => {
    const caller = borrower();
    const input = { idempotencyKey: newKey(), termMonths: 1 };
    const first = await apply(lending, caller, input);
    expect(await apply(lending, caller, input)).toEqual(first);
  });

  test('is for people, and for a few applications at a time', async () => {
    const partner = {
      ...userCaller('partner_x', ['PARTNER'], newId('partner')),
      kind: 'PARTNER',
    } as const;
    expect(await apply(lending, partner)).toMatchObject({
      userErrors: [{ code: 'BORROWERS_ONLY' }],
    });
    const caller = borrower();
    for (let n = 0; n < 5; n += 1) await applied(lending, caller);
    const sixth = await apply(lending, caller);
    expect(sixth).toMatchObject({ userErrors: [{ code: 'TOO_MANY_APPLICATIONS' }] });
  });

  test('asks for signing in', async () => {
    const answer = await lending.ask(
      ANONYMOUS,
      `mutation { applyForLoan(input: { productId: "${PERSONAL}", termMonths: 12, idempotencyKey: "k",
        amount: { amount: "1000", currency: "USD" } }) { application { id } } }`,
    );
    expect(answer.errors?.[0]?.extensions?.code).toBe('UNAUTHENTICATED');
  });
});

test('an application shows all that its parts say', async () => {
  const caller = borrower();
  const id = await applied(lending, caller);
  await decided(lending, id, 'APPROVED');
  const answer = await lending.ask(
    caller,
    `query ($id: ID!) { loanApplication(id: $id) { submittedAt product { code minAmount { amount } }
      borrower { id } offer { amountFinanced { amount } financeCharge { amount } totalOfPayments { amount }
        acceptedAt schedule { number payment { amount } balance { amount } } } } }`,
    { id },
  );
  expect(answer.errors).toBeUndefined();
  expect(answer.data?.['loanApplication']).toMatchObject({
    product: { code: 'PERSONAL' },
    borrower: { id: caller.id },
    offer: {
      amountFinanced: { amount: '10000.00' },
      financeCharge: { amount: '1174.75' },
      totalOfPayments: { amount: '11174.75' },
      acceptedAt: null,
    },
  });
  const shown = answer.data?.['loanApplication'] as
    | { offer: { schedule: { balance: { amount: string } }[] } }
    | undefined;
  expect(shown?.offer.schedule).toHaveLength(24);
  expect(shown?.offer.schedule.at(-1)?.balance.amount).toBe('0.00');
});

describe('withdrawing', () => {
  const withdraw = (caller: Parameters<typeof mutate>[1], id: string) =>
    mutate<Applied>(lending, caller, 'withdrawApplication', { id }, 'application { status }');

  test('is possible while nothing is accepted, and once', async () => {
    const caller = borrower();
    const id = await applied(lending, caller);
    const { application } = await withdraw(caller, id);
    expect(application?.status).toBe('WITHDRAWN');
    const again = await withdraw(caller, id);
    expect(again).toMatchObject({ application: null, userErrors: [{ code: 'INVALID_STATE' }] });
    await answerAssessment(lending, id);
    await answerClearance(lending, id);
    await lending.sql`select pg_sleep(0.3)`;
    expect(await told(lending, id)).toHaveLength(2);
  });

  test("somebody else's looks like none at all", async () => {
    const id = await applied(lending, borrower());
    const [strangers, none, malformed] = await Promise.all([
      withdraw(borrower(), id),
      withdraw(borrower(), newId('app')),
      withdraw(officer(), 'app_nonsense'),
    ]);
    expect(strangers).toEqual(none);
    expect(malformed).toEqual(none);
    expect(none).toMatchObject({ userErrors: [{ code: 'NOT_FOUND' }] });
  });
});
