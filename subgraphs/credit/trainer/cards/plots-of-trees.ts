import type { TreesModel } from '../../src/domain/scoring-model.ts';
import type { Plot } from './draw.ts';
import { COLOURS } from './theme.ts';
import { percent, words } from './words.ts';

/** How much of what the trees gained in training came from each characteristic. */
export function gainPlot({ characteristics }: TreesModel): Plot {
  const bars = characteristics
    .toSorted((a, b) => b.gainShare - a.gainShare)
    .map(({ name, gainShare }) => ({ name: words(name), gainShare, text: percent(gainShare) }));
  const x = {
    field: 'gainShare',
    type: 'quantitative' as const,
    title: 'share of the gain of all splits',
    scale: { domain: [0, Math.min(1, Math.max(...bars.map((bar) => bar.gainShare)) * 1.2)] },
    axis: { format: '.0%', tickCount: 5 },
  };
  return {
    file: 'gain.svg',
    description: 'Share of the gain of all splits that each characteristic brought.',
    spec: {
      width: 400,
      height: { step: 24 },
      data: { values: bars },
      encoding: {
        y: {
          field: 'name',
          type: 'nominal',
          title: null,
          scale: { domain: bars.map(({ name }) => name) },
          axis: { domain: false, ticks: false, labelPadding: 6, labelLimit: 0 },
        },
      },
      layer: [
        { mark: { type: 'bar', height: 15, color: COLOURS.goods }, encoding: { x } },
        {
          mark: { type: 'text', align: 'left', dx: 5, color: COLOURS.muted, fontSize: 11 },
          encoding: { x, text: { field: 'text', type: 'nominal' } },
        },
      ],
    },
  };
}
