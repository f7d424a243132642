import type { Id } from '@blockscore/ids';
import fc from 'fast-check';
import { addDays } from '../src/domain/calendar.ts';
import { DAY_COUNTS } from '../src/domain/day-count.ts';
import { REPAYMENT_METHODS } from '../src/domain/schedule.ts';
import {
  COMPONENTS,
  EXCESS_USES,
  type LoanContract,
  STANDARD_PLAN,
  STANDARD_SERVICING,
} from '../src/domain/servicing/contract.ts';
import type { EntryBody, LoanEntry } from '../src/domain/servicing/entries.ts';

export const START = '2024-01-31';
export const pay = (index: number): Id<'pay'> => `pay_${index}`;

const anyContract: fc.Arbitrary<LoanContract> = fc
  .record({
    rules: fc.constantFrom(2 as const, undefined),
    basisPoints: fc.integer({ min: 0, max: 6_000 }),
    instalments: fc.integer({ min: 1, max: 30 }),
    dayCount: fc.constantFrom(...DAY_COUNTS),
    method: fc.constantFrom(...REPAYMENT_METHODS),
    every: fc.constantFrom(
      { count: 1, unit: 'MONTH' },
      { count: 2, unit: 'WEEK' },
      { count: 10, unit: 'DAY' },
      { count: 1, unit: 'SEMI_MONTH' },
    ),
    multipleOf: fc.constantFrom(1n, 100n),
    principalGrace: fc.integer({ min: 0, max: 3 }),
    interestGrace: fc.integer({ min: 0, max: 2 }),
    balloonPercent: fc.constantFrom('0', '30'),
    downPaymentPercent: fc.constantFrom('0', '10'),
    lateFee: fc.constantFrom(
      null,
      { kind: 'FIXED', value: '1500', graceDays: 5, cap: 4_000n } as const,
      { kind: 'PERCENT', value: '5', graceDays: 0, cap: null } as const,
    ),
    overdueInterest: fc.boolean(),
    excess: fc.constantFrom(...EXCESS_USES),
    allocationOrder: fc.shuffledSubarray([...COMPONENTS], { minLength: 4 }),
  })
  .map(({ basisPoints, every, rules, ...rest }) => ({
    ...(rules !== undefined && { rules }),
    ...STANDARD_PLAN,
    ...STANDARD_SERVICING,
    ...rest,
    every: every as LoanContract['every'],
    annualRate: (basisPoints / 100).toString(),
    firstPaymentOn: null,
  }));

const amount = fc.bigInt({ min: 1n, max: 60_000n });

/** A change of a loan; where it comes in is drawn apart. */
const anyChange: fc.Arbitrary<EntryBody> = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({
      kind: fc.constant('REPAID' as const),
      paymentId: fc.nat(999).map(pay),
      amount,
      excess: fc.constantFrom(...EXCESS_USES),
    }),
  },
  fc.record({
    kind: fc.constant('FEE_CHARGED' as const),
    component: fc.constantFrom('FEE' as const, 'PENALTY' as const),
    amount: fc.bigInt({ min: 1n, max: 3_000n }),
  }),
  fc.record({
    kind: fc.constant('WAIVED' as const),
    component: fc.constantFrom('PENALTY' as const, 'FEE' as const, 'INTEREST' as const),
    amount: fc.bigInt({ min: 1n, max: 3_000n }),
  }),
  fc.record({
    kind: fc.constant('RATE_CHANGED' as const),
    annualRate: fc.constantFrom('0', '3.5', '24'),
  }),
);

/** What depends on its day: made once that is known. */
type Shaped = (day: string) => EntryBody;
const anyShaped: fc.Arbitrary<Shaped> = fc.oneof(
  {
    weight: 8,
    arbitrary: anyChange.map(
      (body): Shaped =>
        () =>
          body,
    ),
  },
  fc
    .record({
      after: fc.integer({ min: 1, max: 60 }),
      instalments: fc.option(fc.integer({ min: 1, max: 20 })),
    })
    .map(
      ({ after, instalments }): Shaped =>
        (day) => ({ kind: 'RESCHEDULED', nextDueOn: addDays(day, after), instalments }),
    ),
  fc
    .record({
      after: fc.integer({ min: 1, max: 60 }),
      instalments: fc.integer({ min: 1, max: 20 }),
    })
    .map(
      ({ after, instalments }): Shaped =>
        (day) => ({
          kind: 'RESTRUCTURED',
          nextDueOn: addDays(day, after),
          instalments,
          annualRate: '8',
        }),
    ),
  fc
    .record({
      days: fc.integer({ min: 0, max: 70 }),
      interest: fc.constantFrom('ACCRUES' as const, 'FORGIVEN' as const),
    })
    .map(
      ({ days, interest }): Shaped =>
        (day) => ({ kind: 'PAUSED', until: addDays(day, days), interest }),
    ),
  fc.constant((): EntryBody => ({ kind: 'CHARGED_OFF' })),
);

export interface ArbitraryLoan {
  readonly contract: LoanContract;
  readonly entries: readonly LoanEntry[];
  readonly asOf: string;
}

/** A loan of 1,000.00 with whatever may happen to it, on days of their own. */
export const anyLoan: fc.Arbitrary<ArbitraryLoan> = fc
  .record({
    contract: anyContract,
    happened: fc.uniqueArray(
      fc.record({ shape: anyShaped, after: fc.integer({ min: 1, max: 900 }) }),
      { maxLength: 9, selector: ({ after }) => after },
    ),
    asOf: fc.integer({ min: 0, max: 1_200 }),
  })
  .map(({ contract, happened, asOf }) => ({
    contract,
    entries: entriesOf(
      happened
        .sort((a, b) => a.after - b.after)
        .map(({ shape, after }) => [addDays(START, after), shape(addDays(START, after))]),
    ),
    asOf: addDays(START, asOf),
  }));

function entriesOf(happened: readonly (readonly [string, EntryBody])[]): readonly LoanEntry[] {
  const first = [START, { kind: 'DISBURSED', paymentId: pay(0), amount: 100_000n }] as const;
  return [first, ...happened].map(([effectiveOn, body], index) => ({
    sequence: index + 1,
    effectiveOn,
    recordedAt: new Date(Date.UTC(2024, 0, 31 + index)),
    body,
  }));
}
