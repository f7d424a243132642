import { hasScope, isSelf } from '@blockscore/caller';
import { isId } from '@blockscore/ids';
import { formatAmount, money } from '@blockscore/money';
import { err, type Outcome, ok } from '@blockscore/result';
import { dayOf } from '../domain/calendar.ts';
import { inputError, invalidState, type LendingErrorCode, notFound } from '../domain/errors.ts';
import { readText } from '../domain/input.ts';
import { mayBecome } from '../domain/lifecycle.ts';
import type { Loan } from '../domain/loan.ts';
import { owedWithoutPlan } from '../domain/servicing/state.ts';
import { dropProposals } from './join-proposal.ts';
import { type Call, onceLoan } from './once.ts';
import type { Work } from './ports.ts';
import { recordEntry } from './record-entry.ts';
import { standToday } from './stand-of-loan.ts';

export interface CancelLoanInput {
  readonly id: string;
  /** Why, for staff only, at most 1,000 characters; who cancels somebody else's loan says it. */
  readonly note?: string | null | undefined;
  readonly idempotencyKey: string;
}

/**
 * Ends a loan that waits to be paid out, for good. Its borrower may, who wants the money no more, and
 * staff with [loans:service]. What came in from the borrower has gone back to them before.
 */
export const cancelLoan = onceLoan<CancelLoanInput>('cancelLoan', cancel);

async function cancel(
  { work, caller, now }: Call,
  input: Omit<CancelLoanInput, 'idempotencyKey'>,
): Promise<Outcome<Loan['id'], LendingErrorCode>> {
  const loan = isId('loan', input.id) ? await work.loans.lock(input.id) : undefined;
  const own = loan !== undefined && isSelf(caller, loan.userId);
  if (loan === undefined || !(own || hasScope(caller, 'loans:service'))) return notFound('loan');
  const note = readText(input.note, 'note', 1_000);
  if (!note.ok) return err([note.error]);
  if (note.value === null && !own) {
    return err([inputError('INPUT_INVALID', 'note', 'Say why, in a few words.')]);
  }
  const problem = (await stateProblem(work, loan)) ?? (await moneyProblem(work, loan, now));
  if (problem !== undefined) return invalidState(problem);
  await dropProposals(work, loan);
  const entry = { body: { kind: 'CANCELLED' }, effectiveOn: dayOf(now), note: note.value } as const;
  await recordEntry(work, caller, loan, entry, now);
  return ok(loan.id);
}

async function stateProblem(work: Work, { id, status }: Loan): Promise<string | undefined> {
  if (status === 'DISBURSING') {
    return 'The money of this loan is on its way: it is cancelled no more, unless it comes back.';
  }
  if (!mayBecome(status, 'CANCELLED')) {
    return `This loan is ${status}: only one that waits to be paid out is cancelled.`;
  }
  const pending =
    (await work.payments.pendingCount(id, 'REFUND')) +
    (await work.payments.pendingCount(id, 'COLLECTION'));
  return pending === 0
    ? undefined
    : 'A payment of this loan is on its way: wait until it has arrived or failed.';
}

/** Nothing is left between lender and borrower of a loan that ends so. */
async function moneyProblem(work: Work, loan: Loan, now: Date): Promise<string | undefined> {
  const entries = (await work.servicing.entries([loan.id])).get(loan.id) ?? [];
  const state = standToday(loan, entries, now);
  if (state === null) return undefined;
  const { currency } = loan.principal;
  const shown = (minor: bigint) => `${formatAmount(money(minor, currency))} ${currency}`;
  if (state.credit > 0n) {
    return `${shown(state.credit)} that came in is the borrower's: it has to be sent back by refundOverpayment first.`;
  }
  const owed = owedWithoutPlan(state);
  return owed === 0n
    ? undefined
    : `${shown(owed)} that went back to the borrower is owed: it has to come in first.`;
}
