import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { anyLoan, pay, START } from '../../../test/arbitrary-loans.ts';
import { addDays } from '../calendar.ts';
import {
  type ExcessUse,
  type LoanContract,
  STANDARD_PLAN,
  STANDARD_SERVICING,
} from './contract.ts';
import type { EntryBody, LoanEntry } from './entries.ts';
import { sumOf } from './parts.ts';
import { payoffOf } from './payoff.ts';
import { replayLoan } from './replay.ts';
import { isSettledInstalment, type LoanState, openOf } from './state.ts';

/** 1,000.00 at 12 % in twelve months of 30 days from 15 January: 88.85 a month. */
const CONTRACT: LoanContract = {
  rules: 2,
  ...STANDARD_PLAN,
  ...STANDARD_SERVICING,
  annualRate: '12',
  instalments: 12,
  dayCount: 'THIRTY_360',
  method: 'ANNUITY',
  firstPaymentOn: null,
};

type Happened = readonly [effectiveOn: string, body: EntryBody];

function entries(...happened: readonly Happened[]): readonly LoanEntry[] {
  return happened.map(([effectiveOn, body], index) => ({
    sequence: index + 1,
    effectiveOn,
    recordedAt: new Date(Date.UTC(2026, 0, 15, 0, index)),
    body,
  }));
}

const paidOut: Happened = [
  '2026-01-15',
  { kind: 'DISBURSED', paymentId: 'pay_0', amount: 100_000n },
];

function paid(effectiveOn: string, amount: bigint, excess: ExcessUse): Happened {
  return [effectiveOn, { kind: 'REPAID', paymentId: `pay_${amount}`, amount, excess }];
}

/** Three instalments, two weeks before the first. */
const AHEAD = paid('2026-02-01', 26_655n, 'IN_ADVANCE');

function state(asOf: string, ...happened: readonly Happened[]): LoanState {
  return replayLoan(CONTRACT, entries(paidOut, ...happened), asOf);
}

function firstOpen({ instalments }: LoanState) {
  const row = instalments.find((each) => !isSettledInstalment(each));
  return row === undefined ? undefined : { dueOn: row.dueOn, asks: sumOf(openOf(row)) };
}

function earliest(loan: LoanState): string {
  return firstOpen(loan)?.dueOn ?? '9999-12-31';
}

describe('instalments that were paid ahead', () => {
  it.each(['SHORTER_TERM', 'SMALLER_INSTALMENT'] as const)(
    'stay paid when one cent more comes in for %s',
    (excess) => {
      const more = paid('2026-02-01', 1n, excess);
      expect(firstOpen(state('2026-02-01', AHEAD))).toEqual({ dueOn: '2026-05-15', asks: 8_885n });
      expect(firstOpen(state('2026-02-01', AHEAD, more))?.dueOn).toBe('2026-05-15');
      expect(state('2026-04-20', AHEAD, more)).toMatchObject({ status: 'ACTIVE', daysPastDue: 0 });
    },
  );

  it('stay paid when the instalments become smaller, and more of them are', () => {
    const more = paid('2026-02-01', 40_000n, 'SMALLER_INSTALMENT');
    const loan = state('2026-02-01', AHEAD, more);
    expect(loan.instalments).toHaveLength(12);
    // Four of them whole, and nearly all of the fifth.
    expect(firstOpen(loan)).toMatchObject({ dueOn: '2026-06-15' });
    expect(firstOpen(loan)?.asks).toBeLessThan(200n);
  });

  it('save no interest by themselves, but what is repaid beyond them does at once', () => {
    const more = paid('2026-02-01', 40_000n, 'SHORTER_TERM');
    const [as, beyond] = [state('2026-05-15', AHEAD), state('2026-05-15', AHEAD, more)];
    expect(as.earnedInterest).toBe(state('2026-05-15').earnedInterest);
    expect(as.earnedInterest - beyond.earnedInterest).toBeGreaterThan(1_300n);
  });

  it('stay paid when the rate changes, the days do, or more money goes out', () => {
    const rate: Happened = ['2026-02-03', { kind: 'RATE_CHANGED', annualRate: '9' }];
    const days: Happened = [
      '2026-02-03',
      { kind: 'RESCHEDULED', nextDueOn: '2026-02-20', instalments: null },
    ];
    const out: Happened = ['2026-02-03', { kind: 'DISBURSED', paymentId: 'pay_9', amount: 9_000n }];
    expect(earliest(state('2026-02-03', AHEAD, rate))).toBe('2026-05-15');
    // Five days later each instalment asks for a little more.
    const moved = firstOpen(state('2026-02-03', AHEAD, days));
    expect(moved?.dueOn).toBe('2026-04-20');
    expect(moved?.asks).toBeLessThan(100n);
    expect(earliest(state('2026-02-03', AHEAD, out))).toBe('2026-04-15');
  });

  it('are principal where all is planned anew, or paid off', () => {
    const anew: Happened = [
      '2026-02-03',
      { kind: 'RESTRUCTURED', annualRate: '12', instalments: 6, nextDueOn: '2026-03-15' },
    ];
    expect(earliest(state('2026-02-03', AHEAD, anew))).toBe('2026-03-15');
    const rest = sumOf(payoffOf(state('2026-02-03', AHEAD)));
    const off = state('2026-02-03', AHEAD, paid('2026-02-03', rest, 'SMALLER_INSTALMENT'));
    expect(off).toMatchObject({ status: 'PAID_OFF', credit: 0n });
    expect(sumOf(payoffOf(off))).toBe(0n);
  });

  it('are told of each payment as what they paid in the end', () => {
    const loan = state('2026-02-01', AHEAD, paid('2026-02-01', 40_000n, 'SHORTER_TERM'));
    const used = loan.uses.reduce((sum, { parts }) => sum + sumOf(parts), 0n);
    expect(used).toBe(66_655n);
    const byPart = loan.uses.reduce((sum, { parts }) => sum + parts.INTEREST, 0n);
    expect(byPart).toBe(loan.paid.INTEREST);
  });
});

