import { type Caller, isSelf } from '@blockscore/caller';
import { isId } from '@blockscore/ids';
import { fail, type Outcome } from '@blockscore/result';
import { readReason } from '../domain/alerts/resolve-alert.ts';
import type { ComplianceErrorCode } from '../domain/errors.ts';
import { decidedHold, type PaymentHold } from '../domain/monitoring/hold.ts';
import { decidedEvent } from './check-payment.ts';
import { isFrozen } from './is-frozen.ts';
import { openMatchesNow } from './open-matches-now.ts';
import type { Ports, Work } from './ports.ts';

export interface DecideHeldPaymentInput {
  readonly paymentId: string;
  readonly reason: string;
}

/**
 * An officer lets a held payment move, or refuses it: once, and for good. One of their own looks like
 * one that there is not: that it is held would tell them.
 */
function decideHeldPayment(to: 'RELEASED' | 'REFUSED') {
  return (ports: Pick<Ports, 'transact' | 'clock'>) =>
    async (
      caller: Caller,
      input: DecideHeldPaymentInput,
    ): Promise<Outcome<PaymentHold, ComplianceErrorCode>> => {
      const reason = readReason(input.reason);
      if (!reason.ok) return reason;
      return await ports.transact(async (work) => {
        const { holds } = work.monitoring;
        const hold = isId('pay', input.paymentId) ? await holds.lock(input.paymentId) : undefined;
        if (hold === undefined || isSelf(caller, hold.userId)) {
          return fail('NOT_FOUND', 'No such payment was held.', ['input', 'paymentId']);
        }
        const at = ports.clock();
        const decided = await decideUnlessFrozen(work, hold, {
          to,
          by: caller.id,
          reason: reason.value,
          at,
        });
        if (!decided.ok) return decided;
        await holds.save(decided.value);
        const { paymentId, userId, version } = decided.value;
        const decision = to === 'RELEASED' ? 'LET_THROUGH' : 'REFUSE';
        const event = decidedEvent({ paymentId, userId, decision, version, at, actor: caller });
        await work.events.record(event);
        return decided;
      });
    };
}

/**
 * Of whoever was confirmed to be on a list nothing moves, whatever an officer says of the payment, and to
 * whoever may be on one nothing.
 */
async function decideUnlessFrozen(
  work: Work,
  hold: PaymentHold,
  deciding: Parameters<typeof decidedHold>[1],
): Promise<Outcome<PaymentHold, ComplianceErrorCode>> {
  if (deciding.to === 'RELEASED' && (await isFrozen(work, hold.userId))) {
    const message = 'The customer was confirmed to be on a list: nothing of theirs moves.';
    return fail('MATCH_CONFIRMED', message, ['input', 'paymentId']);
  }
  const movement = await work.monitoring.movements.find(hold.paymentId);
  const isStopped = deciding.to === 'RELEASED' && movement?.kind !== 'COLLECTION';
  if (isStopped && (await openMatchesNow(work, hold.userId)) !== undefined) {
    const message = 'A match of the customer with a list is open: dismiss it first, then release.';
    return fail('INVALID_STATE', message, ['input', 'paymentId']);
  }
  return decidedHold(hold, deciding);
}

export const releasePayment = decideHeldPayment('RELEASED');
export const refusePayment = decideHeldPayment('REFUSED');
