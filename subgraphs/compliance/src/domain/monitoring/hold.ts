import { fail, type Outcome, ok } from '@blockscore/result';
import type { ComplianceErrorCode } from '../errors.ts';

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

/** The hold as an officer decides it: once, and for good. */
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
