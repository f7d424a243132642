import { type Caller, hasScope, isSelf } from '@blockscore/caller';
import { isId } from '@blockscore/ids';
import { formatAmount, isCountry, type Money, money } from '@blockscore/money';
import { err, type Outcome, ok } from '@blockscore/result';
import { dayOf, type LocalDate } from '../domain/calendar.ts';
import {
  inputError,
  invalidState,
  type LendingError,
  type LendingErrorCode,
  notFound,
} from '../domain/errors.ts';
import { type AmountInput, readAmount, readDay, readLine } from '../domain/input.ts';
import { PAYABLE_LOAN_STATUSES, UNLENT_LOAN_STATUSES } from '../domain/lifecycle.ts';
import type { Loan, Payment, PaymentMethod } from '../domain/loan.ts';
import type { Counterparty } from '../domain/payment-check.ts';
import type { ExcessUse } from '../domain/servicing/contract.ts';
import type { LoanEntry } from '../domain/servicing/entries.ts';
import { entriesProblem } from '../domain/servicing/limits.ts';
import { sumOf } from '../domain/servicing/parts.ts';
import { payoffOf } from '../domain/servicing/payoff.ts';
import { replayLoan } from '../domain/servicing/replay.ts';
import { tellPayment } from './ask-about-payment.ts';
import { type Call, oncePayment } from './once.ts';
import type { Work } from './ports.ts';
import { recordEntry } from './record-entry.ts';
import { pendingPayment, requestPayment } from './request-payment.ts';
import { repaid } from './settle-payment.ts';

export interface RecordRepaymentInput {
  readonly loanId: string;
  readonly amount: AmountInput;
  readonly method?: PaymentMethod | null | undefined;
  /** What to do with more than is due; as the product says where it is left out. */
  readonly excess?: ExcessUse | null | undefined;
  readonly receivedOn?: string | null | undefined;
  readonly reference?: string | null | undefined;
  /** Whose account it came from, where that is known. */
  readonly payer?: Counterparty | null | undefined;
  /** Where that account is, ISO 3166-1 alpha-2. */
  readonly payerCountry?: string | null | undefined;
  readonly idempotencyKey: string;
}

/** Payments of a loan that may be on their way at the same time. */
const MOST_PENDING = 10;

type Input = Omit<RecordRepaymentInput, 'idempotencyKey'>;

/**
 * A borrower begins a repayment at the payment provider: PENDING until that settles it, at most what
 * pays the loan off today. Staff with [loans:disburse] record one that was received elsewhere, for others
 * than themselves: it has settled, and what is over all that was owed is the borrower's credit. Of a loan
 * that was charged off it is a recovery.
 */
export const recordRepayment = oncePayment<RecordRepaymentInput>('recordRepayment', record);

async function record(call: Call, input: Input): Promise<Outcome<Payment['id'], LendingErrorCode>> {
  const { work, caller, now } = call;
  const loan = isId('loan', input.loanId) ? await work.loans.lock(input.loanId) : undefined;
  const own = loan !== undefined && isSelf(caller, loan.userId);
  if (loan === undefined || !(own || hasScope(caller, 'loans:disburse'))) {
    return notFound('loan', 'loanId');
  }
  const officers = own ? officersFields(input) : [];
  if (officers.length > 0) return err(officers);
  const today = dayOf(now);
  const entries = (await work.servicing.entries([loan.id])).get(loan.id) ?? [];
  if (!(own ? mayPay(loan, entries, today) : mayReceive(loan, entries))) {
    return invalidState(`This loan is ${loan.status}: it takes no repayments.`, 'loanId');
  }
  const amount = readRepayment(loan, input);
  if (!amount.ok) return amount;
  const method = input.method ?? 'BANK_TRANSFER';
  const problem = entriesProblem(entries.length, 'pay all that is owed at once');
  if (problem !== undefined && !paysOff(amount.value, owedOn(loan, entries, today))) {
    return err([problem]);
  }
  const excess = input.excess ?? loan.contract.excess;
  const order = { direction: 'COLLECTION', method, amount: amount.value, excess } as const;
  const payment = pendingPayment(loan, order, now);
  if (!own) return await recordReceived(work, caller, { loan, entries, payment }, input, now);
  if ((await work.payments.pendingCount(loan.id, 'COLLECTION')) >= MOST_PENDING) {
    const message = `${MOST_PENDING} payments of this loan are on their way: wait until one has arrived.`;
    return invalidState(message, 'loanId');
  }
  const left =
    owedOn(loan, entries, today) - (await work.payments.pendingAmount(loan.id, 'COLLECTION'));
  const most = left > 0n ? left : 0n;
  if (amount.value.minor > most) return overpayment(most, loan);
  await requestPayment(call, loan, payment);
  return ok(payment.id);
}

