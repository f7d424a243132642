import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { decide, evaluate } from './decide.ts';
import { factsOf, inputsOf, missingInputs } from './decision-inputs.ts';
import { defaultProducts } from './default-products.ts';
import { type DecisionPolicy, STANDARD_POLICY } from './policy.ts';
import type { Assessment, PolicyDecision, PolicyFacts } from './policy-facts.ts';
import type { Product } from './product.ts';

const products = defaultProducts('USD') as [Product, ...Product[]];
const decidedAt = new Date('2026-11-22T10:00:00Z');

/** The standard policy that offers other terms, lends little to the worst band, and knows a product. */
const COUNTERING: DecisionPolicy = {
  ...STANDARD_POLICY,
  version: 'countering',
  highestAmounts: { A: null, B: '40000', C: '15000', D: '6000' },
  products: { BUSINESS: { score: { approve: 680, refer: 620 } } },
  counterOffer: {
    ways: ['LONGER_TERM', 'SMALLER_AMOUNT', 'BOTH'],
    amountStep: '100',
    leastShare: '0.25',
    termStepMonths: 6,
  },
};

const assessments: fc.Arbitrary<Assessment> = fc.record({
  scoreId: fc.constant('score_1'),
  score: fc.integer({ min: 300, max: 850 }),
  calculatedAt: fc.constant(decidedAt),
  statedAt: fc.constantFrom(decidedAt, new Date('2026-01-01T00:00:00Z')),
  monthlyIncome: fc.bigInt({ min: 0n, max: 2_000_000n }),
  monthlyDebtPayments: fc.bigInt({ min: 0n, max: 800_000n }),
  factors: fc.constant(['You were late with payments.', 'Your limits are used up.']),
});

const cases: fc.Arbitrary<PolicyFacts & { readonly assessment: Assessment }> = fc
  .constantFrom(...products)
  .chain((product) =>
    fc.record({
      product: fc.constant(product),
      amount: fc.bigInt({ min: product.minAmount, max: product.maxAmount }),
      termMonths: fc.integer({ min: product.minTermMonths, max: product.maxTermMonths }),
      assessment: assessments,
      exposure: fc.record({
        amount: fc.bigInt({ min: 0n, max: 3_000_000n }),
        monthlyPayments: fc.bigInt({ min: 0n, max: 100_000n }),
      }),
      kyc: fc.constantFrom('APPROVED' as const, 'PENDING' as const, 'REJECTED' as const),
      screening: fc.constantFrom('CLEAR' as const, 'POTENTIAL_MATCH' as const),
      decidedAt: fc.constant(decidedAt),
    }),
  );
const policies = fc.constantFrom(STANDARD_POLICY, COUNTERING);

/** How good it is for who asks: an offer on other terms is better than nothing, and may be less than an officer grants. */
function rankOf({ outcome, counterOffer }: PolicyDecision): number {
  if (outcome === 'APPROVED') return counterOffer === undefined ? 3 : 1;
  return outcome === 'REFERRED' ? 2 : 0;
}

const RUNS = { numRuns: 80 };

describe('any decision', () => {
  test('is the same for the same facts', () => {
    fc.assert(
      fc.property(policies, cases, (policy, facts) => {
        expect(decide(policy, facts)).toEqual(decide(policy, { ...facts }));
      }),
      RUNS,
    );
  });

  test('is none the worse for a higher score', () => {
    fc.assert(
      fc.property(policies, cases, fc.integer({ min: 0, max: 300 }), (policy, facts, more) => {
        const score = Math.min(850, facts.assessment.score + more);
        const better = { ...facts, assessment: { ...facts.assessment, score } };
        expect(rankOf(decide(policy, better))).toBeGreaterThanOrEqual(
          rankOf(decide(policy, facts)),
        );
      }),
      RUNS,
    );
  });

  test('is none the better for more debts', () => {
    fc.assert(
      fc.property(policies, cases, fc.bigInt({ min: 0n, max: 500_000n }), (policy, facts, more) => {
        const monthlyDebtPayments = facts.assessment.monthlyDebtPayments + more;
        const worse = { ...facts, assessment: { ...facts.assessment, monthlyDebtPayments } };
        expect(rankOf(decide(policy, worse))).toBeLessThanOrEqual(rankOf(decide(policy, facts)));
      }),
      RUNS,
    );
  });

  test('can be made again from the inputs that are kept of it', () => {
    fc.assert(
      fc.property(policies, cases, fc.boolean(), (policy, facts, isKnown) => {
        const all: PolicyFacts = isKnown ? facts : { ...facts, assessment: undefined };
        const decision = decide(policy, all);
        const kept = JSON.parse(JSON.stringify(inputsOf(all, decision)));
        const read = factsOf(kept, facts.product, decidedAt);
        expect(read.ok && decide(policy, read.value)).toEqual(decision);
      }),
      RUNS,
    );
  });
});

