import type { Caller } from '@blockscore/caller';
import { type Id, newId } from '@blockscore/ids';
import { eventually, type TestSubgraph } from '@blockscore/testkit';
import { applied, decided } from './application-steps.ts';
import { mutate, newKey, officer, type UserError } from './lending-subgraph.ts';

export interface Accepted {
  readonly loan: { readonly id: string; readonly status: string } | null;
  readonly userErrors: readonly UserError[];
}

export function accept(
  lending: TestSubgraph,
  caller: Caller,
  id: string,
  payoutAccount = 'DE89 3704 0044 0532 0130 00',
  idempotencyKey = newKey(),
): Promise<Accepted> {
  const input = { id, payoutAccount, idempotencyKey };
  return mutate<Accepted>(lending, caller, 'acceptOffer', input, 'loan { id status }');
}

/** Compliance answers what lending asked about the loan as its offer was accepted: it may be paid out. */
export async function cleared(lending: TestSubgraph, loanId: string): Promise<void> {
  const [question] = await lending.sql<{ id: string; person: Id<'user'> }[]>`
    select request_id as id, user_id as person from lending.clearances
    where loan_id = ${loanId} order by request_id desc limit 1`;
  if (question === undefined) throw new Error(`Nothing was asked about ${loanId}.`);
  const { id: requestId, person: userId } = question;
  await lending.hear('compliance.clearance.decided', {
    ...{ requestId, userId, kyc: 'APPROVED', screening: 'CLEAR', cleared: true },
    decidedAt: new Date().toISOString(),
  });
  await eventually(async () => {
    const [row] = await lending.sql`
      select 1 from lending.clearances where request_id = ${requestId} and answered_at is not null`;
    return row;
  });
}

/** A loan that waits to be paid out, from an application that the policy approved. */
export async function acceptedLoan(
  lending: TestSubgraph,
  caller: Caller,
  payoutAccount?: string,
  changes: Record<string, unknown> = {},
): Promise<string> {
  const id = await applied(lending, caller, changes);
  await decided(lending, id, 'APPROVED');
  const { loan, userErrors } = await accept(lending, caller, id, payoutAccount);
  if (loan === null) throw new Error(JSON.stringify(userErrors));
  await cleared(lending, loan.id);
  return loan.id;
}

export interface Disbursed {
  readonly payment: { readonly id: string; readonly status: string } | null;
  readonly userErrors: readonly UserError[];
}

export function disburse(
  lending: TestSubgraph,
  caller: Caller,
  id: string,
  idempotencyKey = newKey(),
): Promise<Disbursed> {
  const input = { id, idempotencyKey };
  return mutate<Disbursed>(lending, caller, 'disburseLoan', input, 'payment { id status }');
}

/** Waits for the posting that lending asks for after a payment settled. */
export async function postingOf(
  lending: TestSubgraph,
  paymentId: string,
): Promise<Readonly<Record<string, unknown>>> {
  return await eventually(async () => {
    const events = await lending.events('lending.posting.requested');
    return events.find(({ data }) => data['paymentId'] === paymentId)?.data;
  });
}

/** Posts a settled payment as the ledger does and waits until lending has taken it down. */
export async function post(lending: TestSubgraph, paymentId: string): Promise<string> {
  const posting = await postingOf(lending, paymentId);
  const transactionId = newId('txn');
  await lending.hear('ledger.transaction.posted', {
    transactionId,
    postingId: String(posting['postingId']),
    kind: posting['kind'] as 'DISBURSEMENT',
    loanId: posting['loanId'] as Id<'loan'>,
    paymentId: paymentId as Id<'pay'>,
    userId: posting['userId'] as Id<'user'>,
  });
  await paymentReached(lending, paymentId, 'POSTED');
  return transactionId;
}

export async function paymentReached(
  lending: TestSubgraph,
  paymentId: string,
  status: string,
): Promise<void> {
  await eventually(async () => {
    const [row] = await lending.sql`select status from lending.payments where id = ${paymentId}`;
    return row?.['status'] === status ? true : undefined;
  });
}

/** A loan that was paid out and is in the books. */
export async function activeLoan(
  lending: TestSubgraph,
  caller: Caller,
  payoutAccount?: string,
  changes: Record<string, unknown> = {},
): Promise<string> {
  const loanId = await acceptedLoan(lending, caller, payoutAccount, changes);
  const { payment, userErrors } = await disburse(lending, officer(), loanId);
  if (payment === null) throw new Error(JSON.stringify(userErrors));
  await post(lending, payment.id);
  return loanId;
}

/** A loan of 30,000.00 that was paid out, for which two officers approved. */
export async function largeLoan(
  lending: TestSubgraph,
  caller: Caller,
  changes: Record<string, unknown> = {},
): Promise<string> {
  const asked = { amount: { amount: '30000.00', currency: 'USD' }, termMonths: 60, ...changes };
  const id = await applied(lending, caller, asked);
  await decided(lending, id, 'UNDER_REVIEW', { value: 720, income: '2000000' });
  for (const each of [officer(), officer()]) {
    await mutate(lending, each, 'approveApplication', { id }, 'application { id }');
  }
  const { loan } = await accept(lending, caller, id);
  await cleared(lending, loan?.id ?? '');
  const { payment } = await disburse(lending, officer(), loan?.id ?? '');
  await post(lending, payment?.id ?? '');
  return loan?.id ?? '';
}
