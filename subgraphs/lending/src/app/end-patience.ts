import type { Payment } from '../domain/loan.ts';
import type { PaymentCheck } from '../domain/payment-check.ts';
import { askAgain, type OtherEnd, tellLapse } from './ask-about-payment.ts';
import { eachInTurns } from './each-in-turns.ts';
import { otherEndOf } from './other-end.ts';
import type { Ports, Work } from './ports.ts';

const AT_ONCE = 200;
const COLLECTIONS = ['COLLECTION'] as const;
const PAYOUTS = ['PAYOUT', 'REFUND'] as const;
const ALL = [...COLLECTIONS, ...PAYOUTS] as const;

export interface EndedPatience {
  /** Payments that went on without an answer. */
  readonly wentOn: number;
  /** Payouts and refunds that compliance was asked about once more. */
  readonly askedAgain: number;
  /** Payouts and refunds that go on waiting. */
  readonly waiting: number;
}

/**
 * Lets payments go on that nobody answered for in time: what comes in, and, once checks are switched off,
 * everything. What goes out waits otherwise, and is asked about again, ever less often. The consumer of lending's own events gives them to the provider.
 */
export function endPatience(ports: Pick<Ports, 'transact' | 'clock' | 'rules'>) {
  const { enabled } = ports.rules.paymentChecks;
  return async (signal?: AbortSignal): Promise<EndedPatience> => {
    const by = ports.clock();
    const directions = enabled ? COLLECTIONS : ALL;
    const wentOn = await eachInTurns(
      AT_ONCE,
      () => ports.transact((work) => work.paymentChecks.overdue(by, directions, AT_ONCE)),
      (check) => ports.transact((work) => goOn(work, check, ports.clock())),
      signal,
    );
    const lost = () =>
      ports.transact((work) => work.paymentChecks.toAskAgain(by, PAYOUTS, AT_ONCE));
    const askedAgain = await eachInTurns(
      AT_ONCE,
      async () => (enabled ? await lost() : []),
      (check) => ports.transact((work) => ask(work, check, ports.clock())),
      signal,
    );
    const waiting = await ports.transact((work) => work.paymentChecks.countOverdue(by, PAYOUTS));
    return { wentOn, askedAgain, waiting };
  };
}

/** False where it was answered meanwhile. */
async function goOn(work: Work, { paymentId, loanId }: PaymentCheck, now: Date): Promise<boolean> {
  const found = await unanswered(work, { paymentId, loanId });
  if (found === undefined) return false;
  await work.paymentChecks.decide({ paymentId, status: 'WENT_ON', decidedAt: now });
  await tellLapse(work, found.payment, found.end);
  return true;
}

/** The question may have been lost, or the answer. False where it was answered meanwhile. */
async function ask(work: Work, { paymentId, loanId }: PaymentCheck, now: Date): Promise<boolean> {
  const found = await unanswered(work, { paymentId, loanId });
  if (found === undefined) return false;
  await work.paymentChecks.noteAskedAgain(paymentId, now);
  await askAgain(work, found.payment, found.end);
  return true;
}

async function unanswered(
  work: Work,
  { paymentId, loanId }: Pick<PaymentCheck, 'paymentId' | 'loanId'>,
): Promise<{ readonly payment: Payment; readonly end: OtherEnd } | undefined> {
  const loan = await work.loans.lock(loanId);
  const check = await work.paymentChecks.lock(paymentId);
  if (loan === undefined || check?.status !== 'ASKED') return undefined;
  const payment = await work.payments.find(paymentId);
  return payment && { payment, end: await otherEndOf(work, loan, payment) };
}
