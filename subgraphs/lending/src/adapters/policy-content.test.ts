import { describe, expect, test } from 'vitest';
import { type DecisionPolicy, STANDARD_POLICY } from '../domain/policy.ts';
import { readPolicy } from './policy-content.ts';

const read = (changes: Partial<Record<keyof DecisionPolicy, unknown>> = {}) =>
  readPolicy(JSON.stringify({ ...STANDARD_POLICY, ...changes }));

describe('reading a policy', () => {
  test('takes the standard one, and gives it the same digest however its keys are ordered', () => {
    const standard = read();
    expect(standard).toMatchObject({ ok: true, value: { policy: STANDARD_POLICY } });
    const reversed = Object.fromEntries(Object.entries(STANDARD_POLICY).reverse());
    expect(readPolicy(JSON.stringify(reversed))).toEqual(standard);
  });

  test.each([
    ['a version with a blank', { version: 'a b' }],
    ['cut-offs that cross', { score: { approve: 600, refer: 700, maxAgeDays: 90 } }],
    ['debt limits that cross', { debtToIncome: { approve: '0.6', refer: '0.5' } }],
    ['a share that is no number', { lossGivenDefault: 'half' }],
    ['a finding without a consequence', { referrals: [] }],
    ['a finding with two', { knockOuts: [...STANDARD_POLICY.knockOuts, 'NO_PROFILE'] }],
    ['a finding that there is not', { knockOuts: ['UNLUCKY'] }],
    [
      'a screening that rejects, which would tip off',
      {
        knockOuts: [...STANDARD_POLICY.knockOuts, 'SCREENING_UNRESOLVED'],
        referrals: STANDARD_POLICY.referrals.filter((each) => each !== 'SCREENING_UNRESOLVED'),
      },
    ],
    [
      'an override of a screening',
      { overrides: { allowed: ['SCREENING_UNRESOLVED'], withNote: [] } },
    ],
    ['a note for what is not allowed', { overrides: { allowed: [], withNote: ['NO_PROFILE'] } }],
    ['bands out of order', { bands: { A: 600, B: 690, C: 640, D: 0 } }],
    ['scores without a band', { bands: { A: 740, B: 690, C: 640, D: 300 } }],
    ['more for a worse band', { highestAmounts: { A: '1000', B: '2000', C: '10', D: '10' } }],
    ['a field that there is not', { extra: 1 }],
    ['no authority', { authority: {} }],
  ])('refuses %s', (_, changes) => {
    const refused = read(changes as Partial<Record<keyof DecisionPolicy, unknown>>);
    expect(refused.ok).toBe(false);
    expect(!refused.ok && refused.error.length).toBeGreaterThan(0);
  });

  test('refuses what is no JSON, and what is too long', () => {
    expect(readPolicy('{')).toMatchObject({ ok: false });
    expect(readPolicy(' '.repeat(20_001))).toMatchObject({ ok: false });
  });
});
