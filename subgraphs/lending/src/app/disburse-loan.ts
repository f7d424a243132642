import { type Caller, isSelf } from '@blockscore/caller';
import { isId } from '@blockscore/ids';
import { fail, type Outcome, ok } from '@blockscore/result';
import { invalidState, type LendingErrorCode, notFound } from '../domain/errors.ts';
import { mayBecome } from '../domain/lifecycle.ts';
import type { Loan, Payment } from '../domain/loan.ts';
import { moveLoan } from './change-status.ts';
import { isClear } from './decide-application.ts';
import { once } from './once.ts';
import type { Ports, Work } from './ports.ts';
import { requestClearance } from './request-checks.ts';
import { pendingPayment, requestPayment } from './request-payment.ts';

export interface DisburseLoanInput {
  readonly id: string;
  readonly idempotencyKey: string;
}

const HOUR_MS = 3_600_000;
/** A question to compliance that is younger than this is not asked a second time. */
const PATIENCE_MS = 5 * 60_000;

/**
 * Begins to pay a loan out. [loans:disburse] Of two calls at the same moment one waits for the
 * other's lock and then finds the loan DISBURSING. The provider is called by a consumer of the event.
 */
export function disburseLoan(ports: Ports) {
  return async (
    caller: Caller,
    { idempotencyKey: key, ...input }: DisburseLoanInput,
  ): Promise<Outcome<Payment, LendingErrorCode>> => {
    const now = ports.clock();
    return await ports.transact((work) =>
      once(
        work,
        caller,
        { mutation: 'disburseLoan', key, input },
        { prefix: 'pay', find: (id) => work.payments.find(id) },
        () => disburse(ports, work, caller, input.id, now),
      ),
    );
  };
}

async function disburse(
  ports: Ports,
  work: Work,
  caller: Caller,
  loanId: string,
  now: Date,
): Promise<Outcome<Payment['id'], LendingErrorCode>> {
  const loan = isId('loan', loanId) ? await work.loans.lock(loanId) : undefined;
  if (loan === undefined) return notFound('loan');
  if (isSelf(caller, loan.userId)) {
    return fail('OWN_APPLICATION', 'Nobody pays out their own loan.');
  }
  if (!mayBecome(loan.status, 'DISBURSING')) {
    return invalidState(`This loan is ${loan.status}, not waiting to be paid out.`);
  }
  const cleared = await checkClearance(ports, work, loan, now);
  if (!cleared.ok) return cleared;
  const order = { direction: 'PAYOUT', method: 'BANK_TRANSFER', amount: loan.principal } as const;
  const payment = pendingPayment(loan, order, now);
  const moved = await moveLoan(work, caller, loan, 'DISBURSING');
  await requestPayment(work, caller, moved, payment);
  return ok(payment.id);
}

/** Lets a loan be paid out on a fresh clearance only; asks for one where it is too old. */
async function checkClearance(
  { rules }: Ports,
  work: Work,
  loan: Loan,
  now: Date,
): Promise<Outcome<void, LendingErrorCode>> {
  const clearance = await work.clearances.latestOf(loan.userId);
  const oldest = now.getTime() - rules.clearanceFreshHours * HOUR_MS;
  if (clearance === undefined || clearance.decidedAt.getTime() < oldest) {
    const since = new Date(now.getTime() - PATIENCE_MS);
    if (!(await work.clearances.isAwaited(loan.id, since))) await requestClearance(work, loan, now);
    const message =
      'The clearance of this borrower is too old. A new one was asked for: try again shortly, with a new idempotency key.';
    return fail('CLEARANCE_STALE', message, ['input', 'id']);
  }
  if (isClear(clearance)) return ok(undefined);
  const message =
    'Identity and screening of this borrower are not clear: compliance has to decide.';
  return fail('CLEARANCE_REQUIRED', message, ['input', 'id']);
}
