import { type CurrencyCode, formatAmount, money } from '@blockscore/money';
import type { LocalDate } from './calendar.ts';
import type { Payment } from './loan.ts';
import type { LineStatus, StatementLine } from './payment-statement.ts';

export const PAYMENT_DIFFERENCE_KINDS = [
  'UNKNOWN_HERE',
  'MISSING_THERE',
  'AMOUNT_DIFFERS',
  'STATUS_DIFFERS',
  'DUPLICATE',
] as const;
export type PaymentDifferenceKind = (typeof PAYMENT_DIFFERENCE_KINDS)[number];

/** A payment that the provider moved or was to move, and whether statements tell of its days. */
export interface ExpectedPayment
  extends Pick<Payment, 'id' | 'direction' | 'amount' | 'status' | 'effectiveOn' | 'returnedOn'> {
  readonly reference: string;
  /** Whether a statement covers the day on which it settled, and that on which it went back. */
  readonly settlementCovered: boolean;
  readonly returnCovered: boolean;
}

export interface PaymentDifference {
  readonly kind: PaymentDifferenceKind;
  readonly expected: string;
  readonly found: string;
}

/** Most days of grace that there may be. */
export const MAX_GRACE_DAYS = 30;

/**
 * How what statements say of a reference differs from the payment here.
 *
 * @param lines those that hold: of each day, of the last statement that covers it
 * @param due what moved after that day may be in a statement to come; null: all of it may
 */
export function paymentDifferences(
  payment: ExpectedPayment | undefined,
  lines: readonly StatementLine[],
  due: LocalDate | null,
): readonly PaymentDifference[] {
  if (payment === undefined) {
    const [first] = lines;
    return first === undefined
      ? []
      : [{ kind: 'UNKNOWN_HERE', expected: 'nothing', found: wordsOf(first) }];
  }
  return [
    ...amountsOf(payment, lines),
    ...statusesOf(payment, lines),
    ...missingOf(payment, lines, due),
    ...duplicatesOf(lines),
  ];
}

function wordsOf({ direction, amount, currency, status, settledOn }: StatementLine): string {
  const shown = formatAmount(money(amount, currency as CurrencyCode));
  return `${direction} ${shown} ${currency} ${status} ${settledOn}`;
}

function amountsOf(
  { direction, amount }: ExpectedPayment,
  lines: readonly StatementLine[],
): readonly PaymentDifference[] {
  const other = lines.find(
    (line) =>
      line.direction !== direction ||
      line.amount !== amount.minor ||
      line.currency !== amount.currency,
  );
  if (other === undefined) return [];
  const expected = `${direction} ${formatAmount(amount)} ${amount.currency}`;
  return [{ kind: 'AMOUNT_DIFFERS', expected, found: wordsOf(other) }];
}

/** What it comes to: money that went back had settled before. */
function lastStatus(lines: readonly StatementLine[]): LineStatus | undefined {
  const statuses = new Set(lines.map(({ status }) => status));
  if (statuses.has('RETURNED')) return 'RETURNED';
  return statuses.has('SETTLED') ? 'SETTLED' : lines[0]?.status;
}

function statusesOf(
  { status }: ExpectedPayment,
  lines: readonly StatementLine[],
): readonly PaymentDifference[] {
  const there = lastStatus(lines);
  const here = status === 'POSTED' ? 'SETTLED' : status;
  // That it went back may be in a statement to come.
  const agrees = there === here || (there === 'SETTLED' && here === 'RETURNED');
  if (there === undefined || agrees) return [];
  return [{ kind: 'STATUS_DIFFERS', expected: status, found: there }];
}

function missingOf(
  payment: ExpectedPayment,
  lines: readonly StatementLine[],
  due: LocalDate | null,
): readonly PaymentDifference[] {
  const { status, effectiveOn, returnedOn, settlementCovered, returnCovered } = payment;
  const has = (wanted: LineStatus) => lines.some((line) => line.status === wanted);
  const moved = status === 'SETTLED' || status === 'POSTED' || status === 'RETURNED';
  const told = has('SETTLED') || has('RETURNED') || has('FAILED');
  const isDue = (day: LocalDate | null) => day !== null && due !== null && day <= due;
  const missing: string[] = [];
  if (moved && settlementCovered && isDue(effectiveOn) && !told)
    missing.push(`SETTLED ${effectiveOn}`);
  if (status === 'RETURNED' && returnCovered && isDue(returnedOn) && !has('RETURNED')) {
    missing.push(`RETURNED ${returnedOn}`);
  }
  if (missing.length === 0) return [];
  const { direction, amount } = payment;
  const shown = `${direction} ${formatAmount(amount)} ${amount.currency}`;
  const expected = `${shown} ${missing.join(', ')}`;
  return [{ kind: 'MISSING_THERE', expected, found: 'nothing' }];
}

function duplicatesOf(lines: readonly StatementLine[]): readonly PaymentDifference[] {
  const byStatus = Map.groupBy(lines, ({ status }) => status);
  const [twice] = [...byStatus.values()].filter(({ length }) => length > 1);
  const [first] = twice ?? [];
  if (twice === undefined || first === undefined) return [];
  return [{ kind: 'DUPLICATE', expected: 'once', found: `${twice.length} times ${first.status}` }];
}
