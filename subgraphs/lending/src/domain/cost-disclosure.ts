import { Decimal, formatAmount, money } from '@blockscore/money';
import { dayNumber, type Interval, type LocalDate, split } from './calendar.ts';
import type { Quote } from './quote.ts';
import type { ScheduleRow, ScheduleTerms } from './schedule.ts';

/** What a loan costs, as it is handed to a person: the figures of Regulation Z and what they rest on. */
export interface CostDisclosure {
  readonly title: string;
  /** Who lends: name and address. */
  readonly lender: string;
  /** The day that it tells of. */
  readonly preparedOn: LocalDate;
  /** The last day on which it holds, of an offer. */
  readonly validUntil: LocalDate | null;
  readonly currency: string;
  readonly terms: ScheduleTerms;
  readonly quote: Quote;
}

/** Equal payments in a row; minor units. */
interface PaymentRun {
  readonly count: number;
  readonly payment: bigint;
  readonly first: LocalDate;
  readonly last: LocalDate;
}

function paymentRuns(rows: readonly ScheduleRow[]): readonly PaymentRun[] {
  const runs: PaymentRun[] = [];
  for (const { payment, dueOn } of rows) {
    const run = runs.at(-1);
    if (run?.payment === payment) {
      runs[runs.length - 1] = { ...run, count: run.count + 1, last: dueOn };
    } else {
      runs.push({ count: 1, payment, first: dueOn, last: dueOn });
    }
  }
  return runs;
}

/** A place in a picture whose sides are 1 long; `y` grows upwards. */
interface Point {
  readonly x: number;
  readonly y: number;
}

/** How the balance moves from the first payout to the last payment: a line of steps. */
export function balanceLine({
  terms,
  quote,
}: Pick<CostDisclosure, 'terms' | 'quote'>): readonly Point[] {
  const { disbursedOn, principal, advances = [] } = terms;
  const changes = new Map([[disbursedOn, principal]]);
  const change = (on: LocalDate, by: bigint) => changes.set(on, (changes.get(on) ?? 0n) + by);
  for (const { on, amount } of advances) change(on, amount);
  for (const { dueOn, principal: repaid } of quote.rows) change(dueOn, -repaid);
  const days = [...changes.keys()].sort();
  const begin = dayNumber(disbursedOn);
  const length = dayNumber(days.at(-1) ?? disbursedOn) - begin;
  let balance = 0n;
  const steps: { x: number; balance: bigint }[] = [];
  for (const day of days) {
    const x = (dayNumber(day) - begin) / length;
    if (steps.length > 0) steps.push({ x, balance });
    balance += changes.get(day) ?? 0n;
    steps.push({ x, balance });
  }
  const highest = Math.max(1, ...steps.map((step) => Number(step.balance)));
  return steps.map((step) => ({ x: step.x, y: Number(step.balance) / highest }));
}

const MONTHS =
  'January February March April May June July August September October November December';

/** 15 February 2026 */
export function writtenDay(date: LocalDate): string {
  const { year, month, day } = split(date);
  return `${day} ${MONTHS.split(' ')[month - 1]} ${year}`;
}

/** 12,345.60 */
export function writtenAmount(minor: bigint, currency: string): string {
  return formatAmount(money(minor, currency)).replace(/\B(?<!\.\d*)(?=(\d{3})+(?!\d))/g, ',');
}

/** 12.00 % */
export function writtenPercent(percent: Decimal): string {
  return `${percent.toFixed(2)} %`;
}

const UNITS = { DAY: 'day', WEEK: 'week', MONTH: 'month', QUARTER: 'quarter' } as const;

/** every 2 weeks */
export function writtenInterval({ count, unit }: Interval): string {
  if (unit === 'SEMI_MONTH') return count === 1 ? 'twice a month' : `every ${count} half months`;
  return count === 1 ? `every ${UNITS[unit]}` : `every ${count} ${UNITS[unit]}s`;
}

interface Figure {
  readonly name: string;
  readonly value: string;
  readonly meaning: string;
}

/** The four figures of the box, in their order. */
export function figuresOf({ quote, currency }: CostDisclosure): readonly Figure[] {
  const amount = (minor: bigint) => `${writtenAmount(minor, currency)} ${currency}`;
  return [
    {
      name: 'Annual percentage rate',
      value: writtenPercent(quote.apr),
      meaning: 'The cost of your credit as a yearly rate.',
    },
    {
      name: 'Finance charge',
      value: amount(quote.financeCharge),
      meaning: 'What the credit will cost you.',
    },
    {
      name: 'Amount financed',
      value: amount(quote.amountFinanced),
      meaning: 'The credit provided to you or on your behalf.',
    },
    {
      name: 'Total of payments',
      value: amount(quote.totalOfPayments),
      meaning: 'What you will have paid after all payments as scheduled.',
    },
  ];
}

const MOST_RUNS = 6;

