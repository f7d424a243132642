import { Decimal } from '@blockscore/money';
import { describe, expect, it } from 'vitest';
import type { LocalDate } from '../calendar.ts';
import { booksOf, linesBetween, NO_BOOKS } from './books.ts';
import { type LoanContract, STANDARD_PLAN, STANDARD_SERVICING } from './contract.ts';
import type { EntryBody, LoanEntry } from './entries.ts';
import { NO_PARTS, sumOf } from './parts.ts';
import { payoffOf } from './payoff.ts';
import { replayLoan } from './replay.ts';
import { openOf } from './state.ts';

/** 1,000.00 at 12 % in twelve months of 30 days from 15 January: 88.85 a month. */
function contract(changes: Partial<LoanContract> = {}): LoanContract {
  return {
    ...STANDARD_PLAN,
    ...STANDARD_SERVICING,
    annualRate: '12',
    instalments: 12,
    dayCount: 'THIRTY_360',
    method: 'ANNUITY',
    firstPaymentOn: null,
    ...changes,
  };
}

type Happened = readonly [effectiveOn: LocalDate, body: EntryBody];

function entries(...happened: readonly Happened[]): readonly LoanEntry[] {
  const paidOut = { kind: 'DISBURSED', paymentId: 'pay_0', amount: 100_000n } as const;
  const all: readonly Happened[] = [['2026-01-15', paidOut], ...happened];
  return all.map(([effectiveOn, body], index) => ({
    sequence: index + 1,
    effectiveOn,
    recordedAt: new Date(Date.UTC(2026, 0, 15, 0, index)),
    body,
  }));
}

function paid(
  effectiveOn: LocalDate,
  amount: bigint,
  excess: 'IN_ADVANCE' | 'SHORTER_TERM' | 'SMALLER_INSTALMENT' = 'IN_ADVANCE',
): Happened {
  return [effectiveOn, { kind: 'REPAID', paymentId: `pay_${effectiveOn}`, amount, excess }];
}

const state = (asOf: LocalDate, happened: readonly Happened[] = [], changes = {}) =>
  replayLoan(contract(changes), entries(...happened), asOf);

const payments = (rows: ReturnType<typeof state>['instalments']) =>
  rows.map(({ owed }) => owed.PRINCIPAL + owed.INTEREST);

describe('a loan that is repaid as planned', () => {
  it('is current on each due day, late the day after one that was missed', () => {
    expect(state('2026-02-15')).toMatchObject({ status: 'ACTIVE', daysPastDue: 0 });
    expect(state('2026-02-16')).toMatchObject({ status: 'DELINQUENT', daysPastDue: 1 });
    expect(state('2026-02-16').pastDue).toEqual({
      ...NO_PARTS,
      INTEREST: 1_000n,
      PRINCIPAL: 7_885n,
    });
    const punctual = state('2026-03-10', [paid('2026-02-15', 8_885n)]);
    expect(punctual).toMatchObject({ status: 'ACTIVE', daysPastDue: 0 });
  });

  it('earns interest day by day, and as planned by each due day', () => {
    expect(state('2026-01-15').earnedInterest).toBe(0n);
    expect(state('2026-01-30').earnedInterest).toBe(500n);
    expect(state('2026-02-15').earnedInterest).toBe(1_000n);
  });

  it('is paid off on a due day by the present value of the instalments to come', () => {
    const after = state('2026-02-15', [paid('2026-02-15', 8_885n)]);
    const value = after.instalments
      .filter(({ dueOn }) => dueOn > '2026-02-15')
      .reduce((sum, { owed }, index) => {
        const factor = new Decimal('1.01').pow(index + 1);
        return sum.plus(new Decimal(sumOf(owed).toString()).div(factor));
      }, new Decimal(0));
    // The last instalment takes what rounding left, whose discount is less than a cent.
    const apart = value.minus(sumOf(payoffOf(after)).toString()).abs();
    expect(apart.lt(1)).toBe(true);
  });
});

