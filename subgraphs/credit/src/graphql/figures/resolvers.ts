import { gateResults } from '../../domain/model-about.ts';
import type {
  FairnessGroupResolvers,
  ModelFiguresResolvers,
  ScoringModelResolvers,
} from '../types.generated.ts';

export const modelFigures: Pick<ScoringModelResolvers, 'figures' | 'gates'> = {
  gates: (model) =>
    gateResults(model).map(({ minimum = null, maximum = null, ...gate }) => ({
      ...gate,
      minimum,
      maximum,
    })),
};

export const figuresResolvers: ModelFiguresResolvers = {
  roc: ({ roc }) => [...roc],
  scores: ({ scores }) => [...scores],
  calibration: ({ calibration }) => [...calibration],
  fairness: ({ fairness }) => [...fairness],
};

export const groupResolvers: FairnessGroupResolvers = {
  calibration: ({ calibration }) => [...calibration],
};
