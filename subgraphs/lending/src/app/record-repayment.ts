import { type Caller, hasScope, isSelf } from '@blockscore/caller';
import { isId } from '@blockscore/ids';
import { formatAmount, type Money, money } from '@blockscore/money';
import { err, type Outcome, ok } from '@blockscore/result';
import { allocatePayment, outstandingOf, withPaid } from '../domain/allocation.ts';
import { dayOf } from '../domain/calendar.ts';
import { inputError, invalidState, type LendingErrorCode, notFound } from '../domain/errors.ts';
import { type AmountInput, readAmount, readDay, readText } from '../domain/input.ts';
import { REPAYABLE_LOAN_STATUSES } from '../domain/lifecycle.ts';
import type { Loan, Payment, PaymentMethod } from '../domain/loan.ts';
import { once } from './once.ts';
import type { Ports, Work } from './ports.ts';
import { pendingPayment, requestPayment } from './request-payment.ts';
import { requestPosting, settled } from './request-posting.ts';
import { reviseSince } from './revise-performance.ts';

export interface RecordRepaymentInput {
  readonly loanId: string;
  readonly amount: AmountInput;
  readonly method?: PaymentMethod | null | undefined;
  readonly receivedOn?: string | null | undefined;
  readonly reference?: string | null | undefined;
  readonly idempotencyKey: string;
}

type Input = Omit<RecordRepaymentInput, 'idempotencyKey'>;

/**
 * A borrower begins a repayment at the payment provider: PENDING until that settles it. Staff with
 * [loans:disburse] record one that was received elsewhere, for others than themselves: it has settled.
 */
export function recordRepayment(ports: Ports) {
  return async (
    caller: Caller,
    { idempotencyKey: key, ...input }: RecordRepaymentInput,
  ): Promise<Outcome<Payment, LendingErrorCode>> => {
    const now = ports.clock();
    return await ports.transact((work) =>
      once(
        work,
        caller,
        { mutation: 'recordRepayment', key, input },
        { prefix: 'pay', find: (id) => work.payments.find(id) },
        () => record(work, caller, input, now),
      ),
    );
  };
}

async function record(
  work: Work,
  caller: Caller,
  input: Input,
  now: Date,
): Promise<Outcome<Payment['id'], LendingErrorCode>> {
  const loan = isId('loan', input.loanId) ? await work.loans.lock(input.loanId) : undefined;
  const own = loan !== undefined && isSelf(caller, loan.userId);
  if (loan === undefined || !(own || hasScope(caller, 'loans:disburse'))) {
    return notFound('loan', 'loanId');
  }
  if (!REPAYABLE_LOAN_STATUSES.includes(loan.status)) {
    return invalidState(`This loan is ${loan.status}: it takes no repayments.`, 'loanId');
  }
  const amount = await readRepayment(work, loan, input);
  if (!amount.ok) return amount;
  const method = input.method ?? 'BANK_TRANSFER';
  const order = { direction: 'COLLECTION', method, amount: amount.value } as const;
  const payment = pendingPayment(loan, order, now);
  if (!own) return await recordReceived(work, caller, loan, payment, input, dayOf(now));
  await requestPayment(work, caller, loan, payment);
  return ok(payment.id);
}

/** An amount that is still owed and not on its way already. */
async function readRepayment(
  work: Work,
  loan: Loan,
  input: Input,
): Promise<Outcome<Money, LendingErrorCode>> {
  const amount = readAmount(input.amount);
  if (!amount.ok) return err([amount.error]);
  const { currency } = loan.principal;
  if (amount.value.currency !== currency) {
    const message = `This loan is repaid in ${currency}.`;
    return err([inputError('CURRENCY_NOT_OFFERED', 'amount.currency', message)]);
  }
  const { interest, principal } = outstandingOf(await openInstalments(work, loan));
  const most = interest + principal - (await work.payments.pendingAmount(loan.id));
  if (amount.value.minor > most) {
    const shown = formatAmount(money(most, currency));
    const message = `At most ${shown} ${currency} is outstanding and not on its way already.`;
    return err([inputError('OVERPAYMENT', 'amount', message)]);
  }
  return ok(amount.value);
}

/** The instalments, with what has settled but is not in the books yet counted as paid. */
export async function openInstalments(work: Work, loan: Loan) {
  const instalments = (await work.loans.instalments([loan.id])).get(loan.id) ?? [];
  return withPaid(instalments, await work.payments.reserved(loan.id));
}

async function recordReceived(
  work: Work,
  caller: Caller,
  loan: Loan,
  payment: Payment,
  input: Input,
  today: string,
): Promise<Outcome<Payment['id'], LendingErrorCode>> {
  const earliest = loan.disbursedOn ?? today;
  const day = readDay(input.receivedOn ?? today, 'receivedOn', earliest, today);
  if (!day.ok) return err([day.error]);
  const reference = readText(input.reference, 'reference', 100);
  if (!reference.ok) return err([reference.error]);
  const allocations = allocatePayment(await openInstalments(work, loan), payment.amount.minor);
  if (allocations === undefined) throw new Error('A repayment that was checked is too high.');
  const principal = allocations.reduce((sum, part) => sum + part.principal, 0n);
  const interest = payment.amount.minor - principal;
  const recorded = { ...payment, recordedBy: caller.id };
  const received = settled(recorded, {
    reference: reference.value,
    effectiveOn: day.value,
    principal,
    interest,
  });
  await work.payments.insert(received, allocations);
  await requestPosting(work, caller, loan, received);
  await reviseSince(work, loan, day.value);
  return ok(received.id);
}