describe('paying more than is due', () => {
  it('pays the next instalments where the product says so', () => {
    const { instalments, uses } = state('2026-02-15', [paid('2026-02-15', 10_000n)]);
    expect(uses[0]?.parts).toMatchObject({ INTEREST: 1_921n, PRINCIPAL: 8_079n });
    expect(instalments).toHaveLength(12);
  });

  it('shortens the term and keeps the instalment', () => {
    const { instalments } = state('2026-02-15', [paid('2026-02-15', 38_885n, 'SHORTER_TERM')]);
    expect(instalments).toHaveLength(9);
    expect(payments(instalments).slice(2, 8)).toEqual(Array(6).fill(8_885n));
  });

  it('makes the instalment smaller and keeps the term', () => {
    const { instalments } = state('2026-02-15', [
      paid('2026-02-15', 38_885n, 'SMALLER_INSTALMENT'),
    ]);
    expect(instalments).toHaveLength(12);
    // 621.15 at 1 % a month in eleven instalments
    expect(payments(instalments).slice(2, 11)).toEqual(Array(9).fill(5_991n));
  });

  it('first pays what was earned since the last due day', () => {
    const { uses } = state('2026-03-02', [
      paid('2026-02-15', 8_885n),
      paid('2026-03-02', 20_000n, 'SHORTER_TERM'),
    ]);
    // 921.15 · 1 % · 17/30
    expect(uses[1]?.parts).toMatchObject({ INTEREST: 522n, PRINCIPAL: 19_478n });
  });

  it('keeps what is more than all as the borrower’s until it goes back', () => {
    const over = state('2026-02-15', [paid('2026-02-15', 101_500n)]);
    expect(over).toMatchObject({ status: 'PAID_OFF', credit: 500n });
    const refund = { kind: 'REFUNDED', paymentId: 'pay_9', amount: 500n } as const;
    const settled = state('2026-02-20', [paid('2026-02-15', 101_500n), ['2026-02-20', refund]]);
    expect(settled).toMatchObject({ status: 'PAID_OFF', credit: 0n, refunded: 500n });
    expect(booksOf(settled)).toMatchObject({ CASH: 1_000n, BORROWER_CREDIT: 0n });
  });
});

describe('being late', () => {
  const lateFee = { kind: 'FIXED', value: '2500', graceDays: 5, cap: 4_000n } as const;

  it('costs a fee when the days of grace are over, up to the cap', () => {
    expect(state('2026-02-20', [], { lateFee }).chargedFees).toBe(0n);
    expect(state('2026-02-21', [], { lateFee }).chargedFees).toBe(2_500n);
    expect(state('2026-06-30', [], { lateFee }).chargedFees).toBe(4_000n);
  });

  it('costs nothing where the payment counts from before, however late it was written down', () => {
    const backdated = state('2026-03-01', [paid('2026-02-20', 8_885n)], { lateFee });
    expect(backdated).toMatchObject({ chargedFees: 0n, daysPastDue: 0 });
  });

  it('may be a percentage of what is unpaid', () => {
    const percent = { kind: 'PERCENT', value: '5', graceDays: 0, cap: null } as const;
    const { chargedFees } = state('2026-02-16', [paid('2026-02-15', 885n)], { lateFee: percent });
    expect(chargedFees).toBe(400n);
  });

  it('earns interest on the principal that is overdue, where the product says so', () => {
    const { earnedInterest } = state('2026-03-15', [], { overdueInterest: true });
    // 1,000.00 in the first month, 921.15 planned and 78.85 overdue in the second.
    expect(earnedInterest).toBe(1_000n + 921n + 79n);
  });

  it('pays penalties before anything else, or in the order of the product', () => {
    const happened = [paid('2026-02-25', 3_000n)];
    const [first] = state('2026-02-25', happened, { lateFee }).uses;
    expect(first?.parts).toEqual({ PENALTY: 2_500n, FEE: 0n, INTEREST: 500n, PRINCIPAL: 0n });
    const allocationOrder = ['INTEREST', 'PRINCIPAL', 'FEE', 'PENALTY'];
    const [other] = state('2026-02-25', happened, { lateFee, allocationOrder }).uses;
    expect(other?.parts).toEqual({ ...NO_PARTS, INTEREST: 1_000n, PRINCIPAL: 2_000n });
  });
});

