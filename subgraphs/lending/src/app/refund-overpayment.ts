import { isSelf } from '@blockscore/caller';
import { isId } from '@blockscore/ids';
import { formatAmount, money } from '@blockscore/money';
import { err, fail, type Outcome, ok } from '@blockscore/result';
import { dayOf } from '../domain/calendar.ts';
import { inputError, invalidState, type LendingErrorCode, notFound } from '../domain/errors.ts';
import { type AmountInput, readAmountIn } from '../domain/input.ts';
import type { Payment } from '../domain/loan.ts';
import { type Call, oncePayment } from './once.ts';
import { pendingPayment, requestPayment } from './request-payment.ts';
import { standOf } from './stand-of-loan.ts';

export interface RefundOverpaymentInput {
  readonly loanId: string;
  /** Left out: all that is the borrower's. */
  readonly amount?: AmountInput | null | undefined;
  readonly idempotencyKey: string;
}

/**
 * Begins to send back what was paid beyond all that was owed. [loans:service] It leaves the loan once the
 * provider has moved the money.
 */
export const refundOverpayment = oncePayment<RefundOverpaymentInput>('refundOverpayment', refund);

async function refund(
  { work, caller, now }: Call,
  input: Omit<RefundOverpaymentInput, 'idempotencyKey'>,
): Promise<Outcome<Payment['id'], LendingErrorCode>> {
  const loan = isId('loan', input.loanId) ? await work.loans.lock(input.loanId) : undefined;
  if (loan === undefined) return notFound('loan', 'loanId');
  if (isSelf(caller, loan.userId)) {
    return fail('OWN_APPLICATION', 'Nobody services their own loan.', ['input', 'loanId']);
  }
  const entries = (await work.servicing.entries([loan.id])).get(loan.id) ?? [];
  const credit = standOf(loan, entries, { day: dayOf(now) })?.credit ?? 0n;
  const most = credit - (await work.payments.pendingAmount(loan.id, 'REFUND'));
  const { currency } = loan.principal;
  if (most <= 0n) return invalidState('Nothing was paid beyond what was owed.', 'loanId');
  const amount =
    input.amount == null ? ok(money(most, currency)) : readAmountIn(currency, input.amount);
  if (!amount.ok) return err([amount.error]);
  if (amount.value.minor > most) {
    const shown = formatAmount(money(most, currency));
    const message = `At most ${shown} ${currency} was paid beyond what was owed and is not on its way.`;
    return err([inputError('AMOUNT_OUT_OF_RANGE', 'amount', message)]);
  }
  const payment = pendingPayment(
    loan,
    { direction: 'REFUND', method: 'BANK_TRANSFER', amount: amount.value, excess: null },
    now,
  );
  await requestPayment(work, caller, loan, payment);
  return ok(payment.id);
}
