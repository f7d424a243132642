import { Decimal } from '@blockscore/money';
import { err, ok, type Result } from '@blockscore/result';
import { inputError, type LendingError } from './errors.ts';
import type { AmountInput } from './input.ts';
import { readMinor, readPercent, readWhole, type Take } from './product-fields.ts';
import type { ProductInput } from './product-input.ts';
import { COMPONENTS, type LateFee, type ServicingTerms } from './servicing/contract.ts';

/** An amount or a percentage, one of them. */
export interface LateFeeInput {
  readonly amount?: AmountInput | null | undefined;
  /** Of what is unpaid of the instalment's principal and interest. */
  readonly percent?: string | null | undefined;
  readonly graceDays: number;
  readonly cap?: AmountInput | null | undefined;
}

const MOST_GRACE_DAYS = 90;

export function lateFeeInput(
  { kind, value, graceDays, cap }: LateFee,
  amountOf: (minor: bigint) => AmountInput,
): LateFeeInput {
  return {
    ...(kind === 'FIXED' ? { amount: amountOf(BigInt(value)) } : { percent: value }),
    graceDays,
    cap: cap === null ? null : amountOf(cap),
  };
}

export function readServicing(
  take: Take,
  { allocationOrder, lateFee, overdueInterest, excess }: ProductInput,
  currency: string,
): ServicingTerms {
  const each = new Set(allocationOrder).size === COMPONENTS.length;
  if (!each || allocationOrder.length !== COMPONENTS.length) {
    const message = `Name each of ${COMPONENTS.join(', ')} once.`;
    take(err(inputError('INPUT_INVALID', 'allocationOrder', message)), undefined);
  }
  return {
    allocationOrder,
    lateFee: lateFee === null ? null : readLateFee(take, lateFee, currency),
    overdueInterest,
    excess,
  };
}

function readLateFee(take: Take, input: LateFeeInput, currency: string): LateFee {
  const { amount, percent, cap } = input;
  const charge = take(readCharge(amount ?? null, percent ?? null, currency), NOTHING);
  const most = cap == null ? null : take(readMinor(cap, 'lateFee.cap', currency), null);
  if (charge.kind === 'FIXED' && most !== null && most < BigInt(charge.value)) {
    const message = 'Give at least the fee itself.';
    take(err(inputError('AMOUNT_OUT_OF_RANGE', 'lateFee.cap', message)), undefined);
  }
  const graceDays = readWhole(input.graceDays, 'lateFee.graceDays', [0, MOST_GRACE_DAYS]);
  return { ...charge, graceDays: take(graceDays, 0), cap: most };
}

type Charge = Pick<LateFee, 'kind' | 'value'>;
const NOTHING: Charge = { kind: 'FIXED', value: '0' };

function readCharge(
  amount: AmountInput | null,
  percent: string | null,
  currency: string,
): Result<Charge, LendingError> {
  if ((amount === null) === (percent === null)) {
    const message = 'Give `amount` or `percent`, one of them; leave `lateFee` null for none.';
    return err(inputError('INPUT_INVALID', 'lateFee', message));
  }
  if (amount !== null) {
    const minor = readMinor(amount, 'lateFee.amount', currency);
    return minor.ok ? ok({ kind: 'FIXED', value: minor.value.toString() }) : minor;
  }
  const share = readPercent(percent ?? '', 'lateFee.percent');
  if (!share.ok) return share;
  if (new Decimal(share.value).gt(0)) return ok({ kind: 'PERCENT', value: share.value });
  return err(inputError('INPUT_INVALID', 'lateFee.percent', 'Give a percentage above 0.'));
}
