import { ANONYMOUS, userCaller } from '@blockscore/caller';
import { newId } from '@blockscore/ids';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  type Applied,
  answerAssessment,
  answerClearance,
  applicationOf,
  applied,
  apply,
  borrower,
  decided,
  mutate,
  newKey,
  officer,
  PERSONAL,
  reached,
  startTestLending,
  type TestLending,
  told,
} from './lending-subgraph.ts';

let lending: TestLending;

beforeAll(async () => {
  lending = await startTestLending();
});

afterAll(async () => {
  await lending?.close();
  await lending?.drop();
});

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
    [{ amount: { amount: '100', currency: 'XXX' } }, 'AMOUNT_INVALID', ['amount']],
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

describe('the automatic decision', () => {
  test('approves, offers, and tells each step', async () => {
    const caller = borrower();
    const id = await applied(lending, caller);
    await decided(lending, id, 'APPROVED');
    expect(await applicationOf(lending, caller, id)).toMatchObject({
      status: 'APPROVED',
      decision: { outcome: 'APPROVED', decidedBy: 'POLICY', reasons: [], inputs: null },
      offer: { annualRate: '10.9', termMonths: 24, payment: { amount: '465.61' } },
    });
    expect(await told(lending, id)).toEqual([
      'APPLICATION null→SUBMITTED',
      'APPLICATION SUBMITTED→UNDER_REVIEW',
      'APPLICATION UNDER_REVIEW→APPROVED',
    ]);
  });

  test('waits for both answers, whichever comes first', async () => {
    const id = await applied(lending, borrower());
    await answerClearance(lending, id);
    await lending.sql`select pg_sleep(0.3)`;
    expect(await told(lending, id)).toHaveLength(1);
    await answerAssessment(lending, id);
    await reached(lending, id, 'APPROVED');
  });

  test('decides once when an answer is delivered again', async () => {
    const id = await applied(lending, borrower());
    await answerAssessment(lending, id, { value: 600 });
    await answerClearance(lending, id);
    await answerAssessment(lending, id, { value: 800 });
    await answerClearance(lending, id);
    await reached(lending, id, 'UNDER_REVIEW');
    await lending.sql`select pg_sleep(0.3)`;
    const decisions = await lending.sql`
      select outcome from lending.decisions where application_id = ${id}`;
    expect(decisions).toMatchObject([{ outcome: 'REFERRED' }]);
  });

  test('rejects with reasons that the borrower reads, and destroys the key of the hand-over', async () => {
    const caller = borrower();
    const id = await applied(lending, caller);
    await decided(lending, id, 'REJECTED', { value: 500, income: '777777' });
    const view = await applicationOf(lending, caller, id);
    expect(view?.decision?.reasons).toEqual([
      { code: 'SCORE_BELOW_MINIMUM', text: expect.any(String) },
      { code: 'SCORE_FACTOR', text: 'You were late with payments.' },
    ]);
    const stored = await lending.sql`
      select s.private_key, s.disclosed, d.inputs from lending.assessments s
      join lending.decisions d using (application_id) where application_id = ${id}`;
    expect(stored[0]?.['private_key']).toBeNull();
    expect(JSON.stringify(stored)).not.toContain('777777');
  });

  test('says nothing of a screening to the borrower, and all of it to staff', async () => {
    const caller = borrower();
    const id = await applied(lending, caller);
    await decided(lending, id, 'UNDER_REVIEW', {}, { screening: 'POTENTIAL_MATCH' });
    const own = await applicationOf(lending, caller, id);
    expect(own?.decision).toMatchObject({
      outcome: 'REFERRED',
      reasons: [{ code: 'MANUAL_REVIEW' }],
      inputs: null,
    });
    const staff = await applicationOf(lending, officer(), id);
    expect(staff?.decision).toMatchObject({
      reasons: [{ code: 'SCREENING_UNRESOLVED' }],
      inputs: { score: 700 },
    });
    const event = (await lending.events('lending.decision.made')).at(-1);
    expect(event?.audience).toEqual({ scopes: ['loans:read'] });
  });

  test('an officer reads the decision on their own application as any borrower', async () => {
    const me = officer();
    const id = await applied(lending, me);
    await decided(lending, id, 'UNDER_REVIEW', {}, { screening: 'POTENTIAL_MATCH' });
    const own = await applicationOf(lending, me, id);
    expect(own?.decision).toMatchObject({ reasons: [{ code: 'MANUAL_REVIEW' }], inputs: null });
    const history = await lending.ask(
      me,
      'query ($id: ID!) { loanApplication(id: $id) { decisions { outcome } } }',
      { id },
    );
    expect(history.errors?.[0]?.extensions?.code).toBe('FORBIDDEN');
  });

  test('decides anew when the missing profile was submitted', async () => {
    const caller = borrower();
    const id = await applied(lending, caller);
    await decided(lending, id, 'UNDER_REVIEW', null);
    const waiting = await applicationOf(lending, caller, id);
    expect(waiting?.decision?.reasons).toMatchObject([{ code: 'NO_PROFILE' }]);
    await lending.hear('credit.score.calculated', {
      userId: caller.id as never,
      scoreId: newId('score'),
      modelId: 'scorecard',
      modelVersion: '1',
    });
    await secondQuestion('lending.assessment.requested', id);
    await answerAssessment(lending, id);
    await reached(lending, id, 'APPROVED');
  });

  test('decides anew when the identity was verified', async () => {
    const caller = borrower();
    const id = await applied(lending, caller);
    await decided(lending, id, 'UNDER_REVIEW', {}, { kyc: 'PENDING' });
    const waiting = await applicationOf(lending, caller, id);
    expect(waiting?.decision?.reasons).toMatchObject([{ code: 'IDENTITY_NOT_VERIFIED' }]);
    const kyc = { userId: caller.id as never, kycId: newId('kyc'), from: 'PENDING' } as const;
    await lending.hear('compliance.kyc.changed', { ...kyc, to: 'IN_REVIEW' });
    await lending.hear('compliance.kyc.changed', { ...kyc, to: 'APPROVED' });
    await secondQuestion('lending.clearance.requested', id);
    await answerClearance(lending, id);
    await reached(lending, id, 'APPROVED');
    const decisions = await lending.sql`
      select outcome from lending.decisions where application_id = ${id} order by id`;
    expect(decisions.map((row) => row['outcome'])).toEqual(['REFERRED', 'APPROVED']);
  });

  test('a decision is never changed, nor a row of it removed', async () => {
    const id = await applied(lending, borrower());
    await decided(lending, id, 'APPROVED');
    for (const statement of [
      "update lending.decisions set outcome = 'REJECTED'",
      'delete from lending.decisions',
      'truncate lending.decisions',
    ]) {
      await expect(lending.sql.unsafe(statement)).rejects.toThrow('append-only');
    }
  });

  async function secondQuestion(type: string, id: string): Promise<void> {
    const { eventually } = await import('@blockscore/testkit');
    await eventually(async () => {
      const asked = (await lending.events(type)).filter(({ data }) => data['applicationId'] === id);
      return asked.length > 1 ? true : undefined;
    });
  }
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
