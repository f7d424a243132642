export type {
  ModelDrift as ModelDriftMapper,
  ShownMeasure as DriftMeasureMapper,
} from '../../app/list-drift.ts';
