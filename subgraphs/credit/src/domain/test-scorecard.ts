import type { Bin, Characteristic, Scorecard } from './scorecard.ts';

/** A small card made by hand: every test that needs one knows its points. */
export function testScorecard(): Scorecard {
  return {
    id: 'test',
    version: 1,
    subject: 'APPLICATION',
    currency: 'USD',
    scaling: { points: 660, odds: 15, pointsToDoubleOdds: 50, minimum: 300, maximum: 850 },
    cutOff: 620,
    characteristics: [
      characteristic('revolvingUtilization', 'utilization', 'RISES', 'revolvingUtilization', [
        [0.3, 170],
        [0.7, 100],
        [null, 20],
      ]),
      characteristic('debtRatio', 'affordability', 'RISES', RATIO, [
        [0.4, 130],
        [null, 70],
      ]),
      characteristic('residualIncome', 'affordability', 'FALLS', RESIDUAL, [
        [1_000, 90],
        [null, 125],
      ]),
      characteristic('openCreditLines', 'creditLines', 'VALLEY', 'openCreditLines', [
        [2, 95],
        [10, 115],
        [null, 100],
      ]),
      characteristic('realEstateLoans', 'property', 'VALLEY', 'realEstateLoans', [
        [1, 98],
        [3, 120],
        [null, 60],
      ]),
      characteristic('latePaymentWeight', 'latePayments', 'RISES', 'timesLate30Days', [
        [1, 160],
        [3, 60],
        [null, -60],
      ]),
    ],
  };
}

const RATIO = ['divide', 'monthlyDebtPayments', ['add', 'monthlyIncome', 1]] as const;
const RESIDUAL = ['subtract', 'monthlyIncome', 'monthlyDebtPayments'] as const;

function characteristic(
  name: string,
  group: string,
  trend: Characteristic['trend'],
  formula: Characteristic['formula'],
  edges: readonly (readonly [number | null, number])[],
): Characteristic {
  const figures = { count: 100, bads: 5, weightOfEvidence: 0 };
  const bins: Bin[] = edges.map(([below, points]) => ({ below, ...figures, points }));
  const lowest = Math.min(...bins.map(({ points }) => points));
  return {
    ...{ name, group, trend, formula, bins },
    ...{ informationValue: 0.1, coefficient: 1, neutralPoints: 110, referencePoints: 109 },
    missing: { ...figures, points: lowest },
    special: { ...figures, points: lowest },
  };
}
