import { formatAmount, money } from '@blockscore/money';

/** What moved: a loan's money out to the borrower, a payment of theirs, or what goes back to them. */
export type MovementKind = 'PAYOUT' | 'COLLECTION' | 'REFUND';
export type MovementMethod = 'BANK_TRANSFER' | 'DIRECT_DEBIT' | 'CARD' | 'CASH' | 'CHEQUE';
/** As the lender sees it. */
export type Direction = 'IN' | 'OUT';

/** Money that moved, or is about to, between the lender and a customer. */
export interface Movement {
  readonly paymentId: `pay_${string}`;
  readonly loanId: `loan_${string}`;
  readonly kind: MovementKind;
  /** Minor units, above zero. */
  readonly amount: bigint;
  readonly currency: string;
  /** `YYYY-MM-DD`: the day from which it counts. */
  readonly day: string;
  /** Null where nobody told. */
  readonly method: MovementMethod | null;
  readonly counterparty: 'OWN' | 'OTHER' | 'UNKNOWN';
  /** Of the account at the other end, ISO 3166-1 alpha-2; null where it is not known. */
  readonly country: string | null;
}

/** What is known of a customer beside their payments. */
export interface Customer {
  /** Where they live, ISO 3166-1 alpha-2: their country, and that of their address; none where it is not known. */
  readonly countries: readonly string[];
}

export function directionOf({ kind }: Pick<Movement, 'kind'>): Direction {
  return kind === 'COLLECTION' ? 'IN' : 'OUT';
}

/** Days since 1970 of a day `YYYY-MM-DD`. */
export function dayNumber(day: string): number {
  return Date.parse(`${day}T00:00:00Z`) / 86_400_000;
}

/** The day so many days later, or earlier where it is below zero. */
export function dayAfter(day: string, days: number): string {
  return new Date((dayNumber(day) + days) * 86_400_000).toISOString().slice(0, 10);
}

/** By day, and within one by id, which sorts by the time of its making. */
export function inOrder(movements: readonly Movement[]): readonly Movement[] {
  return [...movements].sort(compareMovements);
}

export function compareMovements(a: Movement, b: Movement): number {
  if (a.day !== b.day) return a.day < b.day ? -1 : 1;
  if (a.paymentId === b.paymentId) return 0;
  return a.paymentId < b.paymentId ? -1 : 1;
}

export function sumOf(movements: readonly Movement[]): bigint {
  return movements.reduce((sum, { amount }) => sum + amount, 0n);
}

/** `1234.50 USD`. */
export function shown(minor: bigint, currency: string): string {
  return `${formatAmount(money(minor, currency))} ${currency}`;
}