describe('changing the plan', () => {
  it('moves what falls due in a pause and makes nobody later meanwhile', () => {
    const pause = [
      '2026-03-01',
      { kind: 'PAUSED', until: '2026-04-30', interest: 'ACCRUES' },
    ] as const;
    const paused = state('2026-04-30', [pause]);
    expect(paused.daysPastDue).toBe(13);
    expect(paused.instalments.map(({ dueOn }) => dueOn).slice(1, 3)).toEqual([
      '2026-05-15',
      '2026-06-15',
    ]);
    expect(paused.instalments.at(-1)?.dueOn).toBe('2027-03-15');
    // Three months of interest on 921.15 with the next instalment.
    expect(paused.instalments[1]?.owed.INTEREST).toBe(2_763n);
  });

  it('earns nothing in a pause that forgives interest', () => {
    const pause = [
      '2026-02-15',
      { kind: 'PAUSED', until: '2026-04-14', interest: 'FORGIVEN' },
    ] as const;
    expect(state('2026-04-14', [pause]).earnedInterest).toBe(1_000n);
  });

  it('has the new rate earn from its day on', () => {
    const change = ['2026-02-15', { kind: 'RATE_CHANGED', annualRate: '6' }] as const;
    const { instalments } = state('2026-02-15', [paid('2026-02-15', 8_885n), change]);
    expect(instalments[1]?.owed.INTEREST).toBe(461n);
    expect(instalments.at(-1)?.balance).toBe(0n);
  });

  it('makes what is behind principal of a new plan', () => {
    const restructured = [
      '2026-03-15',
      { kind: 'RESTRUCTURED', annualRate: '6', instalments: 24, nextDueOn: '2026-04-15' },
    ] as const;
    const { capitalised, instalments, daysPastDue, status } = state('2026-03-15', [restructured]);
    expect(capitalised.INTEREST).toBe(1_921n);
    expect({ daysPastDue, status }).toEqual({ daysPastDue: 0, status: 'ACTIVE' });
    expect(instalments).toHaveLength(26);
    expect(instalments.reduce((sum, { owed }) => sum + owed.PRINCIPAL, 0n)).toBe(101_921n);
  });

  it('gives up penalties, fees and interest, the oldest first', () => {
    const lateFee = { kind: 'FIXED', value: '2500', graceDays: 5, cap: null } as const;
    const waived = [
      '2026-02-25',
      { kind: 'WAIVED', component: 'PENALTY', amount: 9_999n },
    ] as const;
    const after = state('2026-02-25', [waived], { lateFee });
    expect(after.waived.PENALTY).toBe(2_500n);
    expect(booksOf(after)).toMatchObject({ FEES_RECEIVABLE: 0n, FEE_INCOME: 0n });
  });
});

describe('giving a loan up', () => {
  const chargedOff = ['2026-06-14', { kind: 'CHARGED_OFF' }] as const;

  it('takes what is owed out of the receivables and stands still', () => {
    const lost = state('2027-01-01', [chargedOff]);
    expect(lost.status).toBe('CHARGED_OFF');
    expect(lost.chargedOff?.parts.PRINCIPAL).toBe(100_000n);
    expect(lost.earnedInterest).toBe(state('2026-06-14', [chargedOff]).earnedInterest);
    const books = booksOf(lost);
    expect(books).toMatchObject({ LOAN_PRINCIPAL: 0n, ACCRUED_INTEREST: 0n });
    expect(linesBetween(NO_BOOKS, books)).toContainEqual({
      account: 'CHARGE_OFF_EXPENSE',
      side: 'DEBIT',
      minor: sumOf(lost.chargedOff?.parts ?? NO_PARTS).toString(),
    });
  });

  it('takes what comes in later as recovered', () => {
    const recovered = state('2026-09-01', [chargedOff, paid('2026-08-01', 30_000n)]);
    expect(recovered).toMatchObject({ status: 'CHARGED_OFF', recovered: 30_000n, paid: NO_PARTS });
    expect(booksOf(recovered).RECOVERY_INCOME).toBe(-30_000n);
  });

  it('loses less where a payment turns out to count from before', () => {
    const lost = state('2026-09-01', [chargedOff, paid('2026-06-01', 30_000n)]);
    expect(lost.recovered).toBe(0n);
    expect(lost.instalments.map((row) => sumOf(openOf(row))).slice(0, 3)).toEqual([0n, 0n, 0n]);
  });
});

it('refuses to tell of a day before any money went out', () => {
  expect(() => state('2026-01-14')).toThrow(/no money of this loan/);
});
