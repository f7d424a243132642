import type { EventData } from '@blockscore/events';
import type { Payment } from '../domain/loan.ts';
import type { Counterparty } from '../domain/payment-check.ts';
import type { PaymentCheckRules } from './payment-check-ports.ts';
import type { Work } from './ports.ts';

const LENDING = { kind: 'SERVICE', id: 'lending' } as const;

/** What lending knows of the other end of a payment. */
export interface OtherEnd {
  readonly counterparty: Counterparty;
  readonly country?: string | null;
}

/**
 * Asks compliance whether a payment may move: until it answers, the provider is told nothing of it. For
 * compliance alone: to the borrower it is on its way.
 */
export async function askAboutPayment(
  work: Work,
  { collectionPatienceMs, payoutPatienceMs }: PaymentCheckRules,
  payment: Payment,
  end: OtherEnd,
  now: Date,
): Promise<void> {
  const { id: paymentId, loanId, direction } = payment;
  const patience = direction === 'COLLECTION' ? collectionPatienceMs : payoutPatienceMs;
  const patienceUntil = new Date(now.getTime() + patience);
  const check = { paymentId, loanId, direction, askedAt: now, patienceUntil };
  await work.paymentChecks.insert({
    ...check,
    status: 'ASKED',
    decidedAt: null,
    askedAgainAt: null,
  });
  await tell(work, 'lending.payment_check.requested', payment, end);
}

/** Tells compliance what it watches payments by, of one that it is not asked about. */
export async function tellPayment(work: Work, payment: Payment, end: OtherEnd): Promise<void> {
  await tell(work, 'lending.payment.recorded', payment, end);
}

/** Asks again, with the same: compliance answers what it has decided, where it has. */
export async function askAgain(work: Work, payment: Payment, end: OtherEnd): Promise<void> {
  await tell(work, 'lending.payment_check.requested', payment, end);
}

/** Tells compliance that a payment went on without its answer. */
export async function tellLapse(work: Work, payment: Payment, end: OtherEnd): Promise<void> {
  await tell(work, 'lending.payment_check.lapsed', payment, end);
}

async function tell(
  work: Work,
  type:
    | 'lending.payment_check.requested'
    | 'lending.payment_check.lapsed'
    | 'lending.payment.recorded',
  { id, version, loanId, userId, direction, amount, method }: Payment,
  { counterparty, country = null }: OtherEnd,
): Promise<void> {
  const data: EventData[typeof type] = {
    ...{ paymentId: id, loanId, userId, direction, method, counterparty },
    ...{ amountMinor: amount.minor.toString(), currency: amount.currency },
    ...(country !== null && { country }),
  };
  const audience = { scopes: ['compliance:read'] } as const;
  const aggregate = { type: 'payment', id, version };
  await work.events.record({ type, aggregate, audience, actor: LENDING, data });
}
