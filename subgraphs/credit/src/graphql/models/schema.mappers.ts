export type { Characteristic as ModelCharacteristicMapper } from '../../domain/scorecard.ts';
export type { ScoringModel as ScoringModelMapper } from '../../domain/scoring-model.ts';
