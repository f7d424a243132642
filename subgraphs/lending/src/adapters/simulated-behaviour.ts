import { createHash } from 'node:crypto';
import type { PaymentFailure } from '../domain/loan.ts';
import type { CallbackKind } from '../domain/payment-callback.ts';

/** What the simulated provider is asked for. */
export type SimulatedService = 'PAYOUT' | 'COLLECTION' | 'VERIFICATION';

/** A callback that it sends, so many seconds after it took the order. */
export interface PlannedCallback {
  readonly kind: CallbackKind;
  readonly afterSeconds: number;
  /** Sent twice, with the same id. */
  readonly twice?: true;
  readonly code?: PaymentFailure;
  readonly reason?: string;
  /** Seconds after the order at which it happened, where it is told later. */
  readonly happenedAfter?: number;
}

/** `SETTLED` and `FAILED` are answers; `ACCEPTED` leaves the rest to the callbacks. */
export interface Behaviour {
  readonly answer: 'SETTLED' | 'FAILED' | 'ACCEPTED';
  readonly code?: PaymentFailure;
  readonly reason?: string;
  readonly callbacks: readonly PlannedCallback[];
  /** What it says when it is asked, of an order that it never sends a callback for. */
  readonly silently?: 'SETTLED';
}

const DAY = 86_400;
/** Long enough to be seen as pending, short enough to be waited for. */
export const DELAY_SECONDS = 10;
export const RETURN_DAYS = 3;

const AT_ONCE: Behaviour = { answer: 'SETTLED', callbacks: [] };
const SETTLES = { kind: 'SETTLED', afterSeconds: DELAY_SECONDS } as const;

const refused = (code: PaymentFailure, reason: string): Behaviour => ({
  answer: 'FAILED',
  code,
  reason,
  callbacks: [],
});
const accepted = (...callbacks: readonly PlannedCallback[]): Behaviour => ({
  answer: 'ACCEPTED',
  callbacks,
});
const returned = (code: PaymentFailure, reason: string): Behaviour =>
  accepted(SETTLES, { kind: 'RETURNED', afterSeconds: RETURN_DAYS * DAY, code, reason });

const LATE = accepted(SETTLES);
const FAILS_LATE = accepted({
  kind: 'FAILED',
  afterSeconds: DELAY_SECONDS,
  code: 'INSUFFICIENT_FUNDS',
  reason: 'There is not enough money on the account.',
});
const TWICE = accepted({ ...SETTLES, twice: true });
const OUT_OF_ORDER = accepted(
  {
    kind: 'RETURNED',
    afterSeconds: DELAY_SECONDS,
    code: 'INSUFFICIENT_FUNDS',
    reason: 'The account was not covered.',
  },
  { ...SETTLES, afterSeconds: 2 * DELAY_SECONDS, happenedAfter: DELAY_SECONDS - 1 },
);
const SILENT: Behaviour = { answer: 'ACCEPTED', callbacks: [], silently: 'SETTLED' };

/** By the last four characters of the account; the table is in docs/payments.md. */
const BEHAVIOURS: Readonly<Record<SimulatedService, Readonly<Record<string, Behaviour>>>> = {
  PAYOUT: {
    '0001': refused('ACCOUNT_REFUSED', 'The account does not accept payouts.'),
    '0005': LATE,
    '0006': FAILS_LATE,
    '0008': TWICE,
    '0010': SILENT,
    '0011': returned('ACCOUNT_CLOSED', 'The account was closed.'),
  },
  COLLECTION: {
    '0002': refused('COLLECTION_REFUSED', 'The account refused the collection.'),
    '0005': LATE,
    '0006': FAILS_LATE,
    '0007': returned('INSUFFICIENT_FUNDS', 'The direct debit was returned unpaid.'),
    '0008': TWICE,
    '0009': OUT_OF_ORDER,
    '0010': SILENT,
    '0012': returned('DISPUTED', 'The payer disputed the payment.'),
  },
  VERIFICATION: {
    '0003': refused('ACCOUNT_REFUSED', 'The account is not in the name of the holder.'),
    '0004': accepted({ kind: 'ACCOUNT_VERIFIED', afterSeconds: DELAY_SECONDS }),
  },
};

/** How the simulated provider behaves to an order; the same order always gets the same. */
export function behaviourOf(service: SimulatedService, account: string): Behaviour {
  return BEHAVIOURS[service][endingOf(account)] ?? AT_ONCE;
}

/** What is kept of an account, since it is all that behaviour follows from. */
export function endingOf(account: string): string {
  return account.slice(-4);
}

/** What happened by so many seconds after the order: the last of it. */
export function happenedBy(behaviour: Behaviour, seconds: number): PlannedCallback | undefined {
  const momentOf = ({ afterSeconds, happenedAfter = afterSeconds }: PlannedCallback) =>
    happenedAfter;
  return [...behaviour.callbacks]
    .sort((a, b) => momentOf(a) - momentOf(b))
    .findLast((callback) => momentOf(callback) <= seconds);
}

/** The provider's name of an order. */
export function referenceOf(orderId: string): string {
  return `sim-${createHash('sha256').update(orderId).digest('hex').slice(0, 16)}`;
}
