import fc from 'fast-check';
import { expect, test } from 'vitest';
import { bandOf, SCORE_BANDS } from './bands.ts';
import {
  BEHAVIOUR_BANDS,
  behaviourBandOf,
  findPolicyMatrix,
  overallOf,
  POLICY_MATRIX,
} from './policy-matrix.ts';

const score = fc.integer({ min: 300, max: 850 });
const rank = (band: (typeof SCORE_BANDS)[number]) => SCORE_BANDS.indexOf(band);

test('says something of every pair of bands', () => {
  const cells = SCORE_BANDS.flatMap((application) =>
    BEHAVIOUR_BANDS.map((behaviour) => POLICY_MATRIX.overall[application][behaviour]),
  );
  expect(cells).toHaveLength(20);
  for (const band of cells) expect(SCORE_BANDS).toContain(band);
  expect(findPolicyMatrix(POLICY_MATRIX.version)).toBe(POLICY_MATRIX);
});

test('a better score, of the application or of behaviour, never gives a worse overall one', () => {
  fc.assert(
    fc.property(score, score, fc.nat(200), (application, behaviour, more) => {
      const now = overallOf(POLICY_MATRIX, application, behaviour);
      for (const better of [
        overallOf(POLICY_MATRIX, application + more, behaviour),
        overallOf(POLICY_MATRIX, application, behaviour + more),
      ]) {
        expect(rank(better.band)).toBeLessThanOrEqual(rank(now.band));
        expect(better.value).toBeGreaterThanOrEqual(now.value);
      }
    }),
  );
});

test('the overall value lies in the overall band and moved no further than it had to', () => {
  fc.assert(
    fc.property(score, score, (application, behaviour) => {
      const { value, band, effect } = overallOf(POLICY_MATRIX, application, behaviour);
      expect(bandOf(value)).toBe(band);
      if (effect === 'KEPT') expect([value, band]).toEqual([application, bandOf(application)]);
      if (effect === 'RAISED') expect(bandOf(value - 1)).not.toBe(band);
      if (effect === 'LOWERED') expect(bandOf(value + 1)).not.toBe(band);
      expect(Math.sign(value - application)).toBe({ KEPT: 0, RAISED: 1, LOWERED: -1 }[effect]);
    }),
  );
});

test('behaviour raises by one band at most, and never a poor application', () => {
  for (const application of SCORE_BANDS) {
    const raised = POLICY_MATRIX.overall[application].STRONG;
    expect(rank(application) - rank(raised)).toBeLessThanOrEqual(1);
    expect(POLICY_MATRIX.overall[application].STEADY).toBe(application);
    expect(POLICY_MATRIX.overall[application].POOR).toBe('POOR');
  }
  expect(POLICY_MATRIX.overall.POOR.STRONG).toBe('POOR');
});

test('a behavioural band begins at its edge', () => {
  const { STRONG, STEADY, WEAK } = POLICY_MATRIX.lowestBehaviour;
  expect([STRONG, STEADY, WEAK].map((edge) => behaviourBandOf(POLICY_MATRIX, edge))).toEqual([
    'STRONG',
    'STEADY',
    'WEAK',
  ]);
  expect([STRONG, STEADY, WEAK].map((edge) => behaviourBandOf(POLICY_MATRIX, edge - 1))).toEqual([
    'STEADY',
    'WEAK',
    'POOR',
  ]);
});