/** The payment schedule of the box: a sentence for each run of equal payments. */
export function scheduleLines({ quote, terms, currency }: CostDisclosure): readonly string[] {
  const amount = (minor: bigint) => `${writtenAmount(minor, currency)} ${currency}`;
  const down = quote.rows.filter(({ kind }) => kind === 'DOWN_PAYMENT');
  const paid = down.map(
    ({ payment, dueOn }) => `Down payment of ${amount(payment)} on ${writtenDay(dueOn)}`,
  );
  const rows = quote.rows.filter(({ kind, payment }) => kind === 'INSTALMENT' && payment > 0n);
  const runs = paymentRuns(rows);
  const often = writtenInterval(terms.every);
  if (runs.length <= MOST_RUNS) {
    const lines = runs.map(({ count, payment, first }) =>
      count === 1
        ? `1 payment of ${amount(payment)} on ${writtenDay(first)}`
        : `${count} payments of ${amount(payment)}, ${often} from ${writtenDay(first)}`,
    );
    return [...paid, ...lines];
  }
  const payments = rows.map(({ payment }) => payment).sort((a, b) => (a < b ? -1 : a > b ? 1 : 0));
  const range = `${amount(payments[0] ?? 0n)} to ${amount(payments.at(-1) ?? 0n)}`;
  const first = writtenDay(rows[0]?.dueOn ?? terms.firstPaymentOn);
  return [...paid, `${rows.length} payments of ${range}, ${often} from ${first}, as listed below`];
}

/** Name and value. */
type Line = readonly [string, string];

const METHODS: Readonly<Record<ScheduleTerms['method'], string>> = {
  ANNUITY: 'Equal instalments',
  EQUAL_PRINCIPAL: 'Equal parts of principal',
  FLAT: 'Equal instalments, flat interest',
  INTEREST_ONLY: 'Interest alone, then equal instalments',
  BALLOON: 'Equal instalments and a balloon',
};

const DAY_COUNTS: Readonly<Record<ScheduleTerms['dayCount'], string>> = {
  THIRTY_360: '30/360',
  ACT_360: 'actual/360',
  ACT_364: 'actual/364',
  ACT_365: 'actual/365',
  ACT_ACT: 'actual/actual',
};

/** The first instalment; the first 3 instalments */
function writtenGrace(count: number): string {
  return count === 1 ? 'The first instalment' : `The first ${count} instalments`;
}

/** What instalments differ by from equal ones: graces, balloon, down payment, advances, rounding. */
function shapeLines(terms: ScheduleTerms, currency: string): readonly Line[] {
  const { principalGrace = 0, interestGrace = 0, multipleOf = 1n, advances = [] } = terms;
  const lines: Line[] = [];
  if (interestGrace > 0) {
    const owed = 'the interest is owed with the next';
    lines.push(['Grace on payments', `${writtenGrace(interestGrace)}: nothing is paid, ${owed}`]);
  }
  if (principalGrace > interestGrace) {
    const after = interestGrace > 0 ? ', but for those that pay nothing' : '';
    const told = `${writtenGrace(principalGrace)}: interest alone${after}`;
    lines.push(['Grace on principal', told]);
  }
  const balloon = new Decimal(terms.balloonPercent ?? '0');
  if (!balloon.isZero()) {
    lines.push(['Balloon', `${balloon.toFixed()} % of the amount, left for the last instalment`]);
  }
  const down = new Decimal(terms.downPaymentPercent ?? '0');
  if (!down.isZero()) {
    lines.push(['Down payment', `${down.toFixed()} % of what is paid out, on the same day`]);
  }
  if (advances.length > 0) {
    const told = `${advances.length}; each changes the instalments after it`;
    lines.push(['Later payouts', told]);
  }
  if (multipleOf > 1n) {
    lines.push(['Rounding', `Multiples of ${writtenAmount(multipleOf, currency)} ${currency}`]);
  }
  return lines;
}

/** What the figures rest on: name and value. */
export function basisLines({
  terms,
  quote,
  currency,
  validUntil,
  lender,
}: CostDisclosure): readonly Line[] {
  const later = terms.advances ?? [];
  const paidOut = [{ on: terms.disbursedOn, amount: terms.principal }, ...later].map(
    ({ on, amount }) => `${writtenAmount(amount, currency)} ${currency} on ${writtenDay(on)}`,
  );
  const lines: Line[] = [
    ['Lender', lender],
    ['Paid out', paidOut.join('; ')],
    [
      'Interest rate',
      `${terms.annualRate.toString()} % a year, days counted ${DAY_COUNTS[terms.dayCount]}`,
    ],
    ['Repayment', METHODS[terms.method]],
    ...shapeLines(terms, currency),
  ];
  if (quote.euApr !== null) {
    lines.push([
      'EU annual percentage rate',
      `${writtenPercent(quote.euApr)} by Directive 2008/48/EC`,
    ]);
  }
  if (validUntil !== null) lines.push(['Valid until', writtenDay(validUntil)]);
  return lines;
}
