import type { Id } from '@blockscore/ids';
import type { LocalDate } from '../calendar.ts';
import type { LoanStatus } from '../lifecycle.ts';
import { minus, NO_PARTS, only, type Parts, plus, sumOf } from './parts.ts';

/** An instalment as it is serviced: what it asks for, what was paid and what was given up. */
export interface ServicedInstalment {
  readonly number: number;
  readonly dueOn: LocalDate;
  /** The day from which its interest runs. */
  readonly from: LocalDate;
  /** The day of the month that its series wants to fall on: see `yearFraction`. */
  readonly anchor: number;
  /** Interest that was earned before `from` and is counted here. Minor units. */
  readonly carried: bigint;
  /** Interest that is earned from `from` to the due day, whenever it is asked for. */
  readonly earned: bigint;
  /** What it asks for, with fees and penalties that were charged with it. */
  readonly owed: Parts;
  readonly paid: Parts;
  readonly waived: Parts;
  /** Principal outstanding after it, if all is paid as planned. */
  readonly balance: bigint;
}

/** What one payment paid, summed over all instalments. */
export interface PaymentUse {
  readonly paymentId: Id<'pay'>;
  readonly parts: Parts;
  /** Of a repayment after a charge-off. */
  readonly recovered: bigint;
  /** Beyond all that was owed: the borrower's. */
  readonly credit: bigint;
}

/** Days on which nothing fell due and nobody got later, both included. */
export interface Pause {
  readonly from: LocalDate;
  readonly until: LocalDate;
  readonly interest: 'ACCRUES' | 'FORGIVEN';
}

/** What interest is earned from, day by day, until the state changes; amounts in minor units. */
export interface Accrual {
  /** All that was earned outside of the two below. */
  readonly base: bigint;
  /** The period under way; null where none is. */
  readonly period: {
    readonly from: LocalDate;
    readonly dueOn: LocalDate;
    /** Missing in what was kept before it was added. */
    readonly anchor?: number;
    readonly earned: bigint;
  } | null;
  /** What principal that is overdue earns; null where it earns nothing. */
  readonly overdue: {
    readonly since: LocalDate;
    readonly principal: bigint;
    /** Percent a year. */
    readonly annualRate: string;
    /** Earned before `since`, not rounded yet; a decimal of minor units. */
    readonly before: string;
  } | null;
}

/**
 * How a loan stands at the end of a day; amounts in minor units. It follows from the contract and the
 * entries alone: the same ones always give the same state.
 */
export interface LoanState {
  readonly day: LocalDate;
  /**
   * ACTIVE, DELINQUENT, PAID_OFF or CHARGED_OFF; PENDING_DISBURSEMENT of one whose payout came back, and
   * CANCELLED of one that was ended without any.
   */
  readonly status: LoanStatus;
  /** All money that went out to the borrower. */
  readonly disbursed: bigint;
  /** Percent a year, as it is now. */
  readonly annualRate: string;
  readonly instalments: readonly ServicedInstalment[];
  /** Interest that was earned by the day, whether due or not; of a loan charged off, until then. */
  readonly earnedInterest: bigint;
  readonly accrual: Accrual;
  readonly paid: Parts;
  readonly waived: Parts;
  /** All fees and penalties that were ever charged. */
  readonly chargedFees: bigint;
  /** Interest, fees and penalties that restructurings made principal; its PRINCIPAL is always 0. */
  readonly capitalised: Parts;
  /** What was given up as lost, and when; null where nothing was. */
  readonly chargedOff: { readonly on: LocalDate; readonly parts: Parts } | null;
  /** What came in after that. */
  readonly recovered: bigint;
  /** What was paid beyond all that was owed, and has not gone back. */
  readonly credit: bigint;
  /** What of that went back. */
  readonly refunded: bigint;
  /** One for each repayment that counts, in their order. */
  readonly uses: readonly PaymentUse[];
  readonly pauses: readonly Pause[];
  /**
   * Days since the oldest instalment of which interest or principal is unpaid fell due, without those of
   * pauses; of a loan charged off as they were then.
   */
  readonly daysPastDue: number;
  /** What was due before the day and is not settled; of a loan charged off nothing. */
  readonly pastDue: Parts;
  /** The first day after `day` on which time alone changes more than earned interest; null: none. */
  readonly changesOn: LocalDate | null;
}

/** What is still asked for of an instalment. */
export function openOf({ owed, paid, waived }: ServicedInstalment): Parts {
  return minus(owed, plus(paid, waived));
}

export function isSettledInstalment(instalment: ServicedInstalment): boolean {
  const { owed, paid, waived } = instalment;
  return sumOf(owed) === sumOf(paid) + sumOf(waived);
}

/**
 * What is owed of a loan that has not begun, and so by no plan: it went back to the borrower, and the
 * payment that it came from was taken back since. Minor units; nothing of a loan that has begun.
 */
export function owedWithoutPlan({
  instalments,
  disbursed,
}: Pick<LoanState, 'instalments' | 'disbursed'>): bigint {
  return instalments.length === 0 ? disbursed : 0n;
}

/** All that is still asked for, interest that is not earned yet included; of a loan charged off nothing. */
export function outstandingParts(
  state: Pick<LoanState, 'instalments' | 'chargedOff' | 'disbursed'>,
): Parts {
  if (state.chargedOff !== null) return NO_PARTS;
  const owed = only('PRINCIPAL', owedWithoutPlan(state));
  return state.instalments.reduce((sum, instalment) => plus(sum, openOf(instalment)), owed);
}
