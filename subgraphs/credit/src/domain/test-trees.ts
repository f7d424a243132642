import type { BoostedTrees } from './boosted-trees.ts';

/** Two small trees made by hand: every test that needs them can add up their leaves. */
export function testTrees(): BoostedTrees {
  return {
    id: 'test-trees',
    version: 1,
    subject: 'APPLICATION',
    currency: 'USD',
    scaling: { points: 660, odds: 15, pointsToDoubleOdds: 50, minimum: 300, maximum: 850 },
    cutOff: 620,
    baseLogOdds: -3,
    characteristics: [
      {
        ...{ name: 'revolvingUtilization', group: 'utilization', trend: 'RISES' },
        ...{ formula: 'revolvingUtilization', gainShare: 0.7, reference: 0.5, neutral: 0.45 },
      },
      {
        ...{ name: 'openCreditLines', group: 'creditLines', trend: 'FREE' },
        ...{ formula: 'openCreditLines', gainShare: 0.3, reference: 5, neutral: 7 },
      },
    ],
    trees: [
      [
        'revolvingUtilization',
        0.4,
        true,
        -0.5,
        ['openCreditLines', 3, true, 0.75, ['openCreditLines', 9, false, 0.25, 1]],
      ],
      ['openCreditLines', 6, false, -0.125, ['revolvingUtilization', 0.7, false, -0.25, 0.5]],
    ],
  };
}
