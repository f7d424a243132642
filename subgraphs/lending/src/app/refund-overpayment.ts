import { isSelf } from '@blockscore/caller';
import { isId } from '@blockscore/ids';
import { formatAmount, money } from '@blockscore/money';
import { err, fail, type Outcome, ok } from '@blockscore/result';
import { dayOf } from '../domain/calendar.ts';
import { inputError, invalidState, type LendingErrorCode, notFound } from '../domain/errors.ts';
import { type AmountInput, readAmountIn } from '../domain/input.ts';
import type { Loan, Payment } from '../domain/loan.ts';
import { entriesProblem } from '../domain/servicing/limits.ts';
import { joinProposal } from './join-proposal.ts';
import { type Call, onceRefund } from './once.ts';
import { accountProblem } from './payout-account.ts';
import { pendingPayment, requestPayment } from './request-payment.ts';
import { standOf } from './stand-of-loan.ts';

export interface RefundOverpaymentInput {
  readonly loanId: string;
  /** Left out: all that is the borrower's. */
  readonly amount?: AmountInput | null | undefined;
  readonly idempotencyKey: string;
}

const MUTATION = 'refundOverpayment';

/**
 * Begins to send back what was paid beyond all that was owed. [loans:service] It leaves the loan once the
 * provider has moved the money. Where all that went back of the loan comes to more than the configured
 * amount, it waits for a second officer who asks for the same: what an officer takes down as received is
 * not to go out again by the same hand.
 */
export const refundOverpayment = onceRefund<RefundOverpaymentInput>(MUTATION, refund);

async function refund(
  call: Call,
  input: Omit<RefundOverpaymentInput, 'idempotencyKey'>,
): Promise<Outcome<Payment['id'] | Loan['id'], LendingErrorCode>> {
  const { work, caller, now } = call;
  const loan = isId('loan', input.loanId) ? await work.loans.lock(input.loanId) : undefined;
  if (loan === undefined) return notFound('loan', 'loanId');
  if (isSelf(caller, loan.userId)) {
    return fail('OWN_APPLICATION', 'Nobody services their own loan.', ['input', 'loanId']);
  }
  const entries = (await work.servicing.entries([loan.id])).get(loan.id) ?? [];
  const state = standOf(loan, entries, { day: dayOf(now) });
  const { credit, refunded } = state ?? { credit: 0n, refunded: 0n };
  const pending = await work.payments.pendingAmount(loan.id, 'REFUND');
  const most = credit - pending;
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
  const problem = entriesProblem(entries.length, 'send back all of it at once');
  if (problem !== undefined && amount.value.minor < most) return err([problem]);
  const account =
    loan.payoutAccountId === null
      ? undefined
      : await work.payoutAccounts.lock(loan.payoutAccountId);
  const refused = accountProblem(account);
  if (refused !== undefined) return fail('PAYOUT_ACCOUNT_UNVERIFIED', refused, ['input', 'loanId']);
  const { minor } = amount.value;
  const weight = refunded + pending + minor;
  if (weight > call.ports.rules.secondApprovalAbove) {
    const content = JSON.stringify({ kind: 'REFUNDED', amount: minor.toString() });
    const joined = await joinProposal(call, loan, { mutation: MUTATION, content, weight });
    if (!joined.ok) return joined;
    if (!joined.value) return ok(loan.id);
  }
  await work.proposals.remove(loan.id, MUTATION);
  const payment = pendingPayment(
    loan,
    { direction: 'REFUND', method: 'BANK_TRANSFER', amount: amount.value, excess: null },
    now,
  );
  await requestPayment(call, loan, payment);
  return ok(payment.id);
}