test('an offer on other terms is within the product, and approved by the same policy as it is', () => {
  let offers = 0;
  fc.assert(
    fc.property(cases, (generated) => {
      const assessment = { ...generated.assessment, score: 700, statedAt: decidedAt };
      const clear = { kyc: 'APPROVED', screening: 'CLEAR' } as const;
      const facts = { ...generated, ...clear, assessment };
      const { counterOffer, outcome } = decide(COUNTERING, facts);
      if (counterOffer === undefined) return;
      offers += 1;
      expect(outcome).toBe('APPROVED');
      const { product, amount, termMonths } = facts;
      expect(counterOffer.amount).toBeLessThanOrEqual(amount);
      expect(counterOffer.amount).toBeGreaterThanOrEqual(product.minAmount);
      expect(counterOffer.termMonths).toBeGreaterThanOrEqual(termMonths);
      expect(counterOffer.termMonths).toBeLessThanOrEqual(product.maxTermMonths);
      expect(counterOffer).not.toEqual({ amount, termMonths });
      const again = decide(COUNTERING, { ...facts, ...counterOffer });
      expect(again).toMatchObject({ outcome: 'APPROVED', reasons: [], counterOffer: undefined });
    }),
    { numRuns: 300 },
  );
  // Some five in a hundred: that none of so many has one does not happen by chance.
  expect(offers).toBeGreaterThan(0);
});

describe('a policy that offers other terms', () => {
  const [personal] = products;
  const facts: PolicyFacts = {
    product: personal,
    amount: 1_000_000n,
    termMonths: 12,
    assessment: {
      scoreId: 'score_1',
      score: 700,
      calculatedAt: decidedAt,
      statedAt: decidedAt,
      monthlyIncome: 250_000n,
      monthlyDebtPayments: 50_000n,
      factors: [],
    },
    exposure: { amount: 0n, monthlyPayments: 0n },
    kyc: 'APPROVED',
    screening: 'CLEAR',
    decidedAt,
  };
  const ways = (...list: ('LONGER_TERM' | 'SMALLER_AMOUNT' | 'BOTH')[]): DecisionPolicy => ({
    ...COUNTERING,
    counterOffer: COUNTERING.counterOffer && { ...COUNTERING.counterOffer, ways: list },
  });

  test('rejects what the standard policy rejects where it finds nothing, and says the same reasons', () => {
    expect(decide(STANDARD_POLICY, facts).outcome).toBe('REJECTED');
    const found = decide(ways('LONGER_TERM'), facts);
    expect(found).toMatchObject({
      outcome: 'APPROVED',
      counterOffer: { amount: 1_000_000n, termMonths: 24 },
    });
    expect(found.reasons).toEqual(decide(STANDARD_POLICY, facts).reasons);
    const none = { ...facts, exposure: { amount: 0n, monthlyPayments: 90_000n } };
    expect(decide(ways('LONGER_TERM', 'SMALLER_AMOUNT'), none)).toMatchObject({
      outcome: 'REJECTED',
    });
  });

  test('offers the most that it approves for the same term, in whole steps', () => {
    const found = decide(ways('SMALLER_AMOUNT'), facts);
    const amount = found.counterOffer?.amount ?? 0n;
    expect(amount % 10_000n).toBe(0n);
    const next = evaluate(COUNTERING, { ...facts, amount: amount + 10_000n });
    expect(next.findings.size).toBeGreaterThan(0);
  });

  test('offers nothing where more than the terms stands against it', () => {
    const other = { ...facts, screening: 'POTENTIAL_MATCH' } as const;
    expect(decide(COUNTERING, other).outcome).toBe('REJECTED');
  });

  test('has cut-offs of its own for a product, and limits by band', () => {
    const [, , business] = products;
    if (business === undefined) throw new Error('There is no third product.');
    const rich = { ...facts, assessment: { ...facts.assessment, monthlyIncome: 9_000_000n } };
    const scored = (score: number) => ({
      ...rich,
      product: business,
      assessment: { ...rich.assessment, scoreId: 'score_1', score } as Assessment,
    });
    expect(decide(COUNTERING, scored(660)).outcome).toBe('REFERRED');
    expect(decide(STANDARD_POLICY, scored(660)).outcome).toBe('APPROVED');
    const high = { ...scored(650), product: personal, amount: 1_600_000n };
    expect(decide(COUNTERING, high)).toMatchObject({
      outcome: 'APPROVED',
      counterOffer: { amount: 1_500_000n },
      reasons: [{ code: 'AMOUNT_ABOVE_LIMIT' }],
    });
  });
});

test('inputs of before they were all kept are told by name', () => {
  const old = { amount: '1', termMonths: 12, scoreId: 'score_1', score: 700, kyc: 'APPROVED' };
  expect(missingInputs(old)).toContain('productVersion');
  expect(missingInputs(old)).toContain('factors');
});
