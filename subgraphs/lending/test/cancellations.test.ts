import { type Caller, userCaller } from '@blockscore/caller';
import { type Id, newId } from '@blockscore/ids';
import { eventually } from '@blockscore/testkit';
import { describe, expect, test } from 'vitest';
import { applied, apply, PERSONAL } from './application-steps.ts';
import { callbackOf, tell, tellSigned } from './callback-steps.ts';
import { borrower, mutate, newKey, officer, type UserError } from './lending-subgraph.ts';
import { acceptedLoan, disburse, paymentReached, post } from './loan-steps.ts';
import { applicationIdOf, loanOf } from './loan-view.ts';
import { useTimedLending } from './performance-steps.ts';
import { portsOn } from './ports.ts';

const { lending, clock, at, loanOfJanuary, receive } = useTimedLending();

interface Cancelled {
  readonly loan: { readonly status: string } | null;
  readonly userErrors: readonly UserError[];
}

const cancel = (
  caller: Caller,
  id: string,
  note: string | null = null,
  idempotencyKey = newKey(),
) =>
  mutate<Cancelled>(lending, caller, 'cancelLoan', { id, note, idempotencyKey }, 'loan { status }');

/** What was told of a loan: events of its status, and notices by kind to a person or a partner. */
async function toldOf(loanId: string) {
  const moves = (await lending.events('lending.status.changed'))
    .filter(({ data }) => data['loanId'] === loanId && data['entity'] === 'LOAN')
    .map(({ data }) => `${data['from']}→${data['to']}`);
  const notices = (await lending.events('lending.notice.issued'))
    .filter(({ data }) => data['loanId'] === loanId)
    .map(({ data }) => [data['kind'], data['partnerId'] === undefined ? 'BORROWER' : 'PARTNER']);
  return { moves, notices };
}

/** What the lender counts as lent to a person, when it decides on another application of theirs. */
async function exposureOf({ id }: Caller): Promise<bigint> {
  const { ports, close } = await portsOn(lending, clock);
  try {
    const { amount } = await ports.transact((work) => work.exposures.of(id as Id<'user'>));
    return amount;
  } finally {
    await close();
  }
}

describe('a loan that waits to be paid out', () => {
  test('is cancelled by its borrower, once, and everybody is told', async () => {
    const partnerId = newId('partner');
    const caller = borrower(partnerId);
    const loanId = await acceptedLoan(lending, caller);
    expect(await exposureOf(caller)).toBe(1_000_000n);
    const key = newKey();
    expect(await cancel(caller, loanId, null, key)).toEqual({
      loan: { status: 'CANCELLED' },
      userErrors: [],
    });
    expect((await cancel(caller, loanId, null, key)).loan).toEqual({ status: 'CANCELLED' });
    expect(await exposureOf(caller)).toBe(0n);
    const { moves, notices } = await toldOf(loanId);
    expect(moves).toEqual(['null→PENDING_DISBURSEMENT', 'PENDING_DISBURSEMENT→CANCELLED']);
    expect(notices).toEqual([
      ['LOAN_CANCELLED', 'BORROWER'],
      ['LOAN_CANCELLED', 'PARTNER'],
    ]);
    const answer = await lending.ask(
      officer(),
      `query ($id: ID!) { loan(id: $id) { status balance { amount } totalOutstanding { amount } schedule { number }
        application { status } standing { status payoff { amount } }
        entries { edges { node { kind recordedBy { id } note } } } } }`,
      { id: loanId },
    );
    expect(answer.data?.['loan']).toEqual({
      status: 'CANCELLED',
      balance: { amount: '0.00' },
      totalOutstanding: { amount: '0.00' },
      schedule: [],
      application: { status: 'ACCEPTED' },
      standing: { status: 'CANCELLED', payoff: { amount: '0.00' } },
      entries: {
        edges: [{ node: { kind: 'CANCELLED', recordedBy: { id: caller.id }, note: null } }],
      },
    });
  });

  test('is ended for good: it is not paid out, cancelled or repaid, and its account is free', async () => {
    const caller = borrower();
    const loanId = await acceptedLoan(lending, caller);
    await cancel(officer(), loanId, 'Nobody answers.');
    expect((await cancel(officer(), loanId, 'Again.')).userErrors).toMatchObject([
      { code: 'INVALID_STATE', path: ['input', 'id'] },
    ]);
    expect((await disburse(lending, officer(), loanId)).userErrors).toMatchObject([
      { code: 'INVALID_STATE' },
    ]);
    const amount = { amount: '10', currency: 'USD' };
    for (const each of [caller, officer()]) {
      const paid = { loanId, amount, idempotencyKey: newKey() };
      const { userErrors } = await mutate(lending, each, 'recordRepayment', paid, 'payment { id }');
      expect(userErrors).toMatchObject([{ code: 'INVALID_STATE' }]);
    }
    const [account] = await lending.sql`
      select payout_account_id as id from lending.loans where id = ${loanId}`;
    const removed = { id: String(account?.['id']) };
    const { userErrors } = await mutate(
      lending,
      caller,
      'removePayoutAccount',
      removed,
      'payoutAccount { id }',
    );
    expect(userErrors).toEqual([]);
  });

  test('counts as no debt and no open application any more', async () => {
    const caller = borrower();
    for (let n = 0; n < 5; n += 1) {
      const loanId = await acceptedLoan(lending, caller, undefined, {
        amount: { amount: '1000.00', currency: 'USD' },
      });
      if (n === 4) {
        expect((await apply(lending, caller)).userErrors).toMatchObject([
          { code: 'TOO_MANY_APPLICATIONS' },
        ]);
        expect((await cancel(caller, loanId)).userErrors).toEqual([]);
      }
    }
    const id = await applied(lending, caller, { productId: PERSONAL });
    expect(id).toMatch(/^app_/);
  });

  test('is nobody else’s to cancel, and staff say why', async () => {
    const loanId = await acceptedLoan(lending, borrower());
    const analyst = userCaller(newId('user'), ['ANALYST']);
    for (const stranger of [borrower(), analyst, borrower(newId('partner'))]) {
      expect((await cancel(stranger, loanId, 'So.')).userErrors).toMatchObject([
        { code: 'NOT_FOUND', path: ['input', 'id'] },
      ]);
    }
    expect((await cancel(officer(), 'loan_1', 'So.')).userErrors).toMatchObject([
      { code: 'NOT_FOUND' },
    ]);
    expect((await cancel(officer(), loanId)).userErrors).toMatchObject([
      { code: 'INPUT_INVALID', path: ['input', 'note'] },
    ]);
    expect((await cancel(officer(), loanId, 'x'.repeat(1_001))).userErrors).toMatchObject([
      { code: 'INPUT_INVALID', path: ['input', 'note'] },
    ]);
  });
});

