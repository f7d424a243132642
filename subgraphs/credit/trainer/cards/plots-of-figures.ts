import type { ScoringModel } from '../../src/domain/scoring-model.ts';
import type { Plot } from './draw.ts';
import { diagonal } from './plots-of-calibration.ts';
import { COLOURS } from './theme.ts';

const SHARE_AXIS = { format: '.0%', tickCount: 5 } as const;
const OUTCOMES = {
  type: 'nominal',
  scale: { domain: ['repaid', 'bad'], range: [COLOURS.goods, COLOURS.bads] },
} as const;

function hundreds({ minimum, maximum }: ScoringModel['scaling']): number[] {
  const first = Math.ceil(minimum / 100);
  return Array.from({ length: Math.floor(maximum / 100) - first + 1 }, (_, i) => 100 * (first + i));
}

/** How many bads are refused for how many goods. */
export function rocPlot({ figures, metrics }: ScoringModel): Plot {
  const { auc } = metrics.outOfFold;
  return {
    file: 'roc.svg',
    description: `ROC curve: share of bads refused over share of goods refused; the area is ${auc.toFixed(4)}.`,
    spec: {
      width: 340,
      height: 340,
      layer: [
        diagonal(1),
        {
          data: { values: [...figures.roc] },
          mark: { type: 'line', color: COLOURS.goods, strokeWidth: 2 },
          encoding: {
            x: {
              field: 'falsePositiveRate',
              type: 'quantitative',
              title: 'goods refused',
              axis: SHARE_AXIS,
            },
            y: {
              field: 'truePositiveRate',
              type: 'quantitative',
              title: 'bads refused',
              axis: SHARE_AXIS,
            },
          },
        },
        {
          data: { values: [{ x: 0.6, y: 0.45, text: `AUC ${auc.toFixed(4)}` }] },
          mark: { type: 'text', align: 'left', fontSize: 14 },
          encoding: {
            x: { field: 'x', type: 'quantitative' },
            y: { field: 'y', type: 'quantitative' },
            text: { field: 'text' },
          },
        },
      ],
    },
  };
}

/** Cumulative shares of goods and bads by score, and where they are farthest apart. */
export function ksPlot({ figures, metrics, scaling, data }: ScoringModel): Plot {
  let goods = 0;
  let bads = 0;
  const steps = figures.scores.map((step) => {
    goods += step.count - step.bads;
    bads += step.bads;
    return {
      score: step.below ?? scaling.maximum,
      repaid: goods / (data.rows - data.bads),
      bad: bads / data.bads,
    };
  });
  const curve = [{ score: scaling.minimum, repaid: 0, bad: 0 }, ...steps];
  const widest = curve.reduce((best, point) =>
    point.bad - point.repaid > best.bad - best.repaid ? point : best,
  );
  const ks = metrics.outOfFold.ks.toFixed(4);
  const x = { field: 'score', type: 'quantitative', title: 'score below' } as const;
  return {
    file: 'ks.svg',
    description: `Cumulative shares of those who repaid and of the bads by score; they are farthest apart near ${widest.score}, where the distance (KS) is ${ks}.`,
    spec: {
      width: 460,
      height: 300,
      layer: [
        {
          data: {
            values: curve.flatMap(({ score, repaid, bad }) => [
              { score, share: repaid, outcome: 'repaid' },
              { score, share: bad, outcome: 'bad' },
            ]),
          },
          mark: { type: 'line', strokeWidth: 2 },
          encoding: {
            x: { ...x, scale: { domain: [scaling.minimum, scaling.maximum], nice: false } },
            y: { field: 'share', type: 'quantitative', title: 'share so far', axis: SHARE_AXIS },
            color: { field: 'outcome', ...OUTCOMES },
          },
        },
        {
          data: { values: [widest] },
          mark: { type: 'rule', color: COLOURS.ink, strokeDash: [3, 3] },
          encoding: { x, y: { field: 'repaid', type: 'quantitative' }, y2: { field: 'bad' } },
        },
        {
          data: {
            values: [
              {
                ...widest,
                middle: widest.repaid + (widest.bad - widest.repaid) / 4,
                text: `KS ${ks}`,
              },
            ],
          },
          mark: { type: 'text', align: 'right', dx: -8, fontSize: 13 },
          encoding: { x, y: { field: 'middle', type: 'quantitative' }, text: { field: 'text' } },
        },
      ],
    },
  };
}

/** Where the scores of those who repaid and of the bads lie: each adds up to 100 %. */
export function scoresPlot({ figures, scaling, data }: ScoringModel): Plot {
  const steps = figures.scores.flatMap(({ below, count, bads }, i) => {
    const from = i === 0 ? scaling.minimum : (figures.scores[i - 1]?.below ?? scaling.maximum);
    const to = below ?? scaling.maximum;
    return [
      { from, to, outcome: 'repaid', share: (count - bads) / (data.rows - data.bads) },
      { from, to, outcome: 'bad', share: bads / data.bads },
    ];
  });
  return {
    file: 'scores.svg',
    description:
      'Distribution of the scores of those who repaid and of the bads, in steps of ten points.',
    spec: {
      width: 460,
      height: 260,
      data: { values: steps },
      mark: { type: 'bar', opacity: 0.55, binSpacing: 0 },
      encoding: {
        x: {
          field: 'from',
          bin: { binned: true, step: 10 },
          type: 'quantitative',
          title: 'score',
          axis: { values: hundreds(scaling), format: 'd' },
          scale: { domain: [scaling.minimum, scaling.maximum], nice: false },
        },
        x2: { field: 'to' },
        y: {
          field: 'share',
          type: 'quantitative',
          stack: null,
          title: 'share of those with the outcome',
          axis: { format: '.0%', tickCount: 6 },
        },
        color: { field: 'outcome', ...OUTCOMES },
      },
    },
  };
}
