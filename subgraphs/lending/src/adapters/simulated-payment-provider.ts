import { createHash } from 'node:crypto';
import type { PaymentProvider, PaymentResult } from '../app/ports.ts';

/** How the last digits of the borrower's account make the simulated provider behave. */
export const PAYOUT_FAILS = '0001';
export const COLLECTION_FAILS = '0002';

/**
 * A payment provider that moves no money: it settles at once, or fails as the account tells it to.
 * An account that ends in 0001 refuses payouts, one that ends in 0002 refuses collections. It keeps
 * nothing and still answers each idempotency key the same each time, since all it says follows from
 * the order.
 */
export function createSimulatedPaymentProvider(): PaymentProvider {
  return {
    async execute({ idempotencyKey, direction, account }): Promise<PaymentResult> {
      if (direction === 'PAYOUT' && account.endsWith(PAYOUT_FAILS)) {
        return {
          status: 'FAILED',
          code: 'ACCOUNT_REFUSED',
          reason: 'The account does not accept payouts.',
        };
      }
      if (direction === 'COLLECTION' && account.endsWith(COLLECTION_FAILS)) {
        return {
          status: 'FAILED',
          code: 'COLLECTION_REFUSED',
          reason: 'The account refused the collection.',
        };
      }
      const digest = createHash('sha256').update(idempotencyKey).digest('hex');
      return { status: 'SETTLED', reference: `sim-${digest.slice(0, 16)}` };
    },
  };
}
