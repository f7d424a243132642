import { fail, type Outcome, ok } from '@blockscore/result';
import type { Alert, AlertFact } from '../alerts/alert.ts';
import type { ComplianceErrorCode } from '../errors.ts';
import type { Movement } from './movement.ts';

/** `OVERTAKEN`: it went on before the answer came, so that there is nothing to decide. */
export const HOLD_STATUSES = ['HELD', 'RELEASED', 'REFUSED', 'OVERTAKEN'] as const;
export type HoldStatus = (typeof HOLD_STATUSES)[number];

/** A payment that is kept from moving until an officer decides. */
export interface PaymentHold {
  readonly paymentId: `pay_${string}`;
  readonly userId: `user_${string}`;
  readonly version: number;
  readonly status: HoldStatus;
  /** What it was held for. */
  readonly alertIds: readonly `alert_${string}`[];
  readonly heldAt: Date;
  readonly decidedBy: string | null;
  /** Null until it is decided, and once the person's retention key is gone. */
  readonly reason: string | null;
  readonly decidedAt: Date | null;
}

export interface HoldDecision {
  readonly to: 'RELEASED' | 'REFUSED';
  readonly by: string;
  readonly reason: string;
  readonly at: Date;
}

/**
 * Whether another officer has to say the same before the payment moves: something of severity HIGH holds
 * it. Matches with lists do not count, which are dismissed first, and once confirmed by another officer.
 */
export function takesTwoToRelease(grounds: readonly Pick<Alert, 'source' | 'severity'>[]): boolean {
  return grounds.some(({ source, severity }) => source !== 'SCREENING' && severity === 'HIGH');
}

/** A payment that was released, and the alert that it had been held for. */
export interface Released {
  readonly movement: Pick<Movement, 'amount' | 'currency' | 'kind' | 'counterparty'>;
  /** What else of that kind and currency went by the same alert and was not released itself, minor units. */
  readonly followed: bigint;
  readonly alert: Pick<Alert, 'status' | 'resolution' | 'facts'>;
}

/**
 * Whether what was found of a payment is what officers have looked at and released: it goes the same way
 * to or from the same one, is no greater, with all that followed, the alert is settled and was not
 * confirmed, and it told the same countries and residence.
 *
 * @param found the countries by which the rule finds the payment now
 */
export function isReleasedAlike(
  { amount, currency, kind, counterparty }: Released['movement'],
  found: readonly AlertFact[],
  { movement, followed, alert }: Released,
): boolean {
  const told = (name: string) =>
    alert.facts?.find((fact) => fact.name === name)?.value.split(', ') ?? [];
  return (
    currency === movement.currency &&
    kind === movement.kind &&
    counterparty === movement.counterparty &&
    amount + followed <= movement.amount &&
    alert.status === 'RESOLVED' &&
    alert.resolution !== 'CONFIRMED' &&
    found.every(({ name, value }) => value.split(', ').every((each) => told(name).includes(each)))
  );
}

/** What was released and not heard of, held anew for what was found of its customer since. */
export function heldAgain(
  { paymentId, userId, version, alertIds }: PaymentHold,
  found: PaymentHold['alertIds'],
  at: Date,
): PaymentHold {
  return {
    ...{ paymentId, userId, version: version + 1, status: 'HELD', heldAt: at },
    alertIds: [...new Set([...alertIds, ...found])],
    ...{ decidedBy: null, reason: null, decidedAt: null },
  };
}

/** The hold as an officer decides it: once, unless it is held again. */
export function decidedHold(
  hold: PaymentHold,
  { to, by, reason, at }: HoldDecision,
): Outcome<PaymentHold, ComplianceErrorCode> {
  const path = ['input', 'paymentId'] as const;
  if (hold.status === 'OVERTAKEN') {
    return fail('INVALID_STATE', 'This payment went on before it was held.', path);
  }
  if (hold.status !== 'HELD') {
    const message = `This payment was ${hold.status} on ${hold.decidedAt?.toISOString()}: that is final.`;
    return fail('INVALID_STATE', message, path);
  }
  const { version } = hold;
  return ok({ ...hold, version: version + 1, status: to, decidedBy: by, reason, decidedAt: at });
}
