import type { ScorecardDescription } from './description.ts';

/** A description of invented applicants: utilization and late counts matter, income is often missing. */
export function testDescription(sha256 = '0'.repeat(64)): ScorecardDescription {
  return {
    kind: 'SCORECARD',
    model: {
      id: 'invented',
      version: 1,
      subject: 'APPLICATION',
      title: 'Invented',
      trainedOn: '2026-01-01',
      currency: 'USD',
      cutOff: 600,
      referenceWidth: 100,
    },
    data: { title: 'Invented applicants', file: 'invented.csv', sha256, terms: 'Invented.' },
    target: { column: 'bad', bad: '1', meaning: 'invented' },
    inputs: {
      revolvingUtilization: { column: 'utilization', missing: [], special: [] },
      timesLate30Days: { column: 'late', missing: [], special: ['98'] },
      monthlyIncome: { column: 'income', missing: ['NA'], special: [] },
    },
    characteristics: [
      {
        name: 'revolvingUtilization',
        group: 'utilization',
        trend: 'RISES',
        formula: 'revolvingUtilization',
      },
      { name: 'latePaymentWeight', group: 'late', trend: 'RISES', formula: 'timesLate30Days' },
      { name: 'residualIncome', group: 'income', trend: 'FALLS', formula: 'monthlyIncome' },
    ],
    binning: { fineBins: 50, maximumBins: 6, minimumShare: 0.02 },
    ridge: 0.0001,
    scaling: { points: 660, odds: 15, pointsToDoubleOdds: 50, minimum: 300, maximum: 850 },
  };
}

/** The same rows every time: the risk follows utilization, late counts and income. */
export function testCsv(rows: number): string {
  const random = generator(20_261_122);
  const lines = ['utilization,late,income,bad'];
  for (let row = 0; row < rows; row++) {
    const utilization = random();
    const coded = random() < 0.02;
    const late = coded ? 98 : Math.floor(random() ** 4 * 6);
    const income = Math.round(1_000 + 9_000 * random());
    const logOdds = -3.5 + 2.5 * utilization + (coded ? 2 : 0.6 * late) - income / 5_000;
    const bad = random() < 1 / (1 + Math.exp(-logOdds)) ? 1 : 0;
    const stated = random() < 0.2 ? 'NA' : income;
    lines.push(`${utilization.toFixed(4)},${late},${stated},${bad}`);
  }
  return `${lines.join('\n')}\n`;
}

/** Park and Miller's minimal standard generator (1988), uniform in (0, 1). */
function generator(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 48_271) % 2_147_483_647;
    return state / 2_147_483_647;
  };
}
