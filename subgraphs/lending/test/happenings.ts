import { newId } from '@blockscore/ids';
import type { RepaymentMethod } from '../src/domain/schedule.ts';
import {
  type LoanContract,
  STANDARD_PLAN,
  STANDARD_SERVICING,
} from '../src/domain/servicing/contract.ts';
import type { EntryBody, LoanEntry } from '../src/domain/servicing/entries.ts';

/** Something that happens on a day; of a history it gets its place by the order of writing. */
export interface Happening {
  readonly effectiveOn: string;
  readonly body: EntryBody;
}

export function contractFor(months: number, method: RepaymentMethod = 'ANNUITY'): LoanContract {
  const plan = { ...STANDARD_PLAN, ...STANDARD_SERVICING, firstPaymentOn: null };
  return { ...plan, annualRate: '12', instalments: months, dayCount: 'THIRTY_360', method };
}

export const paidOut = (amount: bigint, effectiveOn: string): Happening => ({
  effectiveOn,
  body: { kind: 'DISBURSED', paymentId: newId('pay'), amount },
});
export const on = (effectiveOn: string, amount: bigint): Happening => ({
  effectiveOn,
  body: { kind: 'REPAID', paymentId: newId('pay'), amount, excess: 'IN_ADVANCE' },
});
export const written = (happenings: readonly Happening[]): readonly LoanEntry[] =>
  happenings.map((each, index) => ({ ...each, sequence: index + 1, recordedAt: new Date(0) }));
