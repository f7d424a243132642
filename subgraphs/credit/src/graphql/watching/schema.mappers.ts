export type { ModelDrift as ModelDriftMapper } from '../../app/list-drift.ts';
export type { WeeklyMeasure as DriftMeasureMapper } from '../../app/watch-ports.ts';
