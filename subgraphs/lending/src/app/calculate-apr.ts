import { Decimal, parseDecimal } from '@blockscore/money';
import { err, type Outcome, ok } from '@blockscore/result';
import { type AprProblem, annualPercentageRate, type Cashflow } from '../domain/apr.ts';
import { type Interval, isCalendarDay, type LocalDate, occurrence } from '../domain/calendar.ts';
import { inputError, type LendingErrorCode } from '../domain/errors.ts';
import { europeanRate } from '../domain/eu-apr.ts';
import type { WorkBudget } from './work-budget.ts';

/** By which law the rate is computed. */
export type AprMethod = 'REGULATION_Z' | 'EU_DIRECTIVE';

const RATES: Readonly<Record<AprMethod, typeof annualPercentageRate>> = {
  REGULATION_Z: annualPercentageRate,
  EU_DIRECTIVE: europeanRate,
};

interface Flow {
  readonly amount: string;
  readonly date: string;
}

interface Series extends Flow {
  readonly count?: number | null | undefined;
  readonly every?:
    | { readonly count?: number | null | undefined; readonly unit: Interval['unit'] }
    | null
    | undefined;
}

export interface CalculateAprInput {
  /** Default: REGULATION_Z. */
  readonly method?: AprMethod | null | undefined;
  readonly advances: readonly Flow[];
  readonly payments: readonly Series[];
}

export interface CalculatedApr {
  readonly method: AprMethod;
  /** In percent. */
  readonly apr: Decimal;
  readonly financeCharge: Decimal;
  readonly totalOfPayments: Decimal;
}

const MAX_ENTRIES = 100;
const MAX_PAYMENTS = 5_000;
const MAX_AMOUNT = new Decimal('1e13');

/** What each problem means to who asked, and where it lies. */
const PROBLEMS: Readonly<Record<AprProblem, readonly [field: string, message: string]>> = {
  NO_ADVANCE: ['advances', 'Give at least one advance.'],
  NO_PAYMENT: ['payments', 'Give at least one payment.'],
  PAYMENT_BEFORE_ADVANCE: ['payments', 'No payment comes before the first advance.'],
  NOTHING_AFTER_ADVANCE: ['payments', 'A payment has to come after the first advance.'],
  PAYS_BACK_LESS: ['payments', 'The payments are less than the advances: there is no rate.'],
  RATE_TOO_HIGH: ['payments', 'The rate is beyond what can be told: look at amounts and days.'],
};

interface Read {
  readonly flows: readonly Cashflow[];
  readonly total: Decimal;
}

/** The annual percentage rate of advances and payments given from outside. Stores nothing. */
export async function calculateApr(
  input: CalculateAprInput,
  budget: WorkBudget,
): Promise<Outcome<CalculatedApr, LendingErrorCode>> {
  const advances = readFlows(input.advances, 'advances');
  if (!advances.ok) return advances;
  const payments = readFlows(input.payments, 'payments');
  if (!payments.ok) return payments;
  const method = input.method ?? 'REGULATION_Z';
  const [given, repaid] = [advances.value.flows, payments.value.flows];
  await budget.spend('RATED_PAYMENTS', given.length + repaid.length);
  const apr = RATES[method](given, repaid);
  if (!apr.ok) return err([inputError('INPUT_INVALID', ...PROBLEMS[apr.error])]);
  const totalOfPayments = payments.value.total;
  const financeCharge = totalOfPayments.minus(advances.value.total);
  return ok({ method, apr: apr.value, financeCharge, totalOfPayments });
}

function readFlows(
  entries: readonly Series[],
  field: 'advances' | 'payments',
): Outcome<Read, LendingErrorCode> {
  if (entries.length > MAX_ENTRIES) {
    return err([inputError('INPUT_INVALID', field, `Give at most ${MAX_ENTRIES}.`)]);
  }
  const flows: Cashflow[] = [];
  let total = new Decimal(0);
  for (const [index, entry] of entries.entries()) {
    const read = readSeries(entry, `${field}.${index}`, MAX_PAYMENTS - flows.length);
    if (!read.ok) return read;
    flows.push(...read.value.flows);
    total = total.plus(read.value.total);
  }
  return ok({ flows, total });
}

function readSeries(entry: Series, field: string, room: number): Outcome<Read, LendingErrorCode> {
  const amount = parseDecimal(entry.amount);
  if (!amount.ok || amount.value.lte(0) || amount.value.gt(MAX_AMOUNT)) {
    const message = 'Give an amount above zero, such as 230.00.';
    return err([inputError('AMOUNT_INVALID', `${field}.amount`, message)]);
  }
  const count = entry.count ?? 1;
  if (count < 1 || count > room) {
    const message = `Give at least 1, and ${MAX_PAYMENTS} payments in all at the most.`;
    return err([inputError('INPUT_INVALID', `${field}.count`, message)]);
  }
  const every: Interval = { count: entry.every?.count ?? 1, unit: entry.every?.unit ?? 'MONTH' };
  if (every.count < 1 || every.count > 1_000) {
    return err([inputError('INPUT_INVALID', `${field}.every.count`, 'Give 1 to 1000.')]);
  }
  const dates = datesOf(entry.date, every, count);
  if (dates === undefined) {
    const message = 'Give a day that exists; all payments must be in the years 1900 to 2200.';
    return err([inputError('DATE_INVALID', `${field}.date`, message)]);
  }
  const flows = dates.map((date) => ({ amount: amount.value.toNumber(), date }));
  return ok({ flows, total: amount.value.times(count) });
}

const PER_YEAR = { DAY: 365, WEEK: 52, SEMI_MONTH: 24, MONTH: 12, QUARTER: 4 } as const;
const MAX_YEARS = 300;

/** The days of a series, or undefined where one is outside the calendar. */
function datesOf(first: LocalDate, every: Interval, count: number): LocalDate[] | undefined {
  // Checked first: a thousand quarters, five thousand times, is beyond what a date can hold.
  const years = (every.count * count) / PER_YEAR[every.unit];
  if (!isCalendarDay(first) || years > MAX_YEARS) return undefined;
  const dates = Array.from({ length: count }, (_, index) => occurrence(first, every, index));
  const last = dates.at(-1);
  return last !== undefined && isCalendarDay(last) ? dates : undefined;
}
