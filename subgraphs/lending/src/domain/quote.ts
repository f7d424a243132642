import { type Decimal, minorDigits } from '@blockscore/money';
import { annualPercentageRate } from './apr.ts';
import { addMonths, type LocalDate } from './calendar.ts';
import { buildSchedule, type ScheduleRow, type ScheduleTerms, totalsOf } from './schedule.ts';

/** What a loan costs: the figures that Regulation Z has a lender disclose. Amounts in minor units. */
export interface Quote {
  readonly rows: readonly ScheduleRow[];
  /** The regular instalment: the first one. */
  readonly payment: bigint;
  readonly amountFinanced: bigint;
  readonly financeCharge: bigint;
  readonly totalOfPayments: bigint;
  /** In percent, see {@link annualPercentageRate}. */
  readonly apr: Decimal;
}

/** Terms of a monthly loan whose first instalment is due a month after the money is paid out. */
export function monthlyTerms(
  loan: Pick<ScheduleTerms, 'principal' | 'annualRate' | 'dayCount' | 'method'>,
  termMonths: number,
  disbursedOn: LocalDate,
): ScheduleTerms {
  return {
    ...loan,
    disbursedOn,
    firstPaymentOn: addMonths(disbursedOn, 1),
    instalments: termMonths,
    every: { count: 1, unit: 'MONTH' },
  };
}

export function quote(terms: ScheduleTerms, currency: string): Quote {
  const rows = buildSchedule(terms);
  const totals = totalsOf(rows);
  const major = (minor: bigint): number => Number(minor) / 10 ** minorDigits(currency);
  const apr = annualPercentageRate(
    [{ amount: major(terms.principal), date: terms.disbursedOn }],
    rows.map((row) => ({ amount: major(row.payment), date: row.dueOn })),
  );
  if (!apr.ok) throw new Error(`A schedule without an annual percentage rate: ${apr.error}`);
  return {
    rows,
    payment: rows[0]?.payment ?? 0n,
    amountFinanced: terms.principal,
    financeCharge: totals.interest,
    totalOfPayments: totals.payment,
    apr: apr.value,
  };
}
