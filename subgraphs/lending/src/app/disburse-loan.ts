import { isSelf } from '@blockscore/caller';
import { isId } from '@blockscore/ids';
import { fail, type Outcome, ok } from '@blockscore/result';
import { invalidState, type LendingErrorCode, notFound } from '../domain/errors.ts';
import { mayBecome } from '../domain/lifecycle.ts';
import type { Payment } from '../domain/loan.ts';
import { moveLoan } from './change-status.ts';
import { checkClearance } from './check-clearance.ts';
import { type Call, oncePayment } from './once.ts';
import { accountProblem } from './payout-account.ts';
import { pendingPayment, requestPayment } from './request-payment.ts';

export interface DisburseLoanInput {
  readonly id: string;
  readonly idempotencyKey: string;
}

/**
 * Begins to pay a loan out. [loans:disburse] Of two calls at the same moment one waits for the
 * other's lock and then finds the loan DISBURSING. The provider is called by a consumer of the event.
 */
export const disburseLoan = oncePayment<DisburseLoanInput>('disburseLoan', disburse);

async function disburse(
  call: Call,
  { id: loanId }: { readonly id: string },
): Promise<Outcome<Payment['id'], LendingErrorCode>> {
  const { ports, work, caller, now } = call;
  const loan = isId('loan', loanId) ? await work.loans.lock(loanId) : undefined;
  if (loan === undefined) return notFound('loan');
  if (isSelf(caller, loan.userId)) {
    return fail('OWN_APPLICATION', 'Nobody pays out their own loan.');
  }
  if (!mayBecome(loan.status, 'DISBURSING')) {
    return invalidState(`This loan is ${loan.status}, not waiting to be paid out.`);
  }
  const account =
    loan.payoutAccountId === null
      ? undefined
      : await work.payoutAccounts.lock(loan.payoutAccountId);
  const problem = accountProblem(account);
  if (problem !== undefined) return fail('PAYOUT_ACCOUNT_UNVERIFIED', problem, ['input', 'id']);
  const cleared = await checkClearance(ports.rules, work, loan, now);
  if (!cleared.ok) return cleared;
  const order = {
    direction: 'PAYOUT',
    method: 'BANK_TRANSFER',
    amount: loan.principal,
    excess: null,
  } as const;
  const payment = pendingPayment(loan, order, now);
  const moved = await moveLoan(work, caller, loan, 'DISBURSING');
  await requestPayment(call, moved, payment);
  return ok(payment.id);
}
