import fc from 'fast-check';
import { expect, test } from 'vitest';
import { bandOf, LOWEST_SCORES, SCORE_BANDS } from './bands.ts';
import type { Conduct } from './conduct.ts';
import {
  arrearsPoints,
  BEHAVIOUR_BANDS,
  behaviourBandOf,
  findPolicyMatrix,
  overallOf,
  POLICY_MATRIX,
} from './policy-matrix.ts';

const score = fc.integer({ min: 300, max: 850 });
const FAULTLESS: Conduct = { worstDaysPastDue: 0, unpaidLoans: 0, monthsOverdue: 0 };
const conducts: fc.Arbitrary<Conduct | null> = fc.option(
  fc.record({
    worstDaysPastDue: fc.oneof(fc.nat(8), fc.nat(200)),
    unpaidLoans: fc.nat(2),
    monthsOverdue: fc.oneof(fc.constant(0), fc.nat(4)),
  }),
);
const behaviours = fc.option(score);
const overall = (
  application: number,
  behaviourValue: number | null,
  conduct: Conduct | null = FAULTLESS,
) => overallOf(POLICY_MATRIX, application, { behaviourValue, conduct });
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
    fc.property(score, score, fc.nat(200), conducts, (application, behaviour, more, conduct) => {
      const now = overall(application, behaviour, conduct);
      for (const better of [
        overall(application + more, behaviour, conduct),
        overall(application, behaviour + more, conduct),
      ]) {
        expect(rank(better.band)).toBeLessThanOrEqual(rank(now.band));
        expect(better.value).toBeGreaterThanOrEqual(now.value);
      }
    }),
  );
});

test('the overall value lies in the overall band and moved no further than it had to', () => {
  fc.assert(
    fc.property(score, behaviours, conducts, (application, behaviour, conduct) => {
      const { value, band, effect } = overall(application, behaviour, conduct);
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

test('better conduct never gives a worse overall score', () => {
  fc.assert(
    fc.property(score, behaviours, conducts, (application, behaviour, conduct) => {
      fc.pre(conduct !== null);
      const now = overall(application, behaviour, conduct);
      for (const part of ['worstDaysPastDue', 'unpaidLoans', 'monthsOverdue'] as const) {
        const better = { ...conduct, [part]: Math.max(0, conduct[part] - 1) };
        expect(overall(application, behaviour, better).value).toBeGreaterThanOrEqual(now.value);
      }
    }),
  );
});

test('only faultless conduct raises a band', () => {
  expect(overall(660, 700).band).toBe('VERY_GOOD');
  const days = (worstDaysPastDue: number) => ({ ...FAULTLESS, worstDaysPastDue });
  expect(overall(660, 700, days(5)).band).toBe('VERY_GOOD');
  for (const conduct of [days(6), days(29), { ...FAULTLESS, unpaidLoans: 1 }, null]) {
    expect(overall(660, 700, conduct)).toMatchObject({ value: 660, band: 'GOOD', effect: 'KEPT' });
    expect(overall(660, 500, conduct)).toEqual(overall(660, 500));
  }
});

test('what is overdue now holds the band down, also without a behavioural score', () => {
  const overdue = (monthsOverdue: number) => ({
    ...{ worstDaysPastDue: monthsOverdue * 30, unpaidLoans: 1, monthsOverdue },
  });
  for (const behaviour of [null, 700]) {
    expect(overall(800, behaviour, overdue(0)).value).toBe(800);
    expect(overall(800, behaviour, overdue(1))).toMatchObject({ value: 639, band: 'FAIR' });
    for (const months of [2, 3, 12]) {
      expect(overall(800, behaviour, overdue(months))).toMatchObject({ value: 579, band: 'POOR' });
    }
    expect(overall(600, behaviour, overdue(1)).value).toBe(600);
    expect(overall(500, behaviour, overdue(2)).value).toBe(500);
  }
});

test('arrears cost the points by which they lower the application by themselves', () => {
  for (const rule of POLICY_MATRIX.arrears) {
    expect(arrearsPoints(rule, 800)).toBe(
      800 - overall(800, null, { ...FAULTLESS, ...rule }).value,
    );
    expect(arrearsPoints(rule, LOWEST_SCORES.FAIR - 1)).toBe(0);
  }
});