describe('a loan whose money is out', () => {
  test('or on its way is not cancelled', async () => {
    const caller = borrower();
    const loanId = await acceptedLoan(lending, caller, 'ACCT-0005');
    const { payment } = await disburse(lending, officer(), loanId);
    expect((await cancel(caller, loanId)).userErrors).toMatchObject([
      { code: 'INVALID_STATE', message: expect.stringContaining('on its way') },
    ]);
    await tell(lending, payment?.id ?? '', 'FAILED', { code: 'ACCOUNT_REFUSED' });
    await paymentReached(lending, payment?.id ?? '', 'FAILED');
    expect((await cancel(caller, loanId)).loan).toEqual({ status: 'CANCELLED' });
    const { loanId: active } = await loanOfJanuary();
    expect((await cancel(officer(), active, 'So.')).userErrors).toMatchObject([
      { code: 'INVALID_STATE', message: expect.stringContaining('ACTIVE') },
    ]);
  });

  test('and came back is cancelled once the borrower has their money, and takes what comes in late', async () => {
    const { caller, loanId } = await loanOfJanuary();
    at('2026-02-28');
    await post(lending, await receive(loanId, 70_000));
    at('2026-03-02');
    const [payout] = await lending.sql`
      select id from lending.payments where loan_id = ${loanId} and direction = 'PAYOUT'`;
    const occurredAt = clock().toISOString();
    await tell(lending, String(payout?.['id']), 'RETURNED', { code: 'ACCOUNT_CLOSED', occurredAt });
    expect((await cancel(officer(), loanId, 'So.')).userErrors).toMatchObject([
      { code: 'INVALID_STATE', message: expect.stringContaining('700.00 USD') },
    ]);
    const { payment } = await mutate<{ payment: { id: string } }>(
      lending,
      officer(),
      'refundOverpayment',
      { loanId, idempotencyKey: newKey() },
      'payment { id }',
    );
    await paymentReached(lending, payment.id, 'SETTLED');
    expect((await cancel(caller, loanId)).loan).toEqual({ status: 'CANCELLED' });
    // The refund comes back after all: it is the borrower's again, and is sent once more.
    await tellSigned(lending, callbackOf(payment.id, 'RETURNED', { code: 'OTHER', occurredAt }));
    const { status } = await loanOf(lending, caller, loanId);
    expect(status).toBe('CANCELLED');
    const [row] = await lending.sql`select credit::int from lending.loans where id = ${loanId}`;
    expect(row?.['credit']).toBe(70_000);
    const again = await mutate<{ payment: { id: string } }>(
      lending,
      officer(),
      'refundOverpayment',
      { loanId, idempotencyKey: newKey() },
      'payment { id }',
    );
    await paymentReached(lending, again.payment.id, 'SETTLED');
    await receive(loanId, 5_000);
    expect((await loanOf(lending, caller, loanId)).status).toBe('CANCELLED');
  });
});

test('a partner is told on its webhook', async () => {
  const partnerId = newId('partner');
  const key = userCaller(newId('user'), ['PARTNER'], partnerId);
  await mutate(
    lending,
    key,
    'createWebhookEndpoint',
    { url: 'https://partner.example/hooks', kinds: ['LOAN_STATUS_CHANGED'] },
    'endpoint { id }',
  );
  const caller = borrower(partnerId);
  const loanId = await acceptedLoan(lending, caller);
  await cancel(caller, loanId);
  const applicationId = await applicationIdOf(lending, loanId);
  await eventually(async () => {
    const rows = await lending.sql`select body from lending.webhook_deliveries`;
    const told = rows
      .map((row) => String(row['body']))
      .filter((body) => body.includes(applicationId));
    return told.some((body) => body.includes('"to":"CANCELLED"')) ? true : undefined;
  });
});
