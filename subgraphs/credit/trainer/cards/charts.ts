import type { ScoringModel } from '../../src/domain/scoring-model.ts';
import type { Plot } from './draw.ts';
import { calibrationPlot, groupCalibrationPlot } from './plots-of-calibration.ts';
import { fairnessPlot } from './plots-of-fairness.ts';
import { ksPlot, rocPlot, scoresPlot } from './plots-of-figures.ts';
import { pointsPlot } from './plots-of-scorecard.ts';
import { gainPlot } from './plots-of-trees.ts';

/** Every plot of a model's card. */
export function charts(model: ScoringModel): readonly Plot[] {
  return [
    rocPlot(model),
    ksPlot(model),
    scoresPlot(model),
    calibrationPlot(model),
    model.kind === 'SCORECARD' ? pointsPlot(model) : gainPlot(model),
    ...(model.figures.fairness.length === 0
      ? []
      : [fairnessPlot(model), groupCalibrationPlot(model)]),
  ];
}
