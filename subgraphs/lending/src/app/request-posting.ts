import type { EventEnvelope } from '@blockscore/events';
import { isId, newId } from '@blockscore/ids';
import type { CurrencyCode } from '@blockscore/money';
import type { Loan, Payment } from '../domain/loan.ts';
import { type LoanBooks, linesBetween } from '../domain/servicing/books.ts';
import { audienceOf, STAFF } from './access.ts';
import type { Work } from './ports.ts';
import type { LoanPosting } from './servicing-ports.ts';

type Actor = EventEnvelope['actor'];

/** Asks the ledger to post something of a loan. */
export async function requestPosting(
  work: Work,
  actor: Actor,
  loan: Loan,
  posting: LoanPosting & { readonly loanId: Loan['id'] },
  now: Date,
): Promise<void> {
  await askForPosting(work, actor, { posting, loan, currency: loan.principal.currency }, now);
}

/**
 * Asks the ledger to post something of a loan, or, where there is no loan, of many of them together:
 * that is nobody's, and told to staff alone.
 */
export async function askForPosting(
  work: Work,
  actor: Actor,
  asked: {
    readonly posting: LoanPosting;
    readonly loan: Loan | null;
    readonly currency: CurrencyCode;
  },
  now: Date,
): Promise<void> {
  const { posting, loan, currency } = asked;
  const { postingId, paymentId, kind, effectiveOn, lines } = posting;
  await work.servicing.insertPosting(posting, now);
  await work.events.record({
    type: 'lending.posting.requested',
    aggregate: { type: 'posting', id: postingId, version: 1 },
    audience: loan === null ? STAFF : audienceOf(loan),
    actor,
    data: {
      postingId,
      ...(loan !== null && partiesOf(loan)),
      ...(paymentId !== null && { paymentId }),
      kind,
      currency,
      effectiveOn,
      lines,
    },
  });
}

function partiesOf({ id: loanId, userId, partnerId }: Loan) {
  return {
    userId,
    ...(partnerId !== null && isId('partner', partnerId) && { partnerId }),
    loanId,
  };
}

/**
 * Has the books hold a payout whose money has moved. The loan itself begins once they do: its first
 * entry then finds the payout in `booked` already and posts it no second time.
 */
export async function postPayout(
  work: Work,
  actor: Actor,
  loan: Loan,
  payment: Payment,
  now: Date,
): Promise<Loan> {
  const { minor } = payment.amount;
  const booked = {
    ...loan.booked,
    LOAN_PRINCIPAL: loan.booked.LOAN_PRINCIPAL + minor,
    CASH: loan.booked.CASH - minor,
  };
  return await book(work, actor, loan, { payment, booked, kind: 'DISBURSEMENT' }, now);
}

/** Takes out of the books a payout that went back before the loan began. */
export async function unpostPayout(
  work: Work,
  actor: Actor,
  loan: Loan,
  payment: Payment,
  now: Date,
): Promise<Loan> {
  const { minor } = payment.amount;
  const booked = {
    ...loan.booked,
    LOAN_PRINCIPAL: loan.booked.LOAN_PRINCIPAL - minor,
    CASH: loan.booked.CASH + minor,
  };
  return await book(work, actor, loan, { payment, booked, kind: 'REVERSAL' }, now);
}

async function book(
  work: Work,
  actor: Actor,
  loan: Loan,
  change: {
    readonly payment: Payment;
    readonly booked: LoanBooks;
    readonly kind: 'DISBURSEMENT' | 'REVERSAL';
  },
  now: Date,
): Promise<Loan> {
  const { payment, booked, kind } = change;
  const effectiveOn = kind === 'REVERSAL' ? payment.returnedOn : payment.effectiveOn;
  if (effectiveOn === null) throw new Error(`Payout ${payment.id} is to be posted on no day.`);
  const changed = await work.servicing.setBooked(loan, booked);
  const posting = {
    postingId: newId('req'),
    loanId: loan.id,
    paymentId: kind === 'REVERSAL' ? null : payment.id,
    kind,
    effectiveOn,
    lines: linesBetween(loan.booked, booked),
  };
  await requestPosting(work, actor, changed, posting, now);
  return changed;
}
