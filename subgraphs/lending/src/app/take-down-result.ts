import { dayOf, type LocalDate } from '../domain/calendar.ts';
import type { Loan, Payment } from '../domain/loan.ts';
import type { PaymentResult } from './payment-ports.ts';
import type { Work } from './ports.ts';
import { returnPayment } from './return-payment.ts';
import { failPayment, settle } from './settle-payment.ts';

/**
 * Takes down what the provider says of a PENDING payment, whichever way it said so: by its answer, by
 * a callback, on being asked. A return that was told of before the settlement is applied with it.
 */
export async function takeDownResult(
  work: Work,
  loan: Loan,
  payment: Payment,
  result: PaymentResult,
  now: Date,
): Promise<void> {
  if (result.status === 'FAILED') return await failPayment(work, loan, payment, result);
  const { reference } = result;
  if (result.status === 'ACCEPTED') {
    if (payment.reference === null) await work.payments.save({ ...payment, reference });
    return;
  }
  const effectiveOn = settlementDay(payment, result.occurredAt ?? now, now);
  await settle(work, loan, payment, { reference, effectiveOn }, now);
  const back = await work.paymentCallbacks.waitingReturn(payment.id);
  const moved = back === undefined ? undefined : await work.payments.find(payment.id);
  const [after] = await work.loans.findMany([loan.id]);
  if (back === undefined || moved === undefined || after === undefined) return;
  await returnPayment(work, after, moved, back, now);
}

/** The provider's day, within what can be: not before it was asked, and not to come. The middle one. */
function settlementDay(payment: Payment, said: Date, now: Date): LocalDate {
  const [earliest, day, today] = [dayOf(payment.createdAt), dayOf(said), dayOf(now)];
  return [earliest, day, today].sort()[1] ?? today;
}
