import { describe, expect, it } from 'vitest';
import { decide } from './decide.ts';
import { defaultProducts } from './default-products.ts';
import { NO_EXPOSURE } from './exposure.ts';
import { LIFECYCLE, mayBecome } from './lifecycle.ts';
import { bandOf, STANDARD_POLICY } from './policy.ts';
import type { Assessment, PolicyFacts } from './policy-facts.ts';
import { type Product, rateFor } from './product.ts';
import { forBorrower, reason } from './reasons.ts';

const [personal] = defaultProducts('USD') as [Product];

const assessment: Assessment = {
  scoreId: 'score_1',
  score: 700,
  calculatedAt: new Date('2026-11-01T10:00:00Z'),
  statedAt: new Date('2026-11-01T10:00:00Z'),
  monthlyIncome: 500_000n,
  monthlyDebtPayments: 50_000n,
  factors: ['You were late with payments.', 'Your limits are used up.'],
};

function facts(changes: Partial<PolicyFacts> = {}, credit: Partial<Assessment> = {}): PolicyFacts {
  return {
    product: personal,
    amount: 1_000_000n,
    termMonths: 24,
    assessment: { ...assessment, ...credit },
    exposure: NO_EXPOSURE,
    kyc: 'APPROVED',
    screening: 'CLEAR',
    decidedAt: new Date('2026-11-22T10:00:00Z'),
    ...changes,
  };
}

function decided(changes: Partial<PolicyFacts> = {}, credit: Partial<Assessment> = {}) {
  const { outcome, reasons } = decide(STANDARD_POLICY, facts(changes, credit));
  return [outcome, ...reasons.map(({ code }) => code)];
}

describe('the standard policy', () => {
  it('approves a good score, a bearable debt, a verified and screened borrower', () => {
    const decision = decide(STANDARD_POLICY, facts());
    expect(decision).toMatchObject({ outcome: 'APPROVED', reasons: [], band: 'B' });
    expect(decision.annualRate?.toString()).toBe('10.9');
    // 10,000.00 at 10.9 % over 24 months is 465.61 a month: (500 + 465.60) / 5,000
    expect(decision.debtToIncome?.toString()).toBe('0.1931');
  });

  it.each([
    [579, ['REJECTED', 'SCORE_BELOW_MINIMUM', 'SCORE_FACTOR', 'SCORE_FACTOR']],
    [580, ['REFERRED', 'SCORE_NEEDS_REVIEW']],
    [639, ['REFERRED', 'SCORE_NEEDS_REVIEW']],
    [640, ['APPROVED']],
  ])('a score of %i', (score, expected) => {
    expect(decided({}, { score })).toEqual(expected);
  });

  it.each([
    [153_430n, ['APPROVED']],
    [153_490n, ['REFERRED', 'DEBT_TO_INCOME_ELEVATED']],
    [203_430n, ['REFERRED', 'DEBT_TO_INCOME_ELEVATED']],
    [203_490n, ['REJECTED', 'DEBT_TO_INCOME_TOO_HIGH']],
  ])('debts of %i cents a month on an income of 5,000.00', (monthlyDebtPayments, expected) => {
    expect(decided({}, { monthlyDebtPayments })).toEqual(expected);
  });

  it('rejects where there is no income', () => {
    expect(decided({}, { monthlyIncome: 0n })).toEqual(['REJECTED', 'DEBT_TO_INCOME_TOO_HIGH']);
  });

  it('refers who has no profile, stated it long ago however new the score, or asks for much', () => {
    expect(decided({ assessment: undefined })).toEqual(['REFERRED', 'NO_PROFILE']);
    const statedAt = new Date('2026-08-01T00:00:00Z');
    expect(decided({}, { statedAt })).toEqual(['REFERRED', 'SCORE_OUTDATED']);
    const much = { amount: 2_000_001n, termMonths: 60 };
    expect(decided(much)).toEqual(['REFERRED', 'AMOUNT_NEEDS_REVIEW']);
    expect(decided({ ...much, amount: 2_000_000n })).toEqual(['APPROVED']);
  });

  it('counts what the lender lends and offers already', () => {
    const monthly = (monthlyPayments: bigint) => ({ exposure: { amount: 0n, monthlyPayments } });
    expect(decided(monthly(103_430n))).toEqual(['APPROVED']);
    expect(decided(monthly(103_490n))).toEqual(['REFERRED', 'DEBT_TO_INCOME_ELEVATED']);
    expect(decided(monthly(153_490n))).toEqual(['REJECTED', 'DEBT_TO_INCOME_TOO_HIGH']);
    const owing = (amount: bigint) => ({ exposure: { amount, monthlyPayments: 0n } });
    expect(decided(owing(1_000_000n))).toEqual(['APPROVED']);
    expect(decided(owing(1_000_001n))).toEqual(['REFERRED', 'AMOUNT_NEEDS_REVIEW']);
  });

  it.each(['NOT_STARTED', 'PENDING', 'IN_REVIEW', 'EXPIRED'] as const)('refers KYC %s', (kyc) => {
    expect(decided({ kyc })).toEqual(['REFERRED', 'IDENTITY_NOT_VERIFIED']);
  });

  it('rejects a rejected identity and refers a possible match', () => {
    expect(decided({ kyc: 'REJECTED' })).toEqual(['REJECTED', 'IDENTITY_REJECTED']);
    expect(decided({ screening: 'POTENTIAL_MATCH' })).toEqual(['REFERRED', 'SCREENING_UNRESOLVED']);
    expect(decided({ screening: 'NOT_SCREENED' })).toEqual(['REFERRED', 'SCREENING_UNRESOLVED']);
  });

  it('has an officer look at a likely fraud, under policies that do not name it, too', () => {
    expect(decided({ fraud: 'HIGH' })).toEqual(['REFERRED', 'FRAUD_SUSPECTED']);
    expect(decided({ fraud: 'HIGH' }, { score: 600 })).toEqual([
      ...['REFERRED', 'FRAUD_SUSPECTED', 'SCORE_NEEDS_REVIEW'],
    ]);
    for (const fraud of ['LOW', 'ELEVATED'] as const) {
      expect(decided({ fraud })).toEqual(['APPROVED']);
    }
    expect(decided({ fraud: 'HIGH', kyc: 'REJECTED' })).toEqual(['REJECTED', 'IDENTITY_REJECTED']);
  });

  it('gives only the reasons to reject where there are such', () => {
    const both = { screening: 'POTENTIAL_MATCH', kyc: 'REJECTED' } as const;
    expect(decided(both)).toEqual(['REJECTED', 'IDENTITY_REJECTED']);
  });

  it('prices by score and term', () => {
    expect([850, 740, 739, 690, 640, 500].map((score) => bandOf(STANDARD_POLICY, score))).toEqual([
      'A',
      'A',
      'B',
      'B',
      'C',
      'D',
    ]);
    expect(rateFor(personal, 'A', 36)?.toString()).toBe('7.9');
    expect(rateFor(personal, 'A', 37)?.toString()).toBe('8.9');
    expect(rateFor(personal, 'A', 61)).toBeUndefined();
  });
});

