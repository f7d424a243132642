import type { TreeCharacteristic } from '../../domain/boosted-trees.ts';
import type { Characteristic } from '../../domain/scorecard.ts';

export type ModelCharacteristicMapper = Characteristic | TreeCharacteristic;
export type { ScoringModel as ScoringModelMapper } from '../../domain/scoring-model.ts';
