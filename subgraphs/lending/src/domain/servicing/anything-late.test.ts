import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { anyLoan, pay, START } from '../../../test/arbitrary-loans.ts';
import { addDays } from '../calendar.ts';
import { booksOf } from './books.ts';
import { COMPONENTS, EXCESS_USES, STANDARD_PLAN, STANDARD_SERVICING } from './contract.ts';
import type { EntryBody, LoanEntry } from './entries.ts';
import { NO_PARTS, plus, sumOf } from './parts.ts';
import { replayLoan } from './replay.ts';
import { standingsFrom } from './standing.ts';
import { openOf } from './state.ts';

const amount = fc.bigInt({ min: 1n, max: 150_000n });
const paymentId = fc.nat(999).map(pay);

/** What may be taken down for an earlier day, whatever was written since. */
const anyLateEntry: fc.Arbitrary<EntryBody> = fc.oneof(
  fc.record({
    kind: fc.constant('REPAID' as const),
    paymentId,
    amount,
    excess: fc.constantFrom(...EXCESS_USES),
  }),
  fc.record({ kind: fc.constant('REFUNDED' as const), paymentId, amount }),
  fc.record({ kind: fc.constant('DISBURSED' as const), paymentId, amount }),
  fc.record({
    kind: fc.constant('RATE_CHANGED' as const),
    annualRate: fc.constantFrom('0', '3.5', '60'),
  }),
);

const anyLateOnes = fc.array(
  fc.record({ body: anyLateEntry, after: fc.nat(900), sameDayAs: fc.option(fc.nat(9)) }),
  { minLength: 1, maxLength: 4 },
);

type LateOne = { readonly body: EntryBody; readonly after: number; sameDayAs: number | null };

function withLate(entries: readonly LoanEntry[], late: readonly LateOne[]): readonly LoanEntry[] {
  const added = late.map(({ body, after, sameDayAs }, index) => {
    const other = sameDayAs === null ? undefined : entries[sameDayAs % entries.length];
    return {
      sequence: entries.length + 1 + index,
      effectiveOn: other?.effectiveOn ?? addDays(START, after),
      recordedAt: new Date(Date.UTC(2027, 0, 1)),
      body,
    };
  });
  return [...entries, ...added];
}

function holds(contract: Parameters<typeof replayLoan>[0], entries: readonly LoanEntry[]): void {
  const state = replayLoan(contract, entries, addDays(START, 2_000));
  const owed = state.instalments.reduce((sum, row) => plus(sum, row.owed), NO_PARTS);
  expect(owed.PRINCIPAL).toBe(state.disbursed + sumOf(state.capitalised));
  expect(state.credit >= 0n).toBe(true);
  for (const row of state.instalments) {
    const open = openOf(row);
    expect(COMPONENTS.every((component) => open[component] >= 0n)).toBe(true);
  }
  const days = state.instalments.map(({ dueOn }) => dueOn);
  expect(days).toEqual([...days].sort());
  const books = booksOf(state);
  expect(Object.values(books).reduce((sum, change) => sum + change, 0n)).toBe(0n);
  const { LOAN_PRINCIPAL, ACCRUED_INTEREST, FEES_RECEIVABLE } = books;
  expect(LOAN_PRINCIPAL >= 0n && ACCRUED_INTEREST >= 0n && FEES_RECEIVABLE >= 0n).toBe(true);
}

describe('whatever is taken down late, or taken back', () => {
  it('leaves a loan that can be told of on every day', () => {
    fc.assert(
      fc.property(anyLoan, anyLateOnes, fc.nat(), ({ contract, entries, asOf }, late, which) => {
        const all = withLate(entries, late);
        const gone = all[1 + (which % (all.length - 1))];
        const rest = all.filter((entry) => entry !== gone);
        for (const history of [all, rest]) {
          holds(contract, history);
          expect(() => replayLoan(contract, history, asOf)).not.toThrow();
        }
      }),
      { numRuns: 120 },
    );
  });

  it('leaves days that can be told of piece by piece', () => {
    fc.assert(
      fc.property(anyLoan, anyLateOnes, ({ contract, entries }, late) => {
        const all = withLate(entries, late);
        const pieces = standingsFrom(contract, all, START, addDays(START, 1_000));
        expect(pieces.at(-1)?.until).toBeNull();
      }),
      { numRuns: 20 },
    );
  });

  const contract = {
    ...STANDARD_PLAN,
    ...STANDARD_SERVICING,
    annualRate: '0',
    instalments: 3,
    dayCount: 'ACT_365',
    method: 'ANNUITY',
    firstPaymentOn: null,
  } as const;
  const entry = (sequence: number, after: number, body: EntryBody): LoanEntry => ({
    sequence,
    effectiveOn: addDays(START, after),
    recordedAt: new Date(Date.UTC(2024, 1, sequence)),
    body,
  });
  const lent = entry(1, 0, { kind: 'DISBURSED', paymentId: pay(0), amount: 100_000n });
  const repaid = (sequence: number, after: number, minor: bigint) =>
    entry(sequence, after, {
      kind: 'REPAID',
      paymentId: pay(sequence),
      amount: minor,
      excess: 'IN_ADVANCE',
    });
  const refunded = entry(3, 9, { kind: 'REFUNDED', paymentId: pay(3), amount: 5_000n });

  it('asks again for what went back once the payment that was too much is taken back', () => {
    const day = addDays(START, 10);
    const before = replayLoan(contract, [lent, repaid(2, 5, 105_000n), refunded], day);
    expect(before).toMatchObject({ status: 'PAID_OFF', credit: 0n, refunded: 5_000n });
    const after = replayLoan(contract, [lent, refunded], day);
    expect(after).toMatchObject({ status: 'ACTIVE', credit: 0n, refunded: 0n });
    expect(booksOf(after)).toMatchObject({
      LOAN_PRINCIPAL: 105_000n,
      BORROWER_CREDIT: 0n,
      CASH: -105_000n,
    });
    const again = replayLoan(contract, [lent, refunded, repaid(4, 10, 105_000n)], day);
    expect(again).toMatchObject({ status: 'PAID_OFF', credit: 0n });
  });

  it('asks for it at once where no instalment is to come, and counts it as lost with the rest', () => {
    const late = entry(3, 400, { kind: 'REFUNDED', paymentId: pay(3), amount: 5_000n });
    const paid = repaid(2, 5, 100_000n);
    const open = replayLoan(contract, [lent, paid, late], addDays(START, 401));
    expect(open).toMatchObject({ status: 'DELINQUENT', daysPastDue: 1 });
    expect(open.pastDue.PRINCIPAL).toBe(5_000n);
    const givenUp = entry(2, 100, { kind: 'CHARGED_OFF' });
    const lost = replayLoan(contract, [lent, givenUp, late], addDays(START, 401));
    expect(lost.chargedOff?.parts.PRINCIPAL).toBe(105_000n);
    expect(booksOf(lost)).toMatchObject({ LOAN_PRINCIPAL: 0n, CHARGE_OFF_EXPENSE: 105_000n });
  });
});
