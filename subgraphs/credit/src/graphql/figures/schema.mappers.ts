export type {
  Fairness as ModelFairnessMapper,
  GroupFigures as FairnessGroupMapper,
  ModelFigures as ModelFiguresMapper,
} from '../../domain/model-figures.ts';
