import { type Caller, isSelf } from '@blockscore/caller';
import { isId } from '@blockscore/ids';
import { fail, type Outcome, ok } from '@blockscore/result';
import { invalidState, type LendingErrorCode, notFound } from '../domain/errors.ts';
import type { Loan } from '../domain/loan.ts';
import type { PayoutAccount } from '../domain/payout-account.ts';
import { accountProblem } from './payout-account.ts';
import type { Ports, Work } from './ports.ts';
import { requestClearance } from './request-checks.ts';

/** Each change has compliance judge the loan's payout anew: so often within a day of 24 hours. */
const MOST_QUESTIONS_A_DAY = 10;
const DAY_MS = 24 * 3_600_000;

export interface ChangePayoutAccountInput {
  readonly loanId: string;
  readonly payoutAccountId: string;
}

/**
 * A borrower chooses another verified account of theirs for a loan: for its payout, and later for what is
 * collected for it and what goes back to them. What compliance said of paying it out was said of the account
 * of before: it is asked anew, {@link MOST_QUESTIONS_A_DAY} times a day at the most (TRY_LATER).
 */
export function changePayoutAccount(ports: Pick<Ports, 'transact' | 'clock'>) {
  return async (
    caller: Caller,
    input: ChangePayoutAccountInput,
  ): Promise<Outcome<Loan, LendingErrorCode>> =>
    await ports.transact(async (work) => {
      const loan = isId('loan', input.loanId) ? await work.loans.lock(input.loanId) : undefined;
      if (loan === undefined || !isSelf(caller, loan.userId)) return notFound('loan', 'loanId');
      const account = await verifiedAccount(work, loan.userId, input.payoutAccountId);
      if (!account.ok) return account;
      if (loan.status === 'DISBURSING') {
        const message = 'This loan is being paid out: choose the account before or after that.';
        return invalidState(message, 'loanId');
      }
      if (loan.payoutAccountId === account.value) return ok(loan);
      const now = ports.clock();
      if (await wasAskedOften(work, loan, now)) return tryLater();
      const changed = await work.loans.setPayoutAccount(loan, account.value);
      await work.events.record({
        type: 'lending.payout_account.chosen',
        aggregate: { type: 'loan', id: loan.id, version: changed.version },
        audience: { subject: loan.userId, scopes: ['loans:read'] },
        actor: caller,
        data: { userId: loan.userId, loanId: loan.id, payoutAccountId: account.value },
      });
      await askAgain(work, changed, now);
      return ok(changed);
    });
}

/** A payout may come back long after it went: nothing that was said of another account holds then, either. */
async function askAgain(work: Work, loan: Loan, now: Date): Promise<void> {
  await work.clearances.voidOfLoan(loan.id, now);
  if (loan.status === 'PENDING_DISBURSEMENT') await requestClearance(work, loan, now);
}

/** Nothing is asked about a loan that is paid out already. */
async function wasAskedOften(work: Work, loan: Loan, now: Date): Promise<boolean> {
  if (loan.status !== 'PENDING_DISBURSEMENT') return false;
  const since = new Date(now.getTime() - DAY_MS);
  return (await work.clearances.countOfLoan(loan.id, since)) >= MOST_QUESTIONS_A_DAY;
}

function tryLater() {
  const message = `The payout of this loan was checked ${MOST_QUESTIONS_A_DAY} times within a day: change its account in 24 hours.`;
  return fail<LendingErrorCode>('TRY_LATER', message, ['input', 'loanId']);
}

async function verifiedAccount(
  work: Work,
  userId: string,
  id: string,
): Promise<Outcome<PayoutAccount['id'], LendingErrorCode>> {
  const account = isId('bank', id) ? await work.payoutAccounts.lock(id) : undefined;
  if (account === undefined || account.userId !== userId || account.status === 'REMOVED') {
    return notFound('account', 'payoutAccountId');
  }
  const problem = accountProblem(account);
  if (problem === undefined) return ok(account.id);
  return fail('PAYOUT_ACCOUNT_UNVERIFIED', problem, ['input', 'payoutAccountId']);
}