describe('whatever was paid ahead', () => {
  const anyPayment = fc.record({
    amount: fc.bigInt({ min: 1n, max: 60_000n }),
    excess: fc.constantFrom('SHORTER_TERM' as const, 'SMALLER_INSTALMENT' as const),
  });

  it('never falls due again, because more was paid', () => {
    fc.assert(
      fc.property(
        anyLoan,
        fc.bigInt({ min: 1n, max: 60_000n }),
        anyPayment,
        fc.nat(200),
        ({ contract }, ahead, { amount, excess }, when) => {
          const day = addDays(START, when);
          const lent: Happened = [
            START,
            { kind: 'DISBURSED', paymentId: pay(0), amount: 100_000n },
          ];
          const kept = entries(lent, paid(day, ahead, 'IN_ADVANCE'));
          const counted = { ...contract, rules: 2 } as const;
          const before = replayLoan(counted, kept, day);
          const more = entries(lent, paid(day, ahead, 'IN_ADVANCE'), paid(day, amount, excess));
          const after = replayLoan(counted, more, day);
          expect(earliest(after) >= earliest(before)).toBe(true);
        },
      ),
    );
  });
});

describe('a loan of before', () => {
  const { rules: _, ...before } = CONTRACT;
  const large = entries(
    ['2026-01-15', { kind: 'DISBURSED', paymentId: 'pay_0', amount: 1_000_000n }],
    paid('2026-02-01', 266_550n, 'IN_ADVANCE'),
    paid('2026-02-02', 700_000n, 'SHORTER_TERM'),
    paid('2026-06-15', 45_000n, 'IN_ADVANCE'),
  );

  it('is counted as it was, for ever: what was paid ahead is principal once more comes in', () => {
    expect(replayLoan(before, large, '2026-07-01')).toMatchObject({
      status: 'PAID_OFF',
      credit: 5_713n,
    });
    expect(replayLoan(CONTRACT, large, '2026-07-01')).toMatchObject({
      status: 'PAID_OFF',
      credit: 649n,
    });
  });

  it('earns a flat instalment’s interest in its period, however short', () => {
    const flat = { ...before, method: 'FLAT', instalments: 2 } as const;
    const more = entries(paidOut, paid('2026-02-10', 1n, 'SHORTER_TERM'));
    const [old, now] = [flat, { ...flat, rules: 2 } as const].map((contract) =>
      replayLoan(contract, more, '2026-02-15'),
    );
    expect(old?.earnedInterest).toBeGreaterThan(now?.earnedInterest ?? 0n);
  });
});
