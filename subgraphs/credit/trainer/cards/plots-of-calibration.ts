import type { CalibrationBin } from '../../src/domain/model-figures.ts';
import type { ScoringModel } from '../../src/domain/scoring-model.ts';
import type { Layer, Panel, Plot } from './draw.ts';
import { COLOURS } from './theme.ts';
import { percent } from './words.ts';

const PROTECTED = 'protected group';
const REFERENCE = 'reference group';

/** The colours of the two groups in every plot of fairness. */
export const GROUPS = {
  domain: [PROTECTED, REFERENCE],
  range: [COLOURS.bads, COLOURS.goods],
};

/** Where both axes say the same: of a model that is right, or of one that knows nothing. */
export function diagonal(top: number): Layer {
  return {
    data: { values: [0, top].map((end) => ({ x: end, y: end })) },
    mark: { type: 'line', color: COLOURS.muted, strokeDash: [4, 4], strokeWidth: 1 },
    encoding: { x: { field: 'x', type: 'quantitative' }, y: { field: 'y', type: 'quantitative' } },
  };
}

/** What was predicted against what happened. */
export function calibrationPlot({ figures, metrics }: ScoringModel): Plot {
  const { calibrationSlope, ece } = metrics.outOfFold;
  const bins = figures.calibration.map((bin) => ({ ...bin, series: 'all' }));
  return {
    file: 'calibration.svg',
    description: `Calibration: observed over predicted share of bads in ten bins of as many people each; slope ${calibrationSlope.toFixed(3)}, expected error ${percent(ece, 2)}.`,
    spec: {
      width: 340,
      height: 340,
      layer: calibrationLayers(bins, topOf(bins), { domain: ['all'], range: [COLOURS.goods] }, 45),
    },
  };
}

/** The same within each group: whether a probability means the same in both. */
export function groupCalibrationPlot({ figures }: ScoringModel): Plot {
  const comparisons = figures.fairness.map((fairness) => ({
    fairness,
    bins: [
      ...fairness.protectedGroup.calibration.map((bin) => ({ ...bin, series: PROTECTED })),
      ...fairness.referenceGroup.calibration.map((bin) => ({ ...bin, series: REFERENCE })),
    ],
  }));
  const top = topOf(comparisons.flatMap(({ bins }) => bins));
  return {
    file: 'fairness-calibration.svg',
    description:
      'Calibration within each group: observed over predicted share of bads in ten bins of as many people each.',
    spec: {
      columns: 3,
      concat: comparisons.map(
        ({ fairness, bins }): Panel => ({
          title: [
            `${fairness.attribute}: ${fairness.protectedGroup.label}`,
            `against ${fairness.referenceGroup.label}`,
          ],
          width: 190,
          height: 190,
          layer: calibrationLayers(bins, top, GROUPS, 25),
        }),
      ),
    },
  };
}

/** A little above the highest share, so that no point touches the frame. */
function topOf(bins: readonly CalibrationBin[]): number {
  const highest = Math.max(...bins.flatMap(({ predicted, observed }) => [predicted, observed]));
  return Math.min(1, Math.ceil(highest * 10.5) / 10);
}

const TICKS = [0, 0.01, 0.05, 0.1, 0.2, 0.3, 0.5, 0.7, 1];

/** The scale is a square root: most bins are safe ones, which a plain one would pile up. */
function calibrationLayers(
  bins: readonly (CalibrationBin & { readonly series: string })[],
  top: number,
  colours: { domain: string[]; range: string[] },
  size: number,
): Layer[] {
  const shared = {
    type: 'quantitative' as const,
    scale: { type: 'sqrt' as const, domain: [0, top], nice: false },
    axis: { format: '.0%', values: TICKS.filter((tick) => tick <= top) },
  };
  return [
    diagonal(top),
    {
      data: { values: [...bins] },
      mark: { type: 'line', strokeWidth: 1.5, point: { size } },
      encoding: {
        x: { ...shared, field: 'predicted', title: 'predicted share of bads' },
        y: { ...shared, field: 'observed', title: 'observed share of bads' },
        color: {
          field: 'series',
          type: 'nominal',
          scale: colours,
          ...(colours.domain.length === 1 && { legend: null }),
        },
      },
    },
  ];
}
