import type { Fairness } from '../../src/domain/model-figures.ts';
import type { ScoringModel } from '../../src/domain/scoring-model.ts';
import type { Layer, Panel, Plot } from './draw.ts';
import { GROUPS } from './plots-of-calibration.ts';
import { COLOURS } from './theme.ts';

/** «age: under 30 against 30 and over». */
export function comparison({ attribute, protectedGroup, referenceGroup }: Fairness): string {
  return `${attribute}: ${protectedGroup.label} against ${referenceGroup.label}`;
}

/** Approval rates of both groups of each comparison, of all and of those who repaid. */
export function fairnessPlot({ figures }: ScoringModel): Plot {
  const rows = figures.fairness.map((fairness) => ({ fairness, rates: ratesOf(fairness) }));
  const lowest = Math.min(...rows.flatMap(({ rates }) => rates.map(({ from }) => from)));
  // Room for the words beside the lowest point.
  const start = Math.max(0, Math.floor(lowest * 10 - 1.5) / 10);
  return {
    file: 'fairness.svg',
    description:
      'Approval rates of the protected and the reference group of each comparison, among all and among those who repaid.',
    spec: {
      columns: 1,
      spacing: 16,
      concat: rows.map(
        ({ fairness, rates }, i): Panel => ({
          title: comparison(fairness),
          width: 440,
          height: { step: 28 },
          data: { values: rates },
          encoding: {
            y: {
              field: 'among',
              type: 'nominal',
              title: null,
              axis: {
                domain: false,
                ticks: false,
                labelPadding: 8,
                minExtent: 110,
                maxExtent: 110,
              },
            },
          },
          layer: rateLayers(start, i === rows.length - 1),
        }),
      ),
    },
  };
}

function ratesOf({ protectedGroup, referenceGroup, ...fairness }: Fairness) {
  const points = 100 * fairness.equalOpportunityDifference;
  const sign = points < 0 ? '−' : '+';
  return [
    {
      among: 'all',
      protected: protectedGroup.approvalRate,
      reference: referenceGroup.approvalRate,
      text: `ratio ${fairness.adverseImpactRatio.toFixed(3)}`,
    },
    {
      among: 'those who repaid',
      protected: protectedGroup.approvalRateOfGoods,
      reference: referenceGroup.approvalRateOfGoods,
      text: `${sign}${Math.abs(points).toFixed(1)} points`,
    },
  ].map((row) => ({ ...row, from: Math.min(row.protected, row.reference) }));
}

function rateLayers(start: number, isLast: boolean): Layer[] {
  const x = (field: string) => ({
    field,
    type: 'quantitative' as const,
    scale: { domain: [start, 1], nice: false },
    title: isLast ? 'approval rate' : null,
    axis: { format: '.0%', tickCount: 6 },
  });
  return [
    {
      mark: { type: 'rule', color: COLOURS.muted, strokeWidth: 2 },
      encoding: { x: x('protected'), x2: { field: 'reference' } },
    },
    ...['protected', 'reference'].map(
      (group): Layer => ({
        transform: [{ calculate: `'${group} group'`, as: 'group' }],
        mark: { type: 'point', filled: true, size: 90, opacity: 1 },
        encoding: { x: x(group), color: { field: 'group', type: 'nominal', scale: GROUPS } },
      }),
    ),
    {
      mark: { type: 'text', align: 'right', dx: -12 },
      encoding: { x: x('from'), text: { field: 'text', type: 'nominal' } },
    },
  ];
}
