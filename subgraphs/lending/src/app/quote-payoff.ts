import { type Caller, hasScope, isSelf } from '@blockscore/caller';
import { isId } from '@blockscore/ids';
import { err, type Outcome, ok } from '@blockscore/result';
import { addDays, dayOf } from '../domain/calendar.ts';
import { invalidState, type LendingErrorCode, notFound } from '../domain/errors.ts';
import { readDay } from '../domain/input.ts';
import { REPAYABLE_LOAN_STATUSES } from '../domain/lifecycle.ts';
import { endOf, PAYOFF_QUOTE_DAYS, type PayoffQuote } from '../domain/payoff-quote.ts';
import { payoffOf } from '../domain/servicing/payoff.ts';
import { replayLoan } from '../domain/servicing/replay.ts';
import type { Ports } from './ports.ts';

export interface QuotePayoffInput {
  readonly loanId: string;
  /** Left out: today. */
  readonly asOf?: string | null | undefined;
}

export interface SignedPayoffQuote {
  readonly quote: PayoffQuote;
  readonly token: string;
}

/** What pays a loan off on a day, signed. For the borrower, and staff with [loans:read]. */
export function quotePayoff(ports: Ports) {
  return async (
    caller: Caller,
    { loanId, asOf }: QuotePayoffInput,
  ): Promise<Outcome<SignedPayoffQuote, LendingErrorCode>> => {
    const now = ports.clock();
    const today = dayOf(now);
    const found = isId('loan', loanId)
      ? await ports.transact(async (work) => ({
          loan: (await work.loans.findMany([loanId]))[0],
          entries: (await work.servicing.entries([loanId])).get(loanId) ?? [],
        }))
      : undefined;
    const loan = found?.loan;
    if (loan === undefined || !(isSelf(caller, loan.userId) || hasScope(caller, 'loans:read'))) {
      return notFound('loan', 'loanId');
    }
    if (!REPAYABLE_LOAN_STATUSES.includes(loan.status)) {
      return invalidState(`This loan is ${loan.status}: nothing pays it off.`, 'loanId');
    }
    const day = readDay(asOf ?? today, 'asOf', today, addDays(today, PAYOFF_QUOTE_DAYS));
    if (!day.ok) return err([day.error]);
    const state = replayLoan(loan.contract, found?.entries ?? [], day.value);
    const quote: PayoffQuote = {
      loanId: loan.id,
      asOf: day.value,
      currency: loan.principal.currency,
      parts: payoffOf(state),
      issuedAt: now,
      expiresAt: endOf(day.value),
    };
    return ok({ quote, token: await ports.payoffSigner.sign(quote) });
  };
}
