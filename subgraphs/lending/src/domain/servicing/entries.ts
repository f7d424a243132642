import type { Id } from '@blockscore/ids';
import type { LocalDate } from '../calendar.ts';
import type { ExcessUse } from './contract.ts';
import type { Pause } from './state.ts';

/** What happened to a loan; amounts in minor units, above zero. */
export type EntryBody =
  /** Money went to the borrower: the first begins the schedule, further ones add to what is owed. */
  | { readonly kind: 'DISBURSED'; readonly paymentId: Id<'pay'>; readonly amount: bigint }
  /** Money came from the borrower. `excess` says what to do with more than is due. */
  | {
      readonly kind: 'REPAID';
      readonly paymentId: Id<'pay'>;
      readonly amount: bigint;
      readonly excess: ExcessUse;
    }
  | {
      readonly kind: 'FEE_CHARGED';
      readonly component: 'FEE' | 'PENALTY';
      readonly amount: bigint;
    }
  /** Given up, the oldest first; what is not owed is not given up. */
  | {
      readonly kind: 'WAIVED';
      readonly component: 'PENALTY' | 'FEE' | 'INTEREST';
      readonly amount: bigint;
    }
  | { readonly kind: 'RATE_CHANGED'; readonly annualRate: string }
  /** The instalments to come fall due from another day on; their number may change. */
  | {
      readonly kind: 'RESCHEDULED';
      readonly nextDueOn: LocalDate;
      /** null: as many as are left. */
      readonly instalments: number | null;
    }
  /** All that is owed becomes principal of a new plan. */
  | {
      readonly kind: 'RESTRUCTURED';
      readonly annualRate: string;
      readonly instalments: number;
      readonly nextDueOn: LocalDate;
    }
  /** Nothing falls due from the effective day to `until`, both included, and nobody gets later. */
  | {
      readonly kind: 'PAUSED';
      readonly until: LocalDate;
      readonly interest: 'ACCRUES' | 'FORGIVEN';
    }
  | { readonly kind: 'CHARGED_OFF' }
  /** The agreement was ended before a payout that stayed out. */
  | { readonly kind: 'CANCELLED' }
  /** What was paid too much went back to the borrower. */
  | { readonly kind: 'REFUNDED'; readonly paymentId: Id<'pay'>; readonly amount: bigint }
  /** The entry of that sequence never counted: it was a mistake, or the payer's bank took it back. */
  | {
      readonly kind: 'REVERSED';
      readonly sequence: number;
      readonly cause: 'MISTAKE' | 'CHARGEBACK';
    };

export type EntryKind = EntryBody['kind'];

/** An entry of a loan's life: it counts from one day and was written down at a moment. Never changed. */
export interface LoanEntry {
  /** From 1, without a gap, in the order of writing. */
  readonly sequence: number;
  readonly effectiveOn: LocalDate;
  readonly recordedAt: Date;
  readonly body: EntryBody;
}

/**
 * The entries that count, in the order in which they do: by effective day, those of one day as they were
 * written. Reversed ones and their reversals are left out: a loan stands as if they had never been.
 *
 * @param knownAt what was written later is left out; undefined: nothing is
 */
export function countedEntries(
  entries: readonly LoanEntry[],
  knownAt?: Date,
): readonly LoanEntry[] {
  const known = entries.filter(({ recordedAt }) => knownAt === undefined || recordedAt <= knownAt);
  const reversed = new Set(
    known.flatMap(({ body }) => (body.kind === 'REVERSED' ? [body.sequence] : [])),
  );
  return known
    .filter(({ sequence, body }) => body.kind !== 'REVERSED' && !reversed.has(sequence))
    .sort(inOrder);
}

function inOrder(a: LoanEntry, b: LoanEntry): number {
  if (a.effectiveOn === b.effectiveOn) return a.sequence - b.sequence;
  return a.effectiveOn < b.effectiveOn ? -1 : 1;
}

/** Pauses that are written down and begin after a day, in their order. */
export function comingPauses(entries: readonly LoanEntry[], day: LocalDate): readonly Pause[] {
  return countedEntries(entries).flatMap(({ effectiveOn, body }) =>
    body.kind === 'PAUSED' && effectiveOn > day
      ? [{ from: effectiveOn, until: body.until, interest: body.interest }]
      : [],
  );
}
