import type { PaymentCheck } from '../domain/payment-check.ts';
import type { Ports, Work } from './ports.ts';

const AT_ONCE = 200;
const COLLECTIONS = ['COLLECTION'] as const;
const PAYOUTS = ['PAYOUT', 'REFUND'] as const;
const ALL = [...COLLECTIONS, ...PAYOUTS] as const;

export interface EndedPatience {
  /** Payments that went on without an answer. */
  readonly wentOn: number;
  /** Payouts and refunds that go on waiting. */
  readonly waiting: number;
}

/**
 * Lets payments go on that nobody answered for in time: what comes in, and, once checks are switched off,
 * everything. What goes out waits otherwise. The consumer of lending's own events gives them to the provider.
 */
export function endPatience(ports: Pick<Ports, 'transact' | 'clock' | 'rules'>) {
  const { enabled } = ports.rules.paymentChecks;
  return async (signal?: AbortSignal): Promise<EndedPatience> => {
    const by = ports.clock();
    const directions = enabled ? COLLECTIONS : ALL;
    const overdue = await ports.transact((work) =>
      work.paymentChecks.overdue(by, directions, AT_ONCE),
    );
    let wentOn = 0;
    for (const check of overdue) {
      signal?.throwIfAborted();
      if (await ports.transact((work) => goOn(work, check, ports.clock()))) wentOn += 1;
    }
    const waiting = await ports.transact((work) => work.paymentChecks.countOverdue(by, PAYOUTS));
    return { wentOn, waiting };
  };
}

/** False where it was answered meanwhile. */
async function goOn(work: Work, { paymentId, loanId }: PaymentCheck, now: Date): Promise<boolean> {
  const loan = await work.loans.lock(loanId);
  const check = await work.paymentChecks.lock(paymentId);
  if (loan === undefined || check?.status !== 'ASKED') return false;
  await work.paymentChecks.decide({ paymentId, status: 'WENT_ON', decidedAt: now });
  await work.events.record({
    type: 'lending.payment_check.lapsed',
    aggregate: { type: 'payment', id: paymentId, version: 1 },
    audience: { scopes: ['compliance:read'] },
    actor: { kind: 'SERVICE', id: 'lending' },
    data: { paymentId, loanId, userId: loan.userId },
  });
  return true;
}
