import type { Characteristic } from '../../src/domain/scorecard.ts';
import type { ScorecardModel } from '../../src/domain/scoring-model.ts';
import type { Layer, Panel, Plot } from './draw.ts';
import { COLOURS } from './theme.ts';
import { shortInterval, words } from './words.ts';

/** What each bin earns more or less than the neutral points, on one scale for all. */
export function pointsPlot({ characteristics }: ScorecardModel): Plot {
  const differences = characteristics.flatMap((characteristic) =>
    barsOf(characteristic).map(({ difference }) => difference),
  );
  const reach = Math.max(...differences) - Math.min(...differences);
  // Room for the number beside the longest bar.
  const room = Math.ceil(reach / 6);
  const domain = [Math.min(0, ...differences) - room, Math.max(0, ...differences) + room];
  return {
    file: 'points.svg',
    description:
      'Points of each bin of each characteristic, as bars from its neutral points; the number is what the bin earns.',
    spec: {
      columns: 2,
      // By their frames: widths of labels are estimates, much too generous ones.
      bounds: 'flush',
      spacing: { row: 84, column: 145 },
      concat: characteristics.map((characteristic) => panelOf(characteristic, domain)),
    },
  };
}

/** From the lowest values to the highest, then what is missing and what is a code. */
function barsOf({ bins, missing, special, neutralPoints }: Characteristic) {
  const bars = [
    ...bins.map(({ below, points }, i) => ({
      points,
      label: shortInterval(bins[i - 1]?.below ?? null, below),
    })),
    { points: missing.points, label: 'missing' },
    { points: special.points, label: 'a code' },
  ];
  return bars.map(({ points, label }, order) => {
    const difference = points - neutralPoints;
    return { order, label, points, difference, kind: difference < 0 ? 'below' : 'above' };
  });
}

function panelOf(characteristic: Characteristic, domain: number[]): Panel {
  const bars = barsOf(characteristic);
  const labels = JSON.stringify(bars.map(({ label }) => label));
  const x = {
    field: 'difference',
    type: 'quantitative' as const,
    title: 'points above or below neutral',
    scale: { domain, nice: false },
    axis: { tickCount: 5 },
  };
  const numbers = (filter: string, align: 'left' | 'right'): Layer => ({
    transform: [{ filter }],
    mark: {
      type: 'text',
      align,
      dx: align === 'left' ? 4 : -4,
      fontSize: 10,
      color: COLOURS.muted,
    },
    encoding: { x, text: { field: 'points', type: 'quantitative' } },
  });
  return {
    title: `${words(characteristic.name)} (neutral: ${characteristic.neutralPoints})`,
    data: { values: bars },
    width: 250,
    height: { step: 16 },
    encoding: {
      y: {
        field: 'order',
        type: 'ordinal',
        title: null,
        axis: {
          domain: false,
          ticks: false,
          labelPadding: 6,
          labelLimit: 0,
          minExtent: 90,
          maxExtent: 90,
          labelExpr: `${labels}[datum.value]`,
        },
      },
    },
    layer: [
      {
        mark: { type: 'bar', height: 11 },
        encoding: {
          x,
          color: {
            field: 'kind',
            type: 'nominal',
            scale: { domain: ['above', 'below'], range: [COLOURS.goods, COLOURS.bads] },
            legend: null,
          },
        },
      },
      numbers('datum.difference >= 0', 'left'),
      numbers('datum.difference < 0', 'right'),
    ],
  };
}
