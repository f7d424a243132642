import type { Caller } from '@blockscore/caller';
import { isId } from '@blockscore/ids';
import { type Outcome, ok } from '@blockscore/result';
import { invalidState, type LendingErrorCode, notFound } from '../domain/errors.ts';
import { LOAN_STATUSES } from '../domain/lifecycle.ts';
import type { Loan } from '../domain/loan.ts';
import { countedEntries } from '../domain/servicing/entries.ts';
import type { Ports, Work } from './ports.ts';
import {
  type Serviced,
  type ServicingChange,
  type ServicingInput,
  serviceLoan,
} from './service-loan.ts';

export interface ReverseRepaymentInput extends Omit<ServicingInput, 'loanId'> {
  readonly paymentId: string;
  /** Left out: MISTAKE. */
  readonly cause?: 'MISTAKE' | 'CHARGEBACK' | undefined;
}

/**
 * Takes a repayment back: the loan stands as if it had never come in, whenever that was. [loans:service]
 * Also of a loan that was paid off by it, or whose payout came back since.
 */
const reverse = serviceLoan<ReverseRepaymentInput & ServicingInput>(
  'reverseRepayment',
  { in: LOAN_STATUSES, wantsNote: true, beside: markPayment },
  ({ entries, today }, { paymentId, cause = 'MISTAKE' }) => {
    const entry = countedEntries(entries).find(
      ({ body }) => body.kind === 'REPAID' && body.paymentId === paymentId,
    );
    if (entry?.body.kind !== 'REPAID') {
      return invalidState('This payment is no repayment that counts.', 'paymentId');
    }
    const { sequence } = entry;
    const body = { kind: 'REVERSED', sequence, cause } as const;
    return ok({ body, effectiveOn: today, weight: entry.body.amount });
  },
);

export function reverseRepayment(ports: Ports) {
  return async (
    caller: Caller,
    input: ReverseRepaymentInput,
  ): Promise<Outcome<Loan, LendingErrorCode>> => {
    const { paymentId } = input;
    const payment = isId('pay', paymentId)
      ? await ports.transact((work) => work.payments.find(paymentId))
      : undefined;
    if (payment === undefined) return notFound('payment', 'paymentId');
    if (payment.direction === 'COLLECTION' && payment.status === 'SETTLED') {
      const message =
        'The books do not have this payment: wait until it is POSTED, or call retryPosting.';
      return invalidState(message, 'paymentId');
    }
    return await reverse(ports)(caller, { ...input, loanId: payment.loanId });
  };
}

/** The payment tells that its money does not count. */
async function markPayment(
  work: Work,
  { body }: ServicingChange,
  { entries, today }: Serviced,
): Promise<void> {
  if (body.kind !== 'REVERSED') return;
  const entry = entries.find(({ sequence }) => sequence === body.sequence);
  if (entry?.body.kind !== 'REPAID') return;
  const payment = await work.payments.find(entry.body.paymentId);
  if (payment === undefined) throw new Error(`Payment ${entry.body.paymentId} is not to be found.`);
  const change =
    body.cause === 'CHARGEBACK'
      ? ({ status: 'RETURNED', returnedOn: today } as const)
      : ({ status: 'REVERSED' } as const);
  await work.payments.save({ ...payment, ...change });
  await work.events.record({
    type: 'lending.payment.reversed',
    aggregate: { type: 'payment', id: payment.id, version: payment.version + 1 },
    audience: { scopes: ['compliance:read'] },
    actor: { kind: 'SERVICE', id: 'lending' },
    data: { paymentId: payment.id, loanId: payment.loanId, userId: payment.userId },
  });
}
