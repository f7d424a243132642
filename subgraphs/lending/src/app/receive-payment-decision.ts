import type { EventData } from '@blockscore/events';
import { decidedCheck, refusalOf } from '../domain/payment-check.ts';
import type { Ports } from './ports.ts';
import { failPayment } from './settle-payment.ts';

/**
 * Takes down what compliance decided about a payment. Of one that may move, the consumer of lending's own
 * events tells the provider: a provider that is slow keeps nothing else back that compliance says. What
 * comes too late changes nothing.
 */
export function receivePaymentDecision(ports: Pick<Ports, 'transact' | 'clock'>) {
  return async ({ paymentId, decision }: EventData['compliance.payment.decided']): Promise<void> =>
    await ports.transact(async (work) => {
      const known = await work.paymentChecks.find(paymentId);
      if (known === undefined) return;
      // The loan first, as everywhere.
      const loan = await work.loans.lock(known.loanId);
      const check = await work.paymentChecks.lock(paymentId);
      const status = check === undefined ? undefined : decidedCheck(check, decision);
      if (loan === undefined || status === undefined) return;
      await work.paymentChecks.decide({ paymentId, status, decidedAt: ports.clock() });
      if (status === 'PASSED') {
        await work.events.record({
          type: 'lending.payment_check.passed',
          aggregate: { type: 'payment', id: paymentId, version: 1 },
          audience: { scopes: ['compliance:read'] },
          actor: { kind: 'SERVICE', id: 'lending' },
          data: { paymentId, loanId: loan.id, userId: loan.userId },
        });
        return;
      }
      const payment = status === 'REFUSED' ? await work.payments.find(paymentId) : undefined;
      if (payment?.status === 'PENDING') await failPayment(work, loan, payment, refusalOf(payment));
    });
}