/** Borrowers pay what is owed: of a loan whose payout came back, what went back to them too often. */
function mayPay(loan: Loan, entries: readonly LoanEntry[], today: LocalDate): boolean {
  if (!UNLENT_LOAN_STATUSES.includes(loan.status))
    return PAYABLE_LOAN_STATUSES.includes(loan.status);
  return wasLent(entries) && owedOn(loan, entries, today) > 0n;
}

/** What came in is taken down whether anything is owed or not, of every loan that was paid out once. */
function mayReceive({ status }: Loan, entries: readonly LoanEntry[]): boolean {
  return !UNLENT_LOAN_STATUSES.includes(status) || wasLent(entries);
}

function wasLent(entries: readonly LoanEntry[]): boolean {
  return entries.some(({ body }) => body.kind === 'DISBURSED');
}

/** What a payment has that was received elsewhere: the provider says when it moved one, and how it calls it. */
function officersFields({ method, ...input }: Input): readonly LendingError[] {
  const { receivedOn, reference, payer, payerCountry } = input;
  const given = { receivedOn, reference, payer, payerCountry };
  const fields = (['receivedOn', 'reference', 'payer', 'payerCountry'] as const).filter(
    (field) => (given[field] ?? null) !== null,
  );
  const errors = fields.map((field) =>
    inputError('INPUT_INVALID', field, `Leave ${field} out: officers give it of others' payments.`),
  );
  if (method !== 'CASH' && method !== 'CHEQUE') return errors;
  const message = `${method} is taken down by an officer: pay your own loan by BANK_TRANSFER, DIRECT_DEBIT or CARD.`;
  return [...errors, inputError('INPUT_INVALID', 'method', message)];
}

function readRepayment(loan: Loan, input: Input): Outcome<Money, LendingErrorCode> {
  const amount = readAmount(input.amount);
  if (!amount.ok) return err([amount.error]);
  const { currency } = loan.principal;
  if (amount.value.currency === currency) return ok(amount.value);
  const message = `This loan is repaid in ${currency}.`;
  return err([inputError('CURRENCY_NOT_OFFERED', 'amount.currency', message)]);
}

const paysOff = ({ minor }: Money, owed: bigint): boolean => owed > 0n && minor >= owed;

/** What pays the loan off today, or was lost of it and has not come in; minor units. */
function owedOn(loan: Loan, entries: readonly LoanEntry[], today: LocalDate): bigint {
  const state = replayLoan(loan.contract, entries, today);
  const { chargedOff, recovered } = state;
  return chargedOff === null ? sumOf(payoffOf(state)) : sumOf(chargedOff.parts) - recovered;
}

function overpayment(most: bigint, { principal: { currency } }: Loan) {
  const shown = formatAmount(money(most, currency));
  const message = `${shown} ${currency} pays this loan off today, with what is on its way already: give no more.`;
  return err([inputError('OVERPAYMENT', 'amount', message)]);
}

interface Received {
  readonly loan: Loan;
  readonly entries: readonly LoanEntry[];
  readonly payment: Payment;
}

async function recordReceived(
  work: Work,
  caller: Caller,
  { loan, entries, payment }: Received,
  input: Input,
  now: Date,
): Promise<Outcome<Payment['id'], LendingErrorCode>> {
  const today = dayOf(now);
  // Its first payout, also where that came back.
  const earliest = entries[0]?.effectiveOn ?? today;
  const day = readDay(input.receivedOn ?? today, 'receivedOn', earliest, today);
  if (!day.ok) return err([day.error]);
  const reference = readLine(input.reference, 'reference', 100);
  if (!reference.ok) return err([reference.error]);
  const country = readCountry(input.payerCountry);
  if (!country.ok) return country;
  const received: Payment = {
    ...payment,
    status: 'SETTLED',
    reference: reference.value,
    recordedBy: caller.id,
    effectiveOn: day.value,
  };
  await work.payments.insert(received);
  const facts = { counterparty: input.payer ?? 'UNKNOWN', country: country.value };
  await tellPayment(work, received, facts);
  await recordEntry(work, caller, loan, repaid(received, day.value), now);
  return ok(received.id);
}

function readCountry(given: string | null | undefined): Outcome<string | null, LendingErrorCode> {
  if (given == null || isCountry(given)) return ok(given ?? null);
  const message = 'Give a country as ISO 3166-1 has it, such as US.';
  return err([inputError('INPUT_INVALID', 'payerCountry', message)]);
}