describe('what a borrower reads of a decision', () => {
  it('makes a screening look like any other review', () => {
    const screened = forBorrower([reason('SCREENING_UNRESOLVED')], 'APPROVED');
    expect(screened).toEqual(forBorrower([reason('SCORE_NEEDS_REVIEW')], 'APPROVED'));
    expect(screened.map(({ code }) => code)).toEqual(['MANUAL_REVIEW']);
    expect(forBorrower([reason('FRAUD_SUSPECTED')], 'APPROVED')).toEqual(screened);
    const reviewed = [reason('IDENTITY_NOT_VERIFIED')];
    expect(forBorrower(reviewed, 'IN_REVIEW')).toEqual(screened);
    const matched = [...reviewed, reason('SCREENING_UNRESOLVED')];
    expect(forBorrower(matched, 'IN_REVIEW')).toEqual(screened);
  });

  it('tells who can complete the verification of nothing that waits behind it', () => {
    for (const kyc of ['NOT_STARTED', 'PENDING', 'EXPIRED']) {
      const unscreened = [reason('IDENTITY_NOT_VERIFIED'), reason('SCREENING_UNRESOLVED')];
      expect(forBorrower(unscreened, kyc)).toEqual([reason('IDENTITY_NOT_VERIFIED')]);
      expect(forBorrower([reason('IDENTITY_NOT_VERIFIED')], kyc)).toHaveLength(1);
    }
  });

  it('keeps what the borrower can act on', () => {
    const found = [reason('NO_PROFILE'), reason('SCREENING_UNRESOLVED')];
    const codes = forBorrower(found, 'APPROVED');
    expect(codes.map(({ code }) => code)).toEqual(['NO_PROFILE', 'MANUAL_REVIEW']);
    expect(forBorrower([reason('SCORE_BELOW_MINIMUM')], 'APPROVED')).toHaveLength(1);
  });
});

describe('the lifecycle', () => {
  it('allows what the contract draws and nothing else', () => {
    const drawn = Object.entries(LIFECYCLE).flatMap(([from, next]) =>
      next.map((to) => `${from} ${to}`),
    );
    expect(drawn).toHaveLength(29);
    expect(mayBecome('APPROVED', 'ACCEPTED')).toBe(true);
    expect(mayBecome('ACCEPTED', 'WITHDRAWN')).toBe(false);
    expect(mayBecome('REJECTED', 'APPROVED')).toBe(false);
    expect(mayBecome('DISBURSING', 'PENDING_DISBURSEMENT')).toBe(true);
    // A payment that is taken back opens the loan again.
    expect(mayBecome('PAID_OFF', 'ACTIVE')).toBe(true);
    expect(mayBecome('PAID_OFF', 'DISBURSING')).toBe(false);
    // And a payout that comes back makes it one that never began.
    expect(mayBecome('DELINQUENT', 'PENDING_DISBURSEMENT')).toBe(true);
    expect(mayBecome('DELINQUENT', 'DISBURSING')).toBe(false);
    // One that never began is cancelled, for good.
    expect(mayBecome('DISBURSING', 'CANCELLED')).toBe(false);
    expect(mayBecome('CANCELLED', 'PENDING_DISBURSEMENT')).toBe(false);
  });
});
