import { type Decimal, minorDigits } from '@blockscore/money';
import { annualPercentageRate, type Cashflow } from './apr.ts';
import type { LocalDate } from './calendar.ts';
import { europeanRate } from './eu-apr.ts';
import { buildSchedule, type ScheduleRow, type ScheduleTerms, totalsOf } from './schedule.ts';

/** What a loan costs: the figures that Regulation Z has a lender disclose. Amounts in minor units. */
export interface Quote {
  readonly rows: readonly ScheduleRow[];
  /** The regular instalment: the first that is not within a grace. */
  readonly payment: bigint;
  /** All that the borrower pays on the days of payouts. */
  readonly downPayment: bigint;
  /** What is paid out, less the down payment. */
  readonly amountFinanced: bigint;
  readonly financeCharge: bigint;
  /** Of the instalments: amount financed and finance charge. */
  readonly totalOfPayments: bigint;
  /** In percent, see {@link annualPercentageRate}. */
  readonly apr: Decimal;
  /** In percent, see {@link europeanRate}; null where it is beyond what can be told. */
  readonly euApr: Decimal | null;
}

/** What is paid out by day, less what is paid down on it; minor units. */
function netAdvances(
  { principal, disbursedOn, advances = [] }: ScheduleTerms,
  downPayments: readonly ScheduleRow[],
): readonly (readonly [LocalDate, bigint])[] {
  const net = new Map<LocalDate, bigint>();
  for (const { on, amount } of [{ on: disbursedOn, amount: principal }, ...advances]) {
    net.set(on, (net.get(on) ?? 0n) + amount);
  }
  for (const { dueOn, payment } of downPayments) net.set(dueOn, (net.get(dueOn) ?? 0n) - payment);
  return [...net].filter(([, amount]) => amount > 0n);
}

/** Whether an instalment that no grace spares is of nothing: too little is lent, or too coarsely rounded. */
export function hasEmptyInstalment(
  rows: readonly ScheduleRow[],
  {
    principalGrace = 0,
    interestGrace = 0,
  }: Pick<ScheduleTerms, 'principalGrace' | 'interestGrace'>,
): boolean {
  return rows
    .filter(({ kind }) => kind === 'INSTALMENT')
    .slice(Math.max(principalGrace, interestGrace))
    .some(({ payment }) => payment <= 0n);
}

/** @throws where a down payment leaves nothing to be lent */
export function quote(terms: ScheduleTerms, currency: string): Quote {
  const rows = buildSchedule(terms);
  const instalments = rows.filter(({ kind }) => kind === 'INSTALMENT');
  const downPayments = rows.filter(({ kind }) => kind === 'DOWN_PAYMENT');
  const totals = totalsOf(instalments);
  const flow = (minor: bigint, date: LocalDate): Cashflow => ({
    amount: Number(minor) / 10 ** minorDigits(currency),
    date,
  });
  const advances = netAdvances(terms, downPayments).map(([day, minor]) => flow(minor, day));
  const payments = instalments
    .filter(({ payment }) => payment > 0n)
    .map(({ payment, dueOn }) => flow(payment, dueOn));
  const apr = annualPercentageRate(advances, payments);
  if (!apr.ok) throw new Error(`A schedule without an annual percentage rate: ${apr.error}`);
  const euApr = europeanRate(advances, payments);
  const grace = Math.max(terms.principalGrace ?? 0, terms.interestGrace ?? 0);
  return {
    rows,
    payment: (instalments[grace] ?? instalments.at(-1))?.payment ?? 0n,
    downPayment: totalsOf(downPayments).payment,
    amountFinanced: totals.principal,
    financeCharge: totals.interest,
    totalOfPayments: totals.payment,
    apr: apr.value,
    euApr: euApr.ok ? euApr.value : null,
  };
}
